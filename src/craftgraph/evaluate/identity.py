"""Does one thing have one IRI, in every article and language, and two things two: B-cubed over the entities found."""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from craftgraph.corpus.loader import GoldEntity
from craftgraph.evaluate.figures import Figures
from craftgraph.evaluate.matching import normal
from craftgraph.terms import FAMILY


@dataclass(frozen=True, slots=True)
class Found:
    """An annotated entity that a graph has: its family, the names that tell it in other articles, and its IRI."""

    family: str
    names: Set[str]
    iri: str


def proper_names(entity: GoldEntity) -> Set[str]:
    """Return the names by which an entity of another article is the same thing; none, where names can't tell.

    A person is told by a full name, an event by its name and year; venues and common nouns not at all.
    """
    if entity.cls == "Venue":
        return frozenset()
    names = frozenset(normal(n) for n in entity.names if entity.cls == "Craft" or any(c.isupper() for c in n))
    if entity.cls == "Person":
        return frozenset(n for n in names if " " in n)
    if FAMILY[entity.cls] == "Event":
        year = str(next(iter(entity.properties.get("startDate", ())), ""))[:4]
        return frozenset(f"{re.sub(r'20[0-9][0-9]', '', n).strip()} {year}" for n in names) if year else frozenset()
    return names


def b_cubed(found: Sequence[Found]) -> Figures:
    """Score the IRIs of entities found in many articles (Bagga and Baldwin 1998, «B-cubed»).

    Entities of one family that share a proper name are one thing. `true` and `gold` of the figures count the things,
    `predicted` the IRIs.
    """
    thing = list(range(len(found)))
    first: dict[tuple[str, str], int] = {}

    def root(i: int) -> int:
        while thing[i] != i:
            i = thing[i]
        return i

    for i, entity in enumerate(found):
        for name in entity.names:
            thing[root(i)] = root(first.setdefault((entity.family, name), i))
    things, iris = defaultdict(set), defaultdict(set)
    for i, entity in enumerate(found):
        things[root(i)].add(i)
        iris[entity.iri].add(i)
    both = [(len(iris[e.iri] & things[root(i)]), len(iris[e.iri]), len(things[root(i)])) for i, e in enumerate(found)]
    precision = sum(shared / said for shared, said, _ in both) / len(found) if found else 0.0
    recall = sum(shared / gold for shared, _, gold in both) / len(found) if found else 0.0
    return Figures(precision, recall, len(things), len(iris), len(things))
