"""What a store says, as plain dataclasses: things, facts about them, and the sentences and articles that state each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from craftgraph.graph.namespaces import CG, DCTERMS, NIF, OWL, RDF, SCHEMA, SKOS, XSD
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, MANY, STATEMENT_ROLES

LANGUAGES: Final = ("kk", "ru", "en")

_TYPE, _PREF, _ALT, _SAME = f"{RDF}type", f"{SKOS}prefLabel", f"{SKOS}altLabel", f"{OWL}sameAs"
_TERMS: Final = sorted({*ENTITY_PROPERTIES, *(role for roles in STATEMENT_ROLES.values() for role in roles)})
JOINING: Final = frozenset(CG + term for term in _TERMS)
"""IRIs of the properties and roles that say something of a thing."""
_READ: Final = frozenset({_TYPE, _PREF, _ALT, _SAME, *JOINING})
_BATCH: Final = 300
_KINDS: Final = {
    f"{XSD}integer": "number",
    f"{XSD}decimal": "number",
    f"{XSD}double": "number",
    f"{XSD}boolean": "boolean",
    f"{XSD}duration": "duration",
    f"{XSD}date": "date",
    f"{XSD}gYearMonth": "date",
    f"{XSD}gYear": "date",
}
_ARTICLE: Final = {
    f"{DCTERMS}identifier": "identifier",
    f"{DCTERMS}title": "title",
    f"{DCTERMS}publisher": "publisher",
    f"{DCTERMS}language": "language",
    f"{SCHEMA}datePublished": "published",
    f"{SCHEMA}url": "url",
}
_COMPARATORS: Final = frozenset(f"{CG}{name}" for name in "exactly about moreThan lessThan atLeast atMost".split())
SINGLE_PROPERTIES: Final = frozenset({"startDate", "endDate"})
"""Properties of an entity that can have one value only: two different ones contradict each other."""


class Queryable(Protocol):
    """Anything that answers SPARQL SELECT queries with rows by variable name: our store, or a `pyoxigraph.Store`."""

    def query(self, query: str, /) -> Any:
        """Return the solutions of `query`."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article: where a sentence stands. Every field but `iri` may be empty."""

    iri: str
    identifier: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, by the IRI of its named graph, and the IRI of its article."""

    iri: str
    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role. `kind`: thing, text, date, number, duration, comparator or boolean; `value` is the IRI of a
    thing, the bare name of a comparator, else the lexical form. `sentences` are the IRIs of those that state it.
    """

    kind: str
    value: str
    language: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with its roles, or a property straight on an entity with the roles `subject` and `value`.

    `cls` is a statement class or the name of a property; `iri` is empty for a property. A role stands once for each
    of its fillers. `contradicted` names the roles that can have one value and have several.
    """

    cls: str
    iri: str
    roles: tuple[tuple[str, Filler], ...]
    contradicted: tuple[str, ...] = ()

    @property
    def things(self) -> tuple[str, ...]:
        """IRIs of the things that it joins, in the order of the vocabulary's roles, each once."""
        return tuple(dict.fromkeys(filler.value for _, filler in self.roles if filler.kind == "thing"))

    @property
    def sentences(self) -> tuple[str, ...]:
        """IRIs of all sentences that state any of it, each once, sorted."""
        return tuple(sorted({s for _, filler in self.roles for s in filler.sentences}))


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity: its class, its preferred name by language, other names as (language, name), links out."""

    iri: str
    cls: str
    labels: Mapping[str, str]
    alternates: tuple[tuple[str, str], ...] = ()
    same_as: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """Return the name in `language`, or in the nearest other one; the last part of the IRI when there is none."""
        for code in (language, *({"en": ("ru", "kk")}.get(language, ("kk", "ru", "en")))):
            if code in self.labels:
                return self.labels[code]
        return next(iter(self.labels.values()), self.iri.rstrip("/").rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a store says, by IRI, in the order of the IRIs."""

    things: Mapping[str, Thing]
    facts: tuple[Fact, ...]
    sentences: Mapping[str, Said]
    articles: Mapping[str, Source]


@dataclass
class _Node:
    """What has been read of one subject so far."""

    types: Counter[str] = field(default_factory=Counter)
    typed_in: set[str] = field(default_factory=set)
    labels: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    alternates: set[tuple[str, str]] = field(default_factory=set)
    same_as: set[str] = field(default_factory=set)
    values: dict[tuple[str, str, str, str], set[str]] = field(default_factory=lambda: defaultdict(set))


def read(store: Queryable, subjects: Iterable[str] | None = None) -> Contents:
    """Read all that a store says, or only what it says of some `subjects`: things and statements, by IRI.

    Statements count only where a sentence's graph states them: what stands in the ontology or in an authority graph
    gives names and links, no facts. The result depends on the triples alone, not on the order of their insertion.
    """
    rows = list(_rows(store, subjects))
    graphs = None if subjects is None else {row["g"].value for row in rows}
    sentences = _sentences(store, graphs)
    found: dict[str, _Node] = defaultdict(_Node)
    for row in rows:
        _take(found, row["g"].value, row["s"].value, row["p"].value, row["o"], sentences)
    things = {
        iri: _thing(iri, node)
        for iri, node in sorted(found.items())
        if any(t in FAMILY for t in node.types) and node.typed_in
    }
    facts = tuple(fact for iri, node in sorted(found.items()) for fact in _facts(iri, node, things))
    used = {s for fact in facts for s in fact.sentences} | {s for t in things.values() for s in t.sentences}
    kept = {iri: sentence for iri, sentence in sorted(sentences.items()) if iri in used}
    articles = _articles(store, None if subjects is None else {said.article for said in kept.values()})
    return Contents(things, facts, kept, {s.article: articles.get(s.article, Source(s.article)) for s in kept.values()})


def values(variable: str, iris: Iterable[str] | None) -> Iterator[str]:
    """Return what binds a variable of a query to IRIs, some hundreds at a time; nothing for all.

    >>> list(values("s", ["https://example.org/1"])), list(values("s", None))
    (['VALUES ?s { <https://example.org/1> }'], [''])
    """
    if iris is None:
        yield ""
        return
    ordered = sorted(iris)
    for begin in range(0, len(ordered), _BATCH):
        yield f"VALUES ?{variable} {{ {' '.join(f'<{iri}>' for iri in ordered[begin : begin + _BATCH])} }}"


def _rows(store: Queryable, subjects: Iterable[str] | None) -> Iterator[Any]:
    if subjects is None:
        wanted = " ".join(f"<{iri}>" for iri in sorted(_READ))
        yield from store.query(f"SELECT ?g ?s ?p ?o {{ VALUES ?p {{ {wanted} }} GRAPH ?g {{ ?s ?p ?o }} }}")
        return
    for bound in values("s", subjects):
        rows = store.query(f"SELECT ?g ?s ?p ?o {{ {bound} GRAPH ?g {{ ?s ?p ?o }} }}")
        yield from (row for row in rows if row["p"].value in _READ)


def _sentences(store: Queryable, graphs: Iterable[str] | None) -> dict[str, Said]:
    found: dict[str, Said] = {}
    for bound in values("s", graphs):
        rows = store.query(
            f"SELECT ?s ?text ?a {{ {bound} GRAPH ?g {{ ?s <{NIF}anchorOf> ?text ; <{NIF}referenceContext> ?a }} }}"
        )
        found.update((row["s"].value, Said(row["s"].value, row["text"].value, row["a"].value)) for row in rows)
    return found


def _articles(store: Queryable, articles: Iterable[str] | None) -> dict[str, Source]:
    fields: dict[str, dict[str, str]] = defaultdict(dict)
    for bound in values("a", articles):
        for row in store.query(f"SELECT ?a ?p ?o {{ {bound} GRAPH ?g {{ ?a a <{CG}Article> ; ?p ?o }} }}"):
            name, value = _ARTICLE.get(row["p"].value), row["o"].value
            if name:
                fields[row["a"].value][name] = min(value, fields[row["a"].value].get(name, value))
    return {iri: Source(iri, **named) for iri, named in sorted(fields.items())}


def _take(found: dict[str, _Node], graph: str, s: str, p: str, o: Any, sentences: Mapping[str, Said]) -> None:
    node, stated = found[s], graph in sentences
    language = getattr(o, "language", None) or ""
    if p == _TYPE:
        if stated and o.value.startswith(CG):
            node.types[o.value.removeprefix(CG)] += 1
            node.typed_in.add(graph)
    elif p == _PREF:
        node.labels[language][o.value] += 1
    elif p == _ALT:
        node.alternates.add((language, o.value))
    elif p == _SAME:
        node.same_as.add(o.value)
    elif stated:
        kind, value = _kind(o)
        node.values[p.removeprefix(CG), kind, value, language].add(graph)


def _kind(term: Any) -> tuple[str, str]:
    datatype = getattr(term, "datatype", None)
    if datatype is not None:
        return _KINDS.get(datatype.value, "text"), term.value
    if term.value in _COMPARATORS:
        return "comparator", term.value.removeprefix(CG)
    return "thing", term.value


def _thing(iri: str, node: _Node) -> Thing:
    cls = min((t for t in node.types if t in FAMILY), key=lambda t: (-node.types[t], t))
    labels = {code: min(names, key=lambda n: (-names[n], n)) for code, names in sorted(node.labels.items())}
    others = {(code, name) for code, names in node.labels.items() for name in names} | node.alternates
    alternates = tuple(sorted((c, n) for c, n in others if labels.get(c) != n))
    return Thing(iri, cls, labels, alternates, tuple(sorted(node.same_as)), tuple(sorted(node.typed_in)))


def _facts(iri: str, node: _Node, things: Mapping[str, Thing]) -> Iterator[Fact]:
    fillers = [
        (name, Filler(kind, value, language, tuple(sorted(graphs))))
        for (name, kind, value, language), graphs in sorted(node.values.items())
        if kind != "thing" or value in things
    ]
    statement = next((t for t in sorted(node.types) if t in STATEMENT_ROLES), None)
    if statement:
        order = list(STATEMENT_ROLES[statement])
        roles = sorted((f for f in fillers if f[0] in order), key=lambda f: order.index(f[0]))
        if roles:
            yield Fact(statement, iri, tuple(roles), _contradicted(statement, roles))
    if iri in things:
        yield from _properties(iri, things[iri], [f for f in fillers if f[0] in ENTITY_PROPERTIES])


def _properties(iri: str, thing: Thing, fillers: Iterable[tuple[str, Filler]]) -> Iterator[Fact]:
    """One fact for each thing that a property leads to; one for all literals of a property together."""
    together: dict[str, list[Filler]] = defaultdict(list)
    for name, filler in fillers:
        together[f"{name} {filler.value}" if filler.kind == "thing" else name].append(filler)
    for key, values in sorted(together.items()):
        name = key.partition(" ")[0]
        subject = Filler("thing", iri, "", tuple(sorted({s for v in values for s in v.sentences})))
        several = len({v.value for v in values}) > 1 and name in SINGLE_PROPERTIES and _disagree(values)
        roles = (("subject", subject), *(("value", value) for value in values))
        yield Fact(name, "", roles, ("value",) if several else ())


def _contradicted(cls: str, roles: Iterable[tuple[str, Filler]]) -> tuple[str, ...]:
    fillers: dict[str, list[Filler]] = defaultdict(list)
    for name, filler in roles:
        if (cls, name) not in MANY:
            fillers[name].append(filler)
    return tuple(name for name, values in fillers.items() if _disagree(values))


def _disagree(values: Iterable[Filler]) -> bool:
    """Whether values exclude each other: texts of two languages do not, nor does `2025-10` exclude `2025-10-05`."""
    by_language: dict[str, set[str]] = defaultdict(set)
    for value in values:
        by_language[value.language if value.kind == "text" else value.kind].add(value.value)
    for kind, different in by_language.items():
        finest = max(different, key=len)
        if len(different) > 1 and not (kind == "date" and all(finest.startswith(v) for v in different)):
            return True
    return False
