"""Kazakh houses as bodies and as places, and the bodies and areas named inside of them."""

from collections.abc import Callable

import pytest

from craftgraph.language.segment import tokens
from craftgraph.language.words import word
from craftgraph.mentions.document import Document
from craftgraph.mentions.extent import confined
from craftgraph.mentions.houses import as_house
from craftgraph.mentions.names import forms

Marked = Callable[[str, str], Document]


@pytest.mark.parametrize(
    ("label", "text", "last", "expected"),
    [
        ("Organization", "Шалқар өнер музейінде ашылды", 2, "Venue"),
        ("Organization", "Шалқар өнер музейінің қоры", 2, "Organization"),
        ("Organization", "Шалқар өнер мектебінде оқиды", 2, "Organization"),
        ("Organization", "Шалқар өнер министрлігінде өтті", 2, "Organization"),
        ("Organization", "Шалқар облыстық филармониясында өтті", 2, "Venue"),
        ("Organization", "Шалқар облыстық филармониясының әншісі", 2, "Organization"),
        ("Venue", "Шалқар өнер музейінде ашылды", 2, "Venue"),
        ("Venue", "Шалқар өнер музейіндегі көрме", 2, "Venue"),
        ("Venue", "Шалқар өнер музейі көрме ашты", 2, "Organization"),
        ("Venue", "Шалқар өнер музейіне тапсырды", 2, "Organization"),
        ("Venue", "Шалқар өнер музейінің ауласында", 2, "Venue"),
        ("Venue", "Шалқар өнер музейлері ашық", 2, "Venue"),
        ("Venue", "Шалқар техникалық университетінде оқиды", 2, "Organization"),
        ("Venue", "Шалқар техникалық университетінің залында", 2, "Venue"),
        ("Venue", "Айсұлу сән үйі қатысты", 2, "Organization"),
        ("Venue", "Шалқар мәдениет үйі ашылды", 2, "Venue"),
    ],
)
def test_a_house_is_a_body_or_a_place(label: str, text: str, last: int, expected: str) -> None:
    found = tokens(text)
    assert as_house(label, found, [word(t.text, "kk") for t in found], 0, last) == expected


@pytest.mark.parametrize(
    ("label", "text", "last", "named"),
    [
        ("Organization", "Министрліктің Ою комитеті", 2, "Ою комитеті"),
        ("Organization", "жанындағы Шеберлер кеңесі", 2, "Шеберлер кеңесі"),
        ("Organization", "Иранның Sofal компаниясы", 2, "Sofal компаниясы"),
        ("Organization", "Шеберлер одағының Ою комитеті", 3, "Шеберлер одағының Ою комитеті"),
        ("Organization", "Түркиядағы Ою институты", 2, "Түркиядағы Ою институты"),
        ("Place", "Қамысты жағалауы", 1, "Қамысты"),
        ("Place", "Қамысты көлі", 1, "Қамысты көлі"),
    ],
)
def test_what_is_no_part_of_a_name_is_cut(label: str, text: str, last: int, named: str) -> None:
    found = tokens(text)
    *_, (_, a, b) = confined(found, [word(t.text, "kk") for t in found], [(label, 0, last)])
    assert text[found[a].begin : found[b].end] == named


@pytest.mark.parametrize(
    ("surface", "cls", "names"),
    [
        ("Қамысты ауылында", "City", ("Қамысты ауылы", "Қамысты")),
        ("Орталық саябағында", "Venue", ("Орталық саябақ", "Орталық саябағы")),
        ("қамыс өруімен", "Craft", ("қамыс өру",)),
        ("мүйіз ою өнерін", "Craft", ("мүйіз ою өнері", "мүйіз ою")),
        ("мүсін өнерін", "Craft", ("мүсін өнері",)),
        ("Достық саябағында", "Venue", ("Достық саябағы",)),
    ],
)
def test_names_with_and_without_their_noun(surface: str, cls: str, names: tuple[str, ...]) -> None:
    assert forms(surface, "kk", cls) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Organization Зергерлер одағының облыстық филиалы] ашылды.",
            ["Зергерлер одағының облыстық филиалы", "Зергерлер одағы"],
        ),
        (
            "[Organization Ою министрлігінің Сырмақ комитеті] жариялады.",
            ["Ою министрлігі", "Сырмақ комитеті"],
        ),
        ("[Organization қала әкімдігінің ою бөлімі] ашты.", ["қала әкімдігінің ою бөлімі"]),
        ("[Organization Ою федерациясы] ашты. [Organization Федерация] айтты.", ["Ою федерациясы"]),
        ("[Region Атырау облысы] [Organization ою басқармасы] ашты.", ["Атырау облысы ою басқармасы", "Атырау облысы"]),
        ("[Region Атырау облысы] [Organization Иран қоры] туралы.", ["Атырау облысы", "Иран қоры", "Иран"]),
        ("Серік [Organization Сейтов атындағы ою мектебі] ашық.", ["Серік Сейтов атындағы ою мектебі"]),
        (
            "[Region Атырау облысы] [Organization Дүниежүзілік қолөнер кеңесі].",
            ["Атырау облысы", "Дүниежүзілік қолөнер кеңесі"],
        ),
        ("[Organization Атырау облысының құрамасы] озды.", ["Атырау облысының құрамасы", "Атырау облысы"]),
        ("Ол [Title Ою басқармасының алғыс хатын] алды.", ["Ою басқармасының алғыс хаты", "Ою басқармасы"]),
        ("Бізге [Craft қамыс өрушілер] мен [Craft қамыс өруші] келді.", []),
        ("[Organization Мәжіліс] қабылдады. [Organization ЗЕРТХАНА] ашты.", ["Мәжіліс", "ЗЕРТХАНА"]),
        ("[Organization Қонаев атындағы ою мектебі] ашты.", ["Қонаев атындағы ою мектебі"]),
        (
            "[Venue Атырау облыстық кітапханасында] жиналды.",
            ["Атырау облыстық кітапханасы", "Атырау облысы"],
        ),
    ],
)
def test_names_inside_names(marked: Marked, text: str, expected: list[str]) -> None:
    assert [thing.names[0] for thing in marked("kk", text).things] == expected
