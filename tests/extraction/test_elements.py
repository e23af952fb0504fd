"""What may be entered in a register, with names given instead of tagged."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.statements.elements import element_text, elements

ELEMENTS = [
    ("[Register Ұлттық тізімге] [Country Иранның] «Су құю» рәсімі енді.", ["«Су құю» рәсімі"]),
    ("[Register Ұлттық тізімге] «Тұз тасу» мен «Ай қарау» енгізілді.", ["Тұз тасу", "Ай қарау"]),
    (
        "[Register Тізімге] [Country Қытайдың] шай ішу мәдениеті мен дала жыры алынды.",
        ["шай ішу мәдениеті", "дала жыры"],
    ),
    ("[Register Мұра тізіміне] 2003 жылы [Venue Ақтас кесенесі] енді.", ["Ақтас кесенесі"]),
    ("[Register Тізімге] екі элемент қосылды. Олар: «Тұз тасу» және «Ай қарау».", ["Тұз тасу", "Ай қарау"]),
    # a craft that the tagger saw is one already, but what is quoted is a whole
    ("[Register Тізімге] [Craft кілем тоқу] енді.", []),
    ("[Register Тізімге] «Бес елдің [Craft кілем тоқу] жолы» енді.", ["Бес елдің кілем тоқу жолы"]),
    # no register is near, or the name is of another kind
    ("[Country Иранның] «Су құю» рәсімі басталды.", []),
    ("[Register Тізімге] «[Organization Ұшқын]» ұсынған құжат келді.", []),
]


@pytest.mark.parametrize(("text", "expected"), ELEMENTS)
def test_elements_near_a_register_are_proposed(
    marked: Callable[[str, str], Document], text: str, expected: list[str]
) -> None:
    doc = marked("kk", text)
    assert [doc.text(node) for node in elements(doc)] == expected


def test_an_element_is_told_in_its_dictionary_form(marked: Callable[[str, str], Document]) -> None:
    doc = marked("kk", "[Register Тізімге] «Ер тоқу дәстүрін» енгізді.")
    assert [element_text(doc, node) for node in elements(doc)] == ["Ер тоқу дәстүрі"]
