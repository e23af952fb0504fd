"""The edges of English names that a tagger misplaces, and the rules that mend them."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.terms import FAMILY

Marked = Callable[[str, str], Document]

EDGES = [
    # what stands before a name
    ("[Person Sir John Hill] and [Person Dame Ann Roy] came.", ["Person John Hill", "Person Ann Roy"]),
    ("[Person Mongolian Bat Dorj] came second.", ["Country Mongolian", "Person Bat Dorj"]),
    ("In the [City village of Oakham] it rained.", ["City Oakham"]),
    ("He left [Organization of the Oakham Guild] early.", ["Organization Oakham Guild"]),
    ("[Person Sir John] came.", ["Person Sir John"]),
    # what a title is given for, what it is called
    ("She got the [Title Silver Loom Award for felt].", ["Title Silver Loom Award"]),
    ("She got the [Title prize for Best Lace].", ["Title Best Lace"]),
    ("She bears the [Title Silver Loom title].", ["Title Silver Loom"]),
    ("She got the [Title Medal for Service].", ["Title Medal for Service"]),
    # a body and a person, a body behind its class noun
    (
        "[Organization Oakham Guild John Hill] came.",
        ["Organization Oakham Guild", "Person John Hill"],
    ),
    ("The [Organization felt studio Red Tulip] closed.", ["Organization Red Tulip"]),
    ("The [Organization museum of Hugo] closed.", ["Organization museum of Hugo"]),
    # what a name lacks, and the little words that were left at its end
    (
        "[Organization Department of Crafts of] [Region Oakham Region] said so.",
        ["Organization Department of Crafts of Oakham Region"],
    ),
    ("[Organization Embassy of Peru] in [Country Mongolia] said so.", ["Organization Embassy of Peru in Mongolia"]),
    ("[Organization Oakham Guild] in [Country Mongolia] said so.", ["Organization Oakham Guild", "Country Mongolia"]),
    ("She got a [Title gold medal for] her lace.", ["Title gold medal"]),
    # two crafts in a row, and one with two stuffs
    ("She does [Craft felt making and mat weaving].", ["Craft felt making", "Craft mat weaving"]),
    ("She does [Craft straw and reed weaving].", ["Craft straw and reed weaving"]),
]


@pytest.mark.parametrize(("text", "expected"), EDGES)
def test_the_edges_of_english_names(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("en", text)
    outer = [n for n in doc.nodes if n.kind in FAMILY and not n.nominal]
    outer = [n for n in outer if not any(o is not n and o.begin <= n.begin and n.end <= o.end for o in outer)]
    assert [f"{n.kind} {doc.text(n)}" for n in outer] == expected
