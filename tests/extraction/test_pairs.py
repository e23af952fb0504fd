"""The numbers of pairs of words: looked up by their words they are those of their names."""

from hypothesis import example, given
from hypothesis import strategies as st

from craftgraph.mentions.pairs import growing, pair_table, pairs_of

words = st.text(alphabet="абв-.", min_size=1, max_size=3) | st.just("|")


@given(st.lists(st.tuples(words, words), unique=True))
@example([("|", "а"), ("а", "|"), ("|", "|")])
def test_a_pair_is_found_by_its_words(pairs: list[tuple[str, str]]) -> None:
    numbers = {f"{left}|{right}": place for place, (left, right) in enumerate(pairs, 1)}
    table = pair_table(numbers)
    for left, right in pairs:
        assert table[left].get(right) == numbers[f"{left}|{right}"]
    assert not table["г"].get("а")
    assert not table["а"].get("г")


def test_training_numbers_what_it_is_asked_for_by_the_same_names() -> None:
    names: dict[str, int] = {}
    grown = growing(lambda name: names.setdefault(name, len(names) + 1))
    asked = [(table, left, right) for table in range(3) for left, right in (("қала", "әкім"), ("|", "x"), ("a", "|"))]
    found = [grown[table][left].get(right) for table, left, right in asked]
    by_group: dict[str, dict[str, int]] = {"ll": {}, "cl": {}, "ss": {}}
    for name, number in names.items():
        group, _, pair = name.partition("=")
        by_group[group][pair] = number
    shipped = pairs_of(by_group)
    assert [shipped[table][left].get(right) for table, left, right in asked] == found == list(range(1, 10))
