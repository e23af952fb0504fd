"""The tagger: scores made form by form are sums of what every token sees, and Viterbi is right."""

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftgraph.language.segment import sentences
from craftgraph.language.words import word
from craftgraph.mentions import tagger as module
from craftgraph.mentions.authority import authority
from craftgraph.mentions.chain import Chain
from craftgraph.mentions.features import features, offset_of
from craftgraph.mentions.lexicon import lexicon
from craftgraph.mentions.tagger import Tagger
from craftgraph.mentions.viterbi import best
from craftgraph.model import Sentence, Token
from craftgraph.resources import resource
from craftgraph.training.crf import chain_of, train_crf

TEXT = """Түркістан облысында «Наурыз гүлі» байқауы өтті. Байқауға Түркістан қаласынан 12 шебер қатысты.
Қазақстан Республикасы Ұлттық музейінің директоры Айша Сейітқызы «Ұлы дала» көрмесін ашты, деп хабарлайды BAQ.KZ.
– Көрме 3 күнге созылады! – деді Айша Сейітқызы.
"""
WORDS = [*TEXT.split(), *"« » “ ” , . – Алма-Ата Нью Йорк нью-йорк ъ | 2025 жылы".split()]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), max_size=5)
MODEL = resource("data", "models", "mentions-kk.npz")


def written(texts: list[list[str]]) -> list[Sentence]:
    """Sentences of the given tokens."""
    result, end = [], 0
    for index, texts_of_one in enumerate(texts):
        tokens, begin = [], end
        for text in texts_of_one:
            tokens.append(Token(text, end, end + len(text)))
            end += len(text) + 1
        result.append(Sentence(index, begin, end, " ".join(texts_of_one), tuple(tokens)))
    return result


@pytest.fixture(scope="module")
def shipped() -> Tagger:
    return Tagger(MODEL, "kk")


def plain_scores(chain: Chain, rows: list[list[str]]) -> list[list[int]]:
    """The sums of the weights of what every token sees, one attribute after the other."""
    result = []
    for row in rows:
        total = np.zeros(len(chain.labels), np.int32)
        for offset, name in map(offset_of, row):
            number = chain.numbers.get(name, 0)
            for k in range(chain.first[number], chain.first[number + 1]):
                if chain.shifts[k] == -offset:
                    total[chain.columns[k]] += chain.weights[k]
        result.append(total.tolist())
    return result


@given(TEXTS)
@settings(deadline=None, max_examples=40)
def test_scores_are_the_sums_of_what_every_token_sees(shipped: Tagger, texts: list[list[str]]) -> None:
    rows = [row for sentence in features(written(texts), "kk") for row in sentence]
    assert shipped.scores([texts, texts]).tolist() == 2 * plain_scores(shipped.chain, rows)


def test_forgetting_words_changes_nothing(shipped: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    text = sentences(TEXT, "kk")
    before = shipped.spans(text)
    assert {label for row in before for label, _, _ in row} > {"Organization", "Person"}
    monkeypatch.setattr(module, "_FORMS", 40)
    small = Tagger(MODEL, "kk")
    for _ in range(3):
        assert small.spans(text) == before
        assert [small.spans([sentence]) for sentence in text][-1]
    assert small.spans([]) == []


def test_a_chain_labels_as_the_model_that_it_was_made_of(tmp_path: Path) -> None:
    text = sentences(TEXT, "kk")
    wanted = [["B-X" if token.text[0].isupper() else "O" for token in sentence.tokens] for sentence in text]
    rows = list(zip(features(text, "kk"), wanted, strict=True))
    train_crf(rows, tmp_path / "model.npz", iterations=20, min_count=1)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.05, "c2": 0.01, "max_iterations": 20, "feature.possible_transitions": True})
    for row, labels in rows:
        trainer.append(row, labels)
    trainer.train(str(tmp_path / "model.crfsuite"))
    theirs = pycrfsuite.Tagger()
    theirs.open(str(tmp_path / "model.crfsuite"))
    ours = Tagger(tmp_path / "model.npz", "kk")
    assert ours.spans(text) == [module.spans(theirs.tag(row)) for row, _ in rows]
    chain_of(tmp_path / "model.crfsuite").save(tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == (tmp_path / "model.npz").read_bytes()


def test_a_chain_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    states = {("w=а", "O"): 1.5, ("-1w=а", "B"): -0.25, ("1w=а", "O"): 2, ("q<=б", "B"): 3, ("w=ё", "O"): 0.00001}
    made = Chain.of(["O", "B"], states, {("O", "B"): -1.0})
    made.save(tmp_path / "chain.npz")
    read = Chain.load(tmp_path / "chain.npz")
    assert read.labels == ["O", "B"]
    assert read.numbers == made.numbers == {"q<=б": 1, "w=а": 2}  # the smallest weight rounds to nothing
    assert read.transitions.tolist() == [[0, -16384], [0, 0]]
    scores = np.zeros((3, 2), np.int32)
    read.add(scores, [1, 1, 0], [2, 1, 0])
    assert scores.tolist() == [[32768, 0], [24576, 49152], [0, -4096]]


LABELS = 3
WEIGHTS = st.integers(-9, 9)


@given(
    st.lists(st.integers(0, 5), max_size=20),
    st.lists(st.lists(WEIGHTS, min_size=LABELS, max_size=LABELS), min_size=LABELS, max_size=LABELS),
    st.data(),
)
@settings(deadline=None, max_examples=60)
def test_no_labelling_scores_higher(lengths: list[int], transitions: list[list[int]], data: st.DataObject) -> None:
    row = st.lists(WEIGHTS, min_size=LABELS, max_size=LABELS)
    scores = data.draw(st.lists(row, min_size=sum(lengths), max_size=sum(lengths)))
    table = np.array(scores, np.int32).reshape(-1, LABELS)
    found = best(table.copy(), lengths, np.array(transitions, np.int32)).tolist()

    def total(labels: tuple[int, ...], begin: int) -> int:
        own = sum(scores[begin + k][label] for k, label in enumerate(labels))
        return own + sum(transitions[a][b] for a, b in pairwise(labels))

    end = 0
    for length in lengths:
        mine = tuple(found[end : end + length])
        assert total(mine, end) == max(total(other, end) for other in product(range(LABELS), repeat=length))
        end += length


def test_long_sentences_do_not_overflow() -> None:
    """The label of the highest weight, 40,000 times: the sum is beyond 32 bits."""
    scores = np.tile(np.array([[0, 120_000, 60_000]], np.int32), (40_000, 1))
    found = best(scores, [40_000], np.zeros((3, 3), np.int32))
    assert set(found.tolist()) == {1}


KEYS = sorted(key for key in authority() if " " in key and key[0].isalpha())
NAMES = st.lists(
    st.one_of(
        st.sampled_from(KEYS).map(lambda key: key.title().split(" ")),
        st.sampled_from(KEYS).map(lambda key: key.split(" ", 1)[0].title().split(" ")),
        st.sampled_from(WORDS).map(lambda text: [text]),
    ),
    min_size=1,
    max_size=4,
).map(lambda parts: [text for part in parts for text in part])


@given(NAMES)
@settings(deadline=None, max_examples=100)
def test_names_are_found_where_a_search_for_all_of_them_finds_them(texts: list[str]) -> None:
    known, words = lexicon("kk"), [word(text, "kk") for text in texts]

    def plain(i: int) -> tuple[int, str, int]:
        if texts[i][0].isupper() or texts[i][0].isdigit():
            for length in range(min(5, len(texts) - i), 0, -1):
                head = " ".join(w.lower for w in words[i : i + length - 1])
                for end in (words[i + length - 1].lower, words[i + length - 1].lemma):
                    found = authority().find(f"{head} {end}".strip().replace("-", " ").replace("ё", "е"))
                    if found:
                        return length, found[0].cls, found[0].rank
        return 0, "", 0

    for i, text in enumerate(texts):
        assert known.name_at(texts, words, i) == plain(i)
        assert known.begins(text, words[i]) or plain(i)[0] == 0
