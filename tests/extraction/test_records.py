"""Kazakh records told over several sentences: the measured thing, and the deed that an earlier record names."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from craftgraph.mentions.document import Document, Node
from craftgraph.model import Duration, Role, Statement, Text
from craftgraph.statements.joining import merged
from craftgraph.statements.records import feat_text, is_former, measured_thing, says_nothing, with_feats

Marked = Callable[[str, str], Document]


def _figure(doc: Document) -> Node:
    return next(n for n in doc.nodes if n.kind == "quantity")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Қолданыстағы рекорд 62 метрлік сырмағына тиесілі.", "сырмақ"),
        ("Олар 62 метрлік алаша тоқып шықты.", "алаша"),
        ("Бұған дейін қоржынның ұзындығы 9 метр болатын.", "қоржынның"),
        # a size of a record only, of nothing, and of something named
        ("Бұрынғы 62 метрлік рекорд жаңарды.", None),
        ("Ол 62 метр жүгірді.", None),
        ("Бұған дейін [Venue Көктөбенің] биіктігі 9 метр болатын.", None),
    ],
)
def test_the_thing_that_a_figure_measures(marked: Marked, text: str, expected: str | None) -> None:
    doc = marked("kk", text)
    found = measured_thing(doc, _figure(doc))
    assert (found and feat_text(doc, found, doc.text(found))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Бұрынғы рекорд 24 метр еді.", True),
        ("Осыған дейінгі көрсеткіш 24 метр болған.", True),
        ("Бұған дейін рекорд 24 метр еді.", True),
        ("Олар кешке дейін 24 метр тоқыды.", False),
    ],
)
def test_a_record_that_was_broken(marked: Marked, text: str, expected: bool) -> None:
    doc = marked("kk", text)
    assert is_former(doc, _figure(doc)) is expected


@pytest.mark.parametrize(
    ("words", "expected"), [("тиесілі болған", True), ("рекорд орнатқан", True), ("таға соғып", False)]
)
def test_words_that_say_no_deed(marked: Marked, words: str, expected: bool) -> None:
    doc = marked("kk", f"Ол 24 {words}.")
    tokens = doc.sentences[0].tokens
    assert says_nothing(doc, Node("feat", tokens[2].begin, tokens[-2].end, 0, 2, len(tokens) - 2)) is expected


def _record(at: int, feat: str | None, *others: Role) -> Statement:
    roles = (Role("feat", Text(feat, "kk"), 0),) if feat else ()
    return Statement("Record", (*roles, *others), 0, at, at + 1, "Record")


def _value(value: int, unit: str) -> tuple[Role, Role]:
    return Role("value", Decimal(value), 0), Role("unit", Text(unit, "kk"), 0)


@pytest.mark.parametrize(
    ("told", "unsaid", "expected"),
    [
        # the one before; one that is measured alike; the next; and whatever there is
        ([_record(0, "таға соғу"), _record(5, "арқан есу")], _record(9, None), "арқан есу"),
        ([_record(0, "таға соғу", *_value(3, "келі")), _record(5, "арқан есу")],
         _record(9, None, *_value(2, "келі")), "таға соғу"),
        ([_record(9, "таға соғу")], _record(5, None), "таға соғу"),
        ([_record(0, "таға соғу", *_value(3, "келі"))], _record(5, None, Role("duration", Duration("PT5S"), 0)),
         "таға соғу"),
        ([], _record(5, None), None),
    ],
)  # fmt: skip
def test_what_was_done_is_told_elsewhere(told: list[Statement], unsaid: Statement, expected: str | None) -> None:
    anchor = Node("quantity", 5, 6, 0, 1, 1)
    found = [r.value for _, s in with_feats(told, {anchor: unsaid}) for r in s.roles if r.name == "feat"]
    assert found == ([Text(expected, "kk")] if expected else [])


def test_two_times_are_two_records() -> None:
    times = [_record(at, "өрмек тоқу", Role("duration", Duration(f"PT{at}H"), 0)) for at in (1, 2)]
    assert len(merged([*times, times[0]], times_apart=True)) == 2
    assert len(merged(times)) == 1
