"""Training: labels from annotated articles, and models that come out the same from the same articles."""

from itertools import islice
from pathlib import Path

import pytest

from craftgraph.corpus import Gold, extraction_of, load
from craftgraph.corpus.align import mentions_of
from craftgraph.corpus.loader import gold_of
from craftgraph.errors import CraftGraphError
from craftgraph.language.segment import sentences
from craftgraph.mentions import labels
from craftgraph.mentions.tagger import Tagger
from craftgraph.resources import resource
from craftgraph.statements.weights import Weights
from craftgraph.training.choice import train_role_model
from craftgraph.training.mentions import fold_of, prepare, train_tagger
from craftgraph.training.report import tagger_report
from craftgraph.training.roles import role_rows

RECORD = {
    "id": "x-1",
    "language": "kk",
    "title": "Көрме",
    "published": "2025-05-01",
    "text": "Облыстық музейдің директоры Асан Үсенов көрмені ашты. «Рақмет», – деді Үсенов.",
    "entities": [
        {"id": "a", "class": "Person", "names": ["Асан Үсенов"], "occupation": ["директоры"]},
        {"id": "m", "class": "Organization", "names": ["Облыстық музей"]},
    ],
    "statements": [
        {
            "class": "Position",
            "holder": "@a",
            "role": "директоры",
            "organization": "@m",
            "evidence": "музейдің директоры Асан Үсенов",
        },
        {
            "class": "Quotation",
            "speaker": "@a",
            "text": "Рақмет",
            "direct": True,
            "evidence": "«Рақмет», – деді Үсенов",
        },
    ],
}


@pytest.fixture(scope="module")
def gold() -> Gold:
    return gold_of(RECORD, "here")


@pytest.fixture(scope="module")
def articles() -> list[Gold]:
    return list(islice(load(resource("data", "corpus", "train", "kk-festivals.jsonl")), 8))


def test_mentions_are_found_in_any_inflection(gold: Gold) -> None:
    text = sentences(gold.article.text, "kk")
    found = {(gold.entities[i].id, gold.article.text[s.begin : s.end]) for i, s in mentions_of(gold, text)}
    assert found == {("a", "Асан Үсенов"), ("m", "Облыстық музейдің"), ("a", "Үсенов")}


def test_labels_of_names_and_of_role_texts(gold: Gold) -> None:
    text = sentences(gold.article.text, "kk")
    assert labels.outer(gold, text)[0][:5] == ["B-Organization", "I-Organization", "O", "B-Person", "I-Person"]
    assert labels.texts(gold, text)[0][2] in {"B-role", "B-occupation"}


def test_annotation_becomes_an_extraction(gold: Gold) -> None:
    extraction = extraction_of(gold)
    assert [s.cls for s in extraction.statements] == ["Position", "Quotation"]
    assert [s.sentence for s in extraction.statements] == [0, 1]
    assert [p.name for p in extraction.properties] == ["occupation"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"entities": [{"id": "a", "class": "Robot", "names": ["Р"]}]}, "Robot is no entity class"),
        ({"statements": [{"class": "Gossip"}]}, "Gossip is no statement class"),
        ({"published": "yesterday"}, "no annotated article"),
        ({"entities": None}, "no annotated article"),
    ],
)
def test_what_is_no_annotation_is_refused_with_its_place(change: dict[str, object], message: str) -> None:
    with pytest.raises(CraftGraphError, match=message) as caught:
        gold_of(RECORD | change, "gold.jsonl, line 3")
    assert "gold.jsonl, line 3" in str(caught.value)


def test_folds_do_not_depend_on_the_corpus() -> None:
    assert [fold_of(f"a-{n:03}", 4) for n in range(6)] == [fold_of(f"a-{n:03}", 4) for n in range(6)]
    assert {fold_of(f"a-{n:03}", 4) for n in range(40)} == {0, 1, 2, 3}


def test_the_same_articles_give_the_same_tagger_and_it_learns(articles: list[Gold], tmp_path: Path) -> None:
    prepared = [prepare(gold) for gold in articles]
    for name in ("one", "two"):
        train_tagger(prepared, tmp_path / name, iterations=15)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    model = Tagger(tmp_path / "one", "kk")
    tagged = {item.gold.article.id: model.spans(item.sentences) for item in prepared}
    report = tagger_report(prepared, tagged, tmp_path / "one")
    assert report["names"]["recall"] > 0.5  # on the articles that it has seen
    assert report["bytes"] == (tmp_path / "one").stat().st_size


def test_role_rows_have_a_label_for_the_anchor_and_every_candidate(articles: list[Gold]) -> None:
    prepared = [prepare(gold) for gold in articles[:4]]
    tagged = {
        item.gold.article.id: [
            [(label, first, last) for label, first, last in row]
            for row in Tagger(resource("data", "models", "mentions-kk.npz"), "kk").spans(item.sentences)
        ]
        for item in prepared
    }
    found = role_rows(prepared, tagged)
    assert {"Position", "Quotation", "event", "person"} <= set(found)
    for sequences in found.values():
        for attributes, names in sequences:
            assert len(attributes) == len(names)
            assert names[0] in {"T", "F"}
            assert not {"T", "F"} & set(names[1:])


def _row(kind: str, *attributes: str) -> list[str]:
    return [f"k={kind}", *attributes]


CHOICES = [
    row
    for row in [
        ([["spoken"], _row("Person", "near"), _row("Person", "far"), _row("City", "near")], ["T", "holder", "O", "O"]),
        ([["spoken"], _row("Person", "far"), _row("Person", "near")], ["T", "O", "holder"]),
        ([["odd"], _row("Person", "near")], ["T", "holder"]),
        ([["odd"], _row("Person", "far")], ["F", "O"]),
        ([["spoken"], _row("Person", "far")], ["T", "O"]),
        ([["denied"], _row("Person", "far")], ["F", "O"]),
    ]
    for _ in range(20)
]
"""Anchors and candidates of a `Position`: near persons hold it; an odd anchor says something where one is near."""


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    path = tmp_path_factory.mktemp("roles") / "Position.json"
    train_role_model("Position", CHOICES, path)
    again = path.with_name("again.json")
    train_role_model("Position", CHOICES, again)
    assert path.read_bytes() == again.read_bytes()
    return Weights.load(path)


def test_an_anchor_is_told_by_its_attributes(weights: Weights) -> None:
    assert weights.how_likely(["spoken"]) > 0.8 > 0.3 > weights.how_likely(["denied"])


@pytest.mark.parametrize(
    ("kinds", "rows", "likeliest"),
    [
        (["Person", "Person"], [["near"], ["far"]], 0),
        (["Person", "Person"], [["far"], ["near"]], 1),
        (["City", "Person"], [["near"], ["near"]], 1),  # a city holds no office, however near
        (["Person"], [["far"]], None),
        (["City"], [["near"]], None),
        ([], [], None),
    ],
)
def test_candidates_compete_for_a_role(
    weights: Weights, kinds: list[str], rows: list[list[str]], likeliest: int | None
) -> None:
    chances = weights.chances(kinds, rows)["holder"]
    assert sum(chances.values()) <= 1
    assert all(kinds[k] == "Person" for k in chances)
    best = max(chances, key=lambda k: chances[k], default=None)
    assert (best if best is not None and chances[best] > 0.5 else None) == likeliest


def test_an_anchor_is_asked_again_in_the_light_of_its_candidates(weights: Weights) -> None:
    likely, unlikely = {"holder": {0: 0.95}}, {"holder": {0: 0.02}}
    assert weights.reconsidered(0.5, likely) >= weights.reconsidered(0.5, unlikely)
    assert weights.reconsidered(0.9, likely) > weights.reconsidered(0.2, likely)
