"""Of which country a person is, by the demonym before his name."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.model import EntityRef
from craftgraph.statements.nationality import nationalities
from craftgraph.statements.phrases import with_phrases

Marked = Callable[[str, str], Document]

SAID = [
    ("kk", "Көрмеге өзбекстандық шебер [Person Лола Каримова] келді.", ["Лола Каримова: Өзбекстан"]),
    # a row of what he is
    (
        "kk",
        "Оны қазақстандық күй атасы, үш мәрте [label сайыс иегері] және [occupation домбырашы] [Person Асан Үсенов] "
        "ашты.",
        ["Асан Үсенов: Қазақстан"],
    ),
    # of something else before him
    ("kk", "Сөзді өзбекстандық кеңес мүшесі [Person Асан Үсенов] алды.", []),
    ("kk", "Өзбекстандықтар келгенде [Person Асан Үсенов] сөз алды.", []),
    ("kk", "Өзбекстандық қонақтар көрмені көріп, оны бізге [Person Асан Үсенов] көрсетті.", []),
    ("ru", "Выставку открыл французский мастер [Person Жан Моро].", ["Жан Моро: Франция"]),
    ("en", "The show was opened by the French felt artist [Person Jean Moreau].", ["Jean Moreau: France"]),
    ("en", "The Belgian ambassador, [Person Ann Roy], came.", ["Ann Roy: Belgium"]),
    # of a government, of other people, of a thing
    ("en", "French deputy minister [Person Ann Roy] came.", []),
    ("en", "Most guests were French, the guide [Person Ann Roy] says.", []),
    ("en", "She has a French lamp that [Person Ann Roy] made.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_a_demonym_before_a_name(marked: Marked, language: str, text: str, expected: list[str]) -> None:
    doc = with_phrases(marked(language, text))
    names = [thing.names[0] for thing in doc.things]
    found = [
        f"{names[p.subject]}: {names[p.value.index]}" for p in nationalities(doc) if isinstance(p.value, EntityRef)
    ]
    assert found == expected
