"""One preferred name a language: which of the names that articles use for a thing becomes its `skos:prefLabel`."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from craftgraph.graph.namespaces import RDFS, SKOS
from craftgraph.graph.replace import is_authority

PREF: Final = NamedNode(f"{SKOS}prefLabel")
ALT: Final = NamedNode(f"{SKOS}altLabel")
LABEL: Final = NamedNode(f"{RDFS}label")
"""In an article's graph, the name by which that article calls a thing: what the preferred name is chosen from."""

_NAMED = re.compile(rb"^<([^>]*)> <" + re.escape(f"{RDFS}label".encode()) + rb"> ", re.MULTILINE)


def named(nquads: bytes) -> set[str]:
    """Return the IRIs of the things that the N-Quads of articles name."""
    return {iri.decode() for iri in _NAMED.findall(nquads)}


def misnamed(quads: Sequence[Quad]) -> dict[Quad, Quad]:
    """Return what must be put right so that a thing has one preferred name a language: wrong quad → right quad.

    `quads` are all that name the thing (PREF, ALT and LABEL, in all graphs). The name of the authority file wins, else
    one that stands in sentences before a romanised one, else the one that most articles use, then the longest, then the
    first in the alphabet. All others become `skos:altLabel`, each in the graph where it stands. The outcome depends on
    the set of articles alone, not on their order.
    """
    literals = [(quad, quad.object) for quad in quads if isinstance(quad.object, Literal)]
    preferred = _preferred(literals)
    wrong = {}
    for quad, name in literals:
        winner = preferred.get(name.language or "")
        right = PREF if name.value == winner else ALT
        if winner and quad.predicate not in (LABEL, right) and not is_authority(quad):
            wrong[quad] = Quad(quad.subject, right, quad.object, quad.graph_name)
    return wrong


def _preferred(quads: Sequence[tuple[Quad, Literal]]) -> dict[str, str]:
    """The preferred name by language."""
    known: dict[str, str] = {}
    used: dict[str, Counter[str]] = defaultdict(Counter)
    in_sentences: set[tuple[str, str]] = set()
    for quad, literal in quads:
        language, name = literal.language or "", literal.value
        if quad.predicate == LABEL:
            used[language][name] += 1
        elif "#char=" in str(quad.graph_name):
            in_sentences.add((language, name))
        elif quad.predicate == PREF and is_authority(quad):
            known[language] = min(name, known.get(language, name))
    best = {
        language: min(names, key=lambda n: ((language, n) not in in_sentences, -names[n], -len(n), n))
        for language, names in used.items()
    }
    return best | known
