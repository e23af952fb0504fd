"""Counted groups stand in the nominative, and distinctions whole, however their sentence tells them."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import Text
from craftgraph.statements.models import Filled
from craftgraph.statements.roles import own_roles, value_of
from craftgraph.statements.wording import label_text

Marked = Callable[[str, str], Document]

COUNTED = [
    ("[Fair Құлансаз жәрмеңкесі] 40 зергердің бұйымын көрсетті.", "зергер"),
    ("[Fair Құлансаз жәрмеңкесі] 40 жас шеберді жинады.", "жас шебер"),
    ("[Fair Құлансаз жәрмеңкесіне] 40 шебер келді.", "шебер"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_whom_a_figure_counts(marked: Marked, text: str, expected: str) -> None:
    doc = marked("kk", text)
    figure = next(n for n in doc.nodes if n.kind == "quantity")
    said = {r.name: r.value for r in own_roles(doc, "Attendance", figure, [])}
    assert said["group"] == Text(expected, "kk")


def test_a_phrase_that_names_the_group(marked: Marked) -> None:
    doc = marked("kk", "[Fair Құлансаз жәрмеңкесі] 40 [group шетелдік қонақты] күтіп алды.")
    group = next(n for n in doc.nodes if n.kind == "group")
    assert value_of(doc, Filled("group", group, 0.9)) == Text("шетелдік қонақ", "kk")
    # what a figure measures keeps the words of the article
    assert value_of(doc, Filled("indicator", group, 0.9)) == Text("шетелдік қонақты", "kk")


LABELS = [
    ("Асан – [Competition «Тарлан» байқауының] екі дүркін [label жеңімпазы].", "«Тарлан» байқауының жеңімпазы"),
    ("Асан – «[Competition Тарлан» байқауының] [label жеңімпазы].", "«Тарлан» байқауының жеңімпазы"),
    ("Асан – [Title «Ақ ту» сыйлығының] [label да екі мәрте иегері].", "«Ақ ту» сыйлығының иегері"),
    ("Асан – [label үш дүркін әлем чемпионы].", "әлем чемпионы"),
    ("Асан – [Competition «Тарлан» байқауында] [label жеңімпаз].", "жеңімпаз"),
    ("Асан – [Organization Тарлан тобының] [label әлемдегі үш дүркін ең үздік иегері].", "әлемдегі ең үздік иегері"),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_a_distinction_is_told_with_what_it_is_of(marked: Marked, text: str, expected: str) -> None:
    doc = marked("kk", text)
    label = next(n for n in doc.nodes if n.kind == "label")
    assert label_text(doc, label) == expected
