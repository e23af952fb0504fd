"""Who took part in a Kazakh event, told by what he did there."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import EntityRef
from craftgraph.statements.participants import is_honoured, participants

Marked = Callable[[str, str], Document]
FAIR = "[Fair Құлансаз жәрмеңкесі] ашылды. "

DEEDS = [
    ("Сахнада [Person Асан Үсенов] сөз сөйлеп, алғыс айтты.", ["Асан Үсенов"]),
    ("Сахнада [Person Асан Үсенов] пен [Person Дана Серік] қазылық етті.", ["Дана Серік", "Асан Үсенов"]),
    ("[Person Асан Үсеновтің] қатысуымен кеш басталды.", ["Асан Үсенов"]),
    ("[Person Асан Үсенов] үйіне кетті, [Person Дана Серік] сөз сөйледі.", ["Дана Серік"]),
    ("[Person Асан Үсеновтің] басшылық етуімен кеш басталды.", ["Асан Үсенов"]),
    ("Шараны [Person Асан Үсенов] жүргізді.", ["Асан Үсенов"]),
    ("Қонақтарды [Person Асан Үсенов] құттықтады.", ["Асан Үсенов"]),
    ("[Person Асан Үсенов] қатыспады.", []),
    ("[Person Асан Үсенов] бас жүлдені жеңіп алды.", []),
    ("«Ақ су тобында [Person Асан Үсенов] бар, қатысты» деп жазды.", []),
]


@pytest.mark.parametrize(("text", "expected"), DEEDS)
def test_who_did_so_took_part(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("kk", FAIR + text)
    found = [p.value.index for p in participants(doc) if isinstance(p.value, EntityRef)]
    assert [doc.things[index].names[0] for index in found] == expected


def test_who_wins_took_part_in_a_contest(marked: Marked) -> None:
    doc = marked("kk", "[Competition Құлансаз байқауы] өтті. [Person Асан Үсенов] топ жарды.")
    assert [doc.things[p.subject].names[0] for p in participants(doc)] == ["Құлансаз байқауы"]


def test_who_shares_a_prize_took_part_in_a_contest(marked: Marked) -> None:
    doc = marked("kk", "[Competition Құлансаз байқауы] өтті. Жүлдені [Person Асан] мен [Person Дана] бөлісті.")
    assert len(list(participants(doc))) == 2


def test_of_two_events_none_is_meant(marked: Marked) -> None:
    doc = marked("kk", FAIR + "[Festival Ақбұлақ фестивалі] өтті. [Person Асан Үсенов] сөз сөйледі.")
    assert list(participants(doc)) == []


HONOURED = [
    ("[Person Асанның] 90 жылдығына арналған кеш өтті.", [True]),
    ("Кеш [Person Асан] мен [Person Үсенді] еске алуға арналды.", [True, True]),
    ("[Person Асанның] «Таң» драмасын көрсетті.", [True]),
    ("[Person Асанның] «Таң» тобы ән айтты.", [False]),
    ("[Person Асанның] өнерін [Person Үсен] тамашалады.", [False, False]),
    ("[Person Асанның] 90 жылдығына [Person Асан] қатысты.", [False, False]),
]


@pytest.mark.parametrize(("text", "expected"), HONOURED)
def test_whom_an_event_honours_took_no_part(marked: Marked, text: str, expected: list[bool]) -> None:
    doc = marked("kk", text)
    assert [is_honoured(doc, n.entity, 0) for n in doc.nodes if n.kind == "Person"] == expected
