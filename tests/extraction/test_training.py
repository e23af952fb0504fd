"""Training: labels from annotated articles, and models that come out the same from the same articles."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from craftgraph.corpus import Gold, extraction_of, load
from craftgraph.corpus.align import mentions_of
from craftgraph.corpus.loader import GoldEntity, gold_of
from craftgraph.errors import CraftGraphError
from craftgraph.language.segment import sentences
from craftgraph.mentions import labels
from craftgraph.mentions.tagger import Tagger
from craftgraph.resources import resource
from craftgraph.statements.keys import Keys, code, salt, salted
from craftgraph.statements.models import Judgement, RoleModels
from craftgraph.statements.questions import Candidates
from craftgraph.statements.weights import Table
from craftgraph.training.choice import Row, train_role_model
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


@pytest.mark.parametrize(
    ("name", "form", "same"),
    [
        ("Құрақ", "Құрағын", True),
        ("облысы", "облыстарында", True),
        ("Айып", "Айыбы", True),
        ("медаль", "медалі", True),
        ("Тоғызбаева", "Тоғызбаевтар", True),
        ("Қазан", "Қазаннан", True),
        ("Қазан", "Қазақ", False),
        ("Ирак", "Иранның", False),
        ("Марат", "Марапаттау", False),
        ("қола", "қолөнерші", False),
    ],
)
def test_a_name_is_known_again_by_its_stem(name: str, form: str, same: bool) -> None:
    gold = gold_of(RECORD | {"text": f"Бүгін {form} келді.", "entities": [], "statements": []}, "here")
    gold = replace(gold, entities=(GoldEntity("x", "Organization", (name,), {}),))
    assert bool(mentions_of(gold, sentences(gold.article.text, "kk"))) == same


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
    for rows in found.values():
        for row in rows:
            assert len(row.candidates) == len(row.kinds) == len(row.labels)
            assert row.said == bool(row.said)
            assert (row.anchor != 0).any()
            assert (row.candidates != 0).any(axis=1).all()


def _keys(*attributes: str) -> Keys:
    return np.array([code(attribute) for attribute in (*attributes, *[""] * (2 - len(attributes)))], dtype=np.uint64)


def _row(anchor: str, said: bool, *candidates: tuple[str, str, str]) -> Row:
    keys = np.array([_keys("any", near) for _, near, _ in candidates], dtype=np.uint64)
    return Row(_keys(anchor), keys, [kind for kind, _, _ in candidates], said, [label for *_, label in candidates])


CHOICES = [
    row
    for row in [
        _row("spoken", True, ("Person", "near", "holder"), ("Person", "far", "O"), ("City", "near", "O")),
        _row("spoken", True, ("Person", "far", "O"), ("Person", "near", "holder")),
        _row("odd", True, ("Person", "near", "holder")),
        _row("odd", False, ("Person", "far", "O")),
        _row("spoken", True, ("Person", "far", "O")),
        _row("denied", False, ("Person", "far", "O")),
    ]
    for _ in range(20)
]
"""Anchors and candidates of a `Position`: near persons hold it; an odd anchor says something where one is near."""


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> RoleModels:
    path = tmp_path_factory.mktemp("roles") / "Position.npz"
    train_role_model("Position", CHOICES, path)
    again = path.parent.parent / "again.npz"
    train_role_model("Position", CHOICES, again)
    assert path.read_bytes() == again.read_bytes()
    return RoleModels.load(path.parent)


def _judged(models: RoleModels, said: float, candidates: Sequence[tuple[str, str]]) -> Judgement:
    keys = np.array([_keys("any", near) for _, near in candidates], dtype=np.uint64)
    owners = np.zeros(len(candidates), dtype=np.int64)
    asked = Candidates(owners, np.ones(len(candidates), dtype=np.bool_), keys, keys[:0])
    return models.judge(["Position"], np.array([said]), [[kind for kind, _ in candidates]], asked)


def test_an_anchor_is_told_by_its_attributes(models: RoleModels) -> None:
    spoken, denied = models.said(["Position", "Position"], np.array([_keys("spoken"), _keys("denied")]))
    assert spoken > 0.8 > 0.3 > denied


@pytest.mark.parametrize(
    ("candidates", "likeliest"),
    [
        ([("Person", "near"), ("Person", "far")], 0),
        ([("Person", "far"), ("Person", "near")], 1),
        ([("City", "near"), ("Person", "near")], 1),  # a city holds no office, however near
        ([("Person", "far")], None),
        ([("City", "near")], None),
    ],
)
def test_candidates_compete_for_a_role(
    models: RoleModels, candidates: list[tuple[str, str]], likeliest: int | None
) -> None:
    chances = _judged(models, 0.9, candidates).chances[:, models.roles("Position").index("holder")]
    assert chances.sum() <= 1
    assert all(kind == "Person" for (kind, _), chance in zip(candidates, chances, strict=True) if chance)
    assert (int(chances.argmax()) if chances.max() > 0.5 else None) == likeliest


def test_an_anchor_is_asked_again_in_the_light_of_its_candidates(models: RoleModels) -> None:
    near, far = [("Person", "near")], [("Person", "far")]
    assert _judged(models, 0.5, near).said >= _judged(models, 0.5, far).said
    assert _judged(models, 0.9, near).said > _judged(models, 0.2, near).said


@pytest.mark.parametrize("size", [1, 1000, 60000])
def test_a_table_finds_every_key_and_no_other(size: int) -> None:
    random = np.random.default_rng(7)
    keys = np.unique(random.integers(1, 2**63, size, dtype=np.uint64))
    keys[: len(keys) // 2] &= np.uint64(0xFFFF)  # many want the same places
    keys = np.unique(keys[keys > 0])
    none = np.zeros(len(keys), dtype=np.uint64)
    weights = np.arange(1, len(keys) + 1, dtype=np.float32)[:, None]
    table = Table(salted(keys, none), weights)
    assert (table.sums(keys[:, None], none) == weights).all()
    assert not table.sums(keys[:, None], none + np.uint64(salt("another model"))).any()
