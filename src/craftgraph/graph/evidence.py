"""Sentences with their sources: who published what a sentence says, when, under which title."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from craftgraph.graph.namespaces import DCTERMS, NIF, SCHEMA
from craftgraph.graph.store import Store, value_of

_BATCH: Final = 300
_OPTIONAL: Final = {
    "title": f"<{DCTERMS}title>",
    "publisher": f"<{DCTERMS}publisher>",
    "published": f"<{SCHEMA}datePublished>",
    "url": f"<{SCHEMA}url>",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, by the IRI of its named graph, and its article; what is not known of that is empty."""

    sentence: str
    text: str
    begin: int
    article: str
    identifier: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""

    @property
    def source(self) -> str:
        """Outlet and day, as they are cited; the article's identifier where the outlet is not known."""
        return ", ".join(filter(None, (self.publisher or self.identifier, self.published)))


def evidence(store: Store, sentences: Iterable[str]) -> dict[str, Evidence]:
    """Return sentences with their sources, by IRI; graphs that are no sentences are left out."""
    optional = " ".join(f"OPTIONAL {{ ?article {iri} ?{name} }}" for name, iri in _OPTIONAL.items())
    found: dict[str, Evidence] = {}
    for values in batches(sorted(set(sentences))):
        for row in store.select(
            f"SELECT * {{ VALUES ?s {{ {values} }} ?s <{NIF}anchorOf> ?text ; <{NIF}beginIndex> ?begin ; "
            f"<{NIF}referenceContext> ?article . ?article <{DCTERMS}identifier> ?identifier . {optional} }}"
        ):
            iri = value_of(row["s"])
            known = {name: value_of(row[name]) for name in _OPTIONAL if row[name] is not None}
            article, identifier = value_of(row["article"]), value_of(row["identifier"])
            found[iri] = Evidence(iri, value_of(row["text"]), int(value_of(row["begin"])), article, identifier, **known)
    return found


def in_order(found: Iterable[Evidence]) -> list[Evidence]:
    """Return sentences by the day of their articles (unknown days last), and by their place in these."""
    return sorted(found, key=lambda e: (e.published or "9999", e.identifier, e.begin))


def batches(iris: Sequence[str], size: int = _BATCH) -> Iterator[str]:
    """Yield IRIs as they stand in VALUES, `size` at a time."""
    for begin in range(0, len(iris), size):
        yield " ".join(f"<{iri}>" for iri in iris[begin : begin + size])
