"""Which mentions are one thing: the tables find what comparing every name with every other finds."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from craftgraph.language.words import word
from craftgraph.mentions.index import is_initial, same_word
from craftgraph.mentions.names import key
from craftgraph.mentions.reference import Things
from craftgraph.terms import FAMILY

PLACES = ["Маңғыстау", "Тараз", "Бай", "облысы", "ауданы", "қаласы", "қаласында", "ауылы", "аймағы"]
BODIES = ["Туризм", "басқармасы", "Тараз", "қаласы", "Мәдениет", "үйі", "үйінің", "«Мұра»", "Бай"]
PERSONS = ["Асан", "А.", "Үсенов", "Үсенова", "Үсеновтің", "Сәуле", "Ким", "Кима", "Ә.Серіков", "Серікова"]
CLASSES = {
    "Place": PLACES, "City": PLACES, "Region": PLACES, "Country": PLACES, "Venue": BODIES, "Organization": BODIES,
    "Festival": BODIES, "Fair": BODIES, "Person": PERSONS,
}  # fmt: skip
NAMES = st.sampled_from(sorted(CLASSES)).flatmap(
    lambda cls: st.tuples(st.just(cls), st.lists(st.sampled_from(CLASSES[cls]), min_size=1, max_size=4).map(" ".join))
)


class Compared(Things):
    """Things as a reader would find them: the latest of the family first, name by name."""

    def _find(self, cls: str, names: Iterable[str], keys: Iterable[str]) -> int | None:
        names = list(names)
        same = [i for i, t in enumerate(self.things) if FAMILY[t.cls] == FAMILY[cls]]
        for i in reversed(same):
            kinds = {cls, self.things[i].cls} - {"Place"}
            if len(kinds) > 1 and not kinds <= {"Region", "Country"}:
                continue
            if set(keys) & {key(n) for n in self.things[i].names}:
                return i
        if cls == "Person":
            return self._person(names[-1], same)
        for i in reversed(same):
            thing = self.things[i]
            if {cls, thing.cls} <= {"Region", "Place"} and any(
                _area(a, b) or _area(b, a) for a in names for b in thing.names
            ):
                thing.cls = "Region"
                return i
            if thing.cls != cls and FAMILY[cls] != "Event":
                continue
            if any(self._short(a, b) or self._short(b, a) for a in names for b in thing.names):
                return i
        return None

    def _short(self, short: str, long: str) -> bool:
        a, b = key(short).split(), key(long).split()
        if not a or len(b) <= len(a):
            return False
        if b[: len(a)] == a and len(b) == len(a) + 1:
            city = {"қала", "қаласы", "ауыл", "ауылы", "кент", "кенті"}
            return bool({b[-1], word(b[-1], self.language).lemma} & city)
        return len(a) >= 2 and b[-len(a) :] == a

    def _person(self, name: str, same: list[int]) -> int | None:
        parts = [p for p in name.replace(".", ". ").split() if not is_initial(p)]
        for i in reversed(same):
            known = {p for n in self.things[i].names for p in n.split()}
            if parts and all(any(same_word(p, k) for k in known) for p in parts):
                return i
        for i in reversed(same):
            first = self.things[i].names[0].split()
            if len(parts) >= 2 and len(first) == 1 and any(same_word(first[0], p) for p in parts):
                return i
        return None


def _area(short: str, long: str) -> bool:
    a, b = key(short).split(), key(long).split()
    return bool(b) and b[:-1] == a and b[-1] in {"облысы", "ауданы", "өңірі", "аймағы"}


@given(st.lists(NAMES, min_size=2, max_size=12))
def test_the_index_finds_what_comparing_finds(named: list[tuple[str, str]]) -> None:
    indexed, compared = Things("kk"), Compared("kk")
    for at, (cls, name) in enumerate(named):
        assert indexed.add(cls, name, (at, at + 1, 0)) == compared.add(cls, name, (at, at + 1, 0))
    assert indexed.things == compared.things
