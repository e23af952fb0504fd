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
