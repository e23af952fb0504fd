"""English names without what stands before them, and what is no name: sums, days, class nouns, demonyms."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.terms import FAMILY

Marked = Callable[[str, str], Document]

NAMES = [
    ("The [Organization brand Chapan Studio] came.", ["Organization Chapan Studio"]),
    ("The [Organization association Kasachische Brücke] came.", ["Organization Kasachische Brücke"]),
    (
        "The [Organization brand Chapan Studio and the association Felt Road] came.",
        ["Organization Chapan Studio", "Organization Felt Road"],
    ),
    ("The [Organization Studio Chapan and Sons] came.", ["Organization Studio Chapan and Sons"]),
    ("The [Organization museum of Silk] came.", ["Organization museum of Silk"]),
    ("[Person First Deputy Akim Asan Usenov] came.", ["Person Asan Usenov"]),
    ("[Person Olympian Andrei Koval] came.", ["Person Andrei Koval"]),
    ("[Person designer Saule Bekova] came.", ["Person Saule Bekova"]),
    ("Old [Person Potter] came.", ["Person Potter"]),
    # a verb is no name, a patronymic is; a foreign given name belongs to the surname
    ("[Person Ann Hill ran] home.", ["Person Ann Hill"]),
    ("[Person Aida Asan kyzy] came.", ["Person Aida Asan kyzy"]),
    ("Zoë [Person Hill] came.", ["Person Zoë Hill"]),
    # two bodies, and what owns a body
    (
        "The [Organization Ministry of Culture and Osh's craft museum] met.",
        ["Organization Ministry of Culture", "Organization Osh's craft museum", "City Osh's"],
    ),
    ("[Organization Ministry of Culture and Sports] met.", ["Organization Ministry of Culture and Sports"]),
    (
        "[Country India's] [Organization Ministry of Silk] met.",
        ["Organization India's Ministry of Silk", "Country India's"],
    ),
    ("[Country India's] [Organization Weavers Union] met.", ["Country India's", "Organization Weavers Union"]),
    ("The [Organization NGO Red Tulip] came.", ["Organization Red Tulip"]),
    # sums and days
    ("It took [Country US]$10.2 million.", []),
    ("It took 11.8 million [Person U.S. dollars].", []),
    ("It took 4 million [Region Hong Kong] dollars.", []),
    ("It took [Organization Dh] 4.3 million.", []),
    ("It closed on [Organization Dec]. 4.", []),
    ("It closed on [City Oct]. 2.", []),
    ("The [Country US] sent 5 potters.", ["Country US"]),
    # class nouns and demonyms; a town may be called so inside a name
    ("The [City Union] met.", []),
    ("The [Country Chinese] team met.", []),
    ("The [Organization National Union of Weavers] met.", ["Organization National Union of Weavers"]),
    ("The [Organization Museum of Almaty] opened.", ["Organization Museum of Almaty", "City Almaty"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("en", text)
    assert [f"{n.kind} {doc.text(n)}" for n in doc.nodes if n.kind in FAMILY and not n.nominal] == expected


EVENTS = [
    # a noun of events beside a name tells what the name is
    ("An exhibition titled [Person Two Rivers] opened.", ["Exhibition Two Rivers"]),
    ("They visited the fair named [City Tulip].", ["Fair Tulip"]),
    ("The town's felt festival, [Person Red Tulip], began.", ["Festival Red Tulip"]),
    ("The symposium Hands and Looms began.", ["Meeting Hands and Looms"]),
    ("The spring exhibition, “Needle”, opened.", ["Exhibition “Needle”"]),
    ("[Title “Needle”], the first national exhibition of lace, opened.", ["Exhibition “Needle”"]),
    ("The [Festival Steppe festival] began.", ["Festival Steppe festival"]),
    ("On Friday the Looms of the [Festival Steppe festival] began.", ["Festival Looms of the Steppe"]),
    # names in capitals that end in the noun, names behind it in straight marks
    ("At the Tulip [Organization Pottery Symposium] they met.", ["Meeting Tulip Pottery Symposium"]),
    ("At the [City Osh] [Person Carpet Week] they met.", ["Festival Osh Carpet Week"]),
    ('The contest "Thread and [Person Loom]" began.', ['Competition "Thread and Loom"']),
    ('The [Festival National Festival] "Red Loom" began.', ['Festival National Festival "Red Loom"']),
    ("[Exhibition Its exhibition Two Rivers] opened.", ["Exhibition Two Rivers"]),
    ("At the [Festival craft festival RED] TULIP 2025 they met.", ["Festival RED TULIP 2025"]),
    ("She became [Title Potter of the Festival].", ["Title Potter of the Festival"]),
    # who speaks at it is nobody's event; one word alone may be a town
    ("At the contest, [Person Vera Long], a potter, won.", ["Person Vera Long"]),
    ("At the fair [City Kokand] shone.", ["City Kokand"]),
    ("She won the Grand Prix of the Sheber contest.", ["Title Grand Prix"]),
    # little words at the end go, the body that meets belongs to the name
    ("It began at the [Event closing evening the] day before.", ["Event closing evening"]),
    (
        "The [Meeting session of the] [Organization Weavers Council] began.",
        ["Meeting session of the Weavers Council", "Organization Weavers Council"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_events_by_their_nouns(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("en", text)
    assert [f"{n.kind} {doc.text(n)}" for n in doc.nodes if n.kind in FAMILY and not n.nominal] == expected


EDITIONS = [
    ("The [Festival 22nd edition of Needle Days] began.", "Needle Days"),
    ("The [Fair third annual Needle Fair] began.", "Needle Fair"),
    ("The [Fair 17-day Needle Fair] began.", "Needle Fair"),
    ("The [Fair Needle Fair] began.", "Needle Fair"),
]


@pytest.mark.parametrize(("text", "expected"), EDITIONS)
def test_editions_stay_out_of_first_names(marked: Marked, text: str, expected: str) -> None:
    assert marked("en", text).things[0].names[0] == expected
