"""The names of all things, held in memory: what to call a thing in the reader's language, and search as one types."""

import bisect
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from craftgraph.graph.languages import ORDER
from craftgraph.graph.namespaces import CG
from craftgraph.language.romanise import romanise
from craftgraph.serve.answering import Answering
from craftgraph.serve.terms import MANY, select
from craftgraph.terms import ENTITY_CLASSES, STATEMENT_ROLES

LANGUAGES: Final = ("kk", "ru", "en")
_PLAIN: Final = str.maketrans("әғқңөұүһі", "агкноуухи")
_WORD: Final = re.compile(r"\w+")
_CLASSES: Final = " ".join(f"cg:{cls}" for cls in ENTITY_CLASSES)
_STATEMENTS: Final = " ".join(f"cg:{cls}" for cls in STATEMENT_ROLES)
_NAMES: Final = """SELECT DISTINCT ?thing ?name ?kind WHERE {
  { ?thing skos:prefLabel ?name BIND("preferred" AS ?kind) } UNION { ?thing skos:altLabel ?name BIND("other" AS ?kind) }
  UNION { ?thing a cg:Article ; dcterms:title ?name BIND("preferred" AS ?kind) } }"""
_TYPES: Final = f"SELECT DISTINCT ?thing ?class WHERE {{ VALUES ?class {{ {_CLASSES} cg:Article }} ?thing a ?class }}"
_FIRST: Final = """SELECT ?article ?text WHERE {
  { SELECT ?article (MIN(?at) AS ?begin) WHERE {
    ?article a cg:Article FILTER NOT EXISTS { ?article dcterms:title ?title }
    ?s nif:referenceContext ?article ; prov:wasGeneratedBy ?run ; nif:beginIndex ?at } GROUP BY ?article }
  ?sentence nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:anchorOf ?text }"""
_LONGEST: Final = 70
_WEIGHTS: Final = f"""SELECT ?thing (COUNT(DISTINCT ?statement) AS ?n) WHERE {{
  VALUES ?class {{ {_STATEMENTS} }} ?statement a ?class ; ?role ?thing FILTER(isIRI(?thing) && ?role != rdf:type)
}} GROUP BY ?thing"""


@dataclass(slots=True)
class Named:
    """A thing: its class (without prefix), its preferred name by language, its other names, and how much is said of it.

    Names without a language stand under the empty one.
    """

    iri: str
    cls: str = ""
    preferred: dict[str, str] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    weight: int = 0

    def name(self, language: str) -> str:
        """Return the name in that language, else in the next best; else the end of the IRI."""
        for each in (*ORDER.get(language, LANGUAGES), ""):
            if each in self.preferred:
                return self.preferred[each]
        return self.others[0][1] if self.others else self.iri.rpartition("/")[2]


class Labels:
    """All named things of a store. `load` fills it."""

    def __init__(self) -> None:
        self.things: dict[str, Named] = {}
        self._words: list[tuple[str, str]] = []

    @classmethod
    async def load(cls, pool: Answering) -> "Labels":
        """Ask the workers for all names, classes and weights."""
        labels = cls()
        for row in await select(pool, _TYPES, rows=MANY):
            labels._thing(row["thing"].value).cls = row["class"].value.removeprefix(CG)
        for row in await select(pool, _NAMES, rows=MANY):
            labels.add(row["thing"].value, row["name"].value, row["name"].language, row["kind"].value == "preferred")
        for row in await select(pool, _FIRST, rows=MANY):  # an article without a title goes by its first evidence
            labels.add(row["article"].value, _begun(row["text"].value), row["text"].language, True)
        for row in await select(pool, _WEIGHTS, rows=MANY):
            if row["thing"].value in labels.things:
                labels.things[row["thing"].value].weight = int(row["n"].value)
        labels.index()
        return labels

    def add(self, iri: str, name: str, language: str, preferred: bool) -> None:
        """Take in a name of a thing; `index` must be called after the last."""
        thing = self._thing(iri)
        if preferred and language not in thing.preferred:
            thing.preferred[language] = name
        elif name not in (each for _, each in thing.others):
            thing.others.append((language, name))

    def index(self) -> None:
        """Make the names searchable."""
        words: set[tuple[str, str]] = set()
        for thing in self.things.values():
            for name in (*thing.preferred.values(), *(name for _, name in thing.others)):
                words.update((word, thing.iri) for word in _search_words(name))
        self._words = sorted(words)

    def name(self, iri: str, language: str) -> str | None:
        """Return what a thing is called, or None for one that is not known."""
        thing = self.things.get(iri)
        return thing.name(language) if thing else None

    def search(self, text: str, *, classes: Iterable[str] = (), limit: int = 50) -> list[Named]:
        """Return the things with names that have words which begin as the words of `text` do, the most told first.

        Case, accents and the letters that only Kazakh has are no matter, nor is the script: names are found by their
        romanised form too.
        """
        wanted = [simplified(word) for word in _WORD.findall(text.casefold())][:8]
        if not wanted:
            return []
        found: set[str] | None = None
        for word in wanted:
            begin = bisect.bisect_left(self._words, (word, ""))
            end = bisect.bisect_left(self._words, (word + "\U0010ffff", ""))
            matches = {iri for _, iri in self._words[begin:end]}
            found = matches if found is None else found & matches
        allowed, whole = set(classes), " ".join(wanted)
        things = [self.things[iri] for iri in found or () if not allowed or self.things[iri].cls in allowed]

        def rank(thing: Named) -> tuple[int, int, str]:
            names = [simplified(name.casefold()) for name in (*thing.preferred.values(), *(n for _, n in thing.others))]
            closeness = 0 if whole in names else 1 if any(name.startswith(whole) for name in names) else 2
            return closeness, -thing.weight, thing.iri

        return sorted(things, key=rank)[:limit]

    def classes(self) -> dict[str, int]:
        """Return how many things of each class there are."""
        counts: dict[str, int] = defaultdict(int)
        for thing in self.things.values():
            counts[thing.cls] += 1
        return dict(counts)

    def most_told(self, cls: str | None = None, limit: int = 12) -> list[Named]:
        """Return the things (of a class) of which the most is said."""
        things = [t for t in self.things.values() if (t.cls == cls if cls else t.cls != "Article")]
        return sorted(things, key=lambda thing: (-thing.weight, thing.iri))[:limit]

    def _thing(self, iri: str) -> Named:
        if iri not in self.things:
            self.things[iri] = Named(iri)
        return self.things[iri]


def _begun(sentence: str) -> str:
    """The beginning of a sentence, as a title."""
    if len(sentence) <= _LONGEST:
        return sentence
    return sentence[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:–-") + " …"


def simplified(text: str) -> str:
    """Return text as it is searched: without accents, Kazakh letters as a Russian keyboard has them.

    >>> simplified("қолөнер"), simplified("café")
    ('колонер', 'cafe')
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_PLAIN)


def _search_words(name: str) -> set[str]:
    folded = name.casefold()
    words = {simplified(word) for word in _WORD.findall(folded)}
    if not folded.isascii():
        words |= {simplified(word) for word in _WORD.findall(romanise(name, "kk").casefold())}
    return words
