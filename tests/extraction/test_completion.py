"""Rules beside the role models: who hands a title over, how often a standing was won."""

import pytest

from craftgraph.language.segment import sentences
from craftgraph.mentions.document import Document, Node
from craftgraph.mentions.recognise import document
from craftgraph.model import Article
from craftgraph.statements.completion import completed
from craftgraph.statements.models import Filled
from craftgraph.statements.reported import utterances


def _document(text: str, names: list[tuple[str, str]]) -> Document:
    """The document of one sentence with the given names and phrases (label, words) marked."""
    split = sentences(text, "kk")
    (sentence,) = split
    spans = []
    for label, name in names:
        begin = text.index(name)
        inside = [i for i, t in enumerate(sentence.tokens) if begin <= t.begin < begin + len(name)]
        spans.append((label, inside[0], inside[-1]))
    return document(Article("a", text, "kk"), split, [sorted(spans, key=lambda s: s[1])])


def _nodes(doc: Document, kind: str) -> list[Node]:
    return [n for n in doc.nodes if n.kind == kind]


GIVERS = [
    ("Шаһар басшысы Асан Үсен «Үздік шебер» төсбелгісін жеті адамға табыстады.", []),
    ("Айгүл Болат министр Асан Үсеннің қолынан «Үздік шебер» төсбелгісін алды.", ["Айгүл Болат"]),
    ("Асан Үсен «Үздік шебер» төсбелгісін алды.", ["Асан Үсен"]),
    ("Асан Үсен «Үздік шебер» төсбелгісін Айгүл Болатқа тапсырды.", ["Айгүл Болатқа"]),
    ("Асан Үсен мен Айгүл Болатқа «Үздік шебер» төсбелгісі берілді.", ["Асан Үсен", "Айгүл Болатқа"]),
]


@pytest.mark.parametrize(("text", "recipients"), GIVERS)
def test_who_hands_a_title_over_does_not_get_it(text: str, recipients: list[str]) -> None:
    persons = [("Person", name) for name in ("Асан Үсен", "Айгүл Болат") if name in text]
    doc = _document(text, [*persons, ("Title", "«Үздік шебер»")])
    title = _nodes(doc, "Title")[0]
    filled = [Filled("recipient", node, 0.9) for node in _nodes(doc, "Person")]
    assert [doc.text(f.node) for f in completed("Conferral", doc, title, filled) if f.role == "recipient"] == recipients


TIMES = [
    ("Асан Үсен – үш дүркін әлем чемпионы.", [3]),
    ("Асан Үсен екінші рет әлем чемпионы атанды.", [2]),
    ("Асан Үсен бірінші рет әлем чемпионы атанды.", []),
    ("Асан Үсен – 40 жастағы әлем чемпионы.", []),
    ("Асан Үсен – әлем чемпионы.", []),
]


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_how_often_a_standing_was_won(text: str, times: list[int]) -> None:
    doc = _document(text, [("Person", "Асан Үсен"), ("label", "әлем чемпионы")])
    (label,) = _nodes(doc, "label")
    assert [f.node.value.value for f in completed("Distinction", doc, label, []) if f.role == "times"] == times


def test_a_text_that_recalls_itself_quotes_nobody() -> None:
    for verb, said in (("айтты", 1), ("айтқан едік", 0)):
        text = f"Асан Үсен биыл он кілем тоқығанын {verb}."
        doc = _document(text, [("Person", "Асан Үсен")])
        assert len(utterances(doc)) == said
