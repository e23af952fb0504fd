"""Kazakh bodies and houses: two names in one span, what is no name behind one, sources that news refers to."""

import pytest

from craftgraph.language.segment import tokens
from craftgraph.language.words import word
from craftgraph.mentions.bodies import bodies
from craftgraph.mentions.names import forms

PARTED = [
    (
        "Минерал залы мен Ұсталар орталығы",
        ("Organization", 0, 4),
        ["Venue Минерал залы", "Organization Ұсталар орталығы"],
    ),
    ("Ағаш және темір ұсталары орталығы", ("Organization", 0, 4), ["Organization Ағаш және темір ұсталары орталығы"]),
    (
        "Қазына министрлігі мұрағат ісі департаментінің директоры",
        ("Organization", 0, 4),
        ["Organization Қазына министрлігі", "Organization мұрағат ісі департаментінің"],
    ),
    (
        "Шалқар академиясының ағаш өңдеу факультетін бітірді",
        ("Organization", 0, 4),
        ["Organization Шалқар академиясының"],
    ),
    ("Шалқар академиясының хор ансамблі", ("Organization", 0, 3), ["Organization Шалқар академиясының хор ансамблі"]),
    ("Иран ұлттық құрама командасы жеңді", ("Organization", 0, 3), ["Country Иран"]),
    ("Габон Республикасының ұлттық құрамасы жеңді", ("Organization", 0, 3), ["Country Габон Республикасының"]),
    ("Габонның қоғам қайраткері Дана", ("Organization", 0, 1), ["Country Габонның"]),
    (
        "Шалқарпресс тілшісі облыстық шеберлер орталығына",
        ("Organization", 0, 4),
        ["Organization Шалқарпресс", "Organization облыстық шеберлер орталығына"],
    ),
    ("Шалқар Тұлпар командасы жеңді", ("Organization", 0, 2), ["Organization Шалқар Тұлпар командасы"]),
    (
        "«Минерал залы мен отау орталығы» қоры",
        ("Organization", 0, 7),
        ["Organization «Минерал залы мен отау орталығы» қоры"],
    ),
    ("Бұл туралы осыған сілтеме жасап жазды", None, []),
    ("Бұл туралы Kazcraft-қа сілтеме жасап жазды", None, ["Organization Kazcraft-қа"]),
]


@pytest.mark.parametrize(("text", "span", "expected"), PARTED)
def test_bodies_are_parted(text: str, span: tuple[str, int, int] | None, expected: list[str]) -> None:
    found = tokens(text)
    named = bodies(found, [word(t.text, "kk") for t in found], [span] if span else [])
    assert [f"{label} {text[found[a].begin : found[b].end]}" for label, a, b in named] == expected


@pytest.mark.parametrize(
    ("surface", "first"),
    [("example.kz сайтының", "example.kz"), ("@shalqar.art-қа", "shalqar.art"), ("А.Досаев қоры", "А.Досаев қоры")],
)
def test_a_site_is_called_by_its_address(surface: str, first: str) -> None:
    assert forms(surface, "kk", "Organization")[0] == first
