"""What is said of a thing: readable sentences, each with the sentences of the articles that state it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from craftgraph.graph.contradictions import contradictions
from craftgraph.graph.evidence import Evidence, batches, evidence, in_order
from craftgraph.graph.find import labels
from craftgraph.graph.namespaces import CG, OWL, RDF, SKOS, of_article
from craftgraph.graph.store import Store, value_of
from craftgraph.query.words import class_name, in_words, property_in_words
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, STATEMENT_ROLES


@dataclass(frozen=True, slots=True)
class Said:
    """A fact in words, what it is (a statement class, or a property), its IRI (empty for a property), its sentences."""

    cls: str
    iri: str
    words: str
    evidence: tuple[Evidence, ...]
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that a graph says of a thing. `names` are (language, preferred name), `other_names` all others."""

    iri: str
    classes: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    other_names: tuple[str, ...]
    links: tuple[str, ...]
    facts: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class _Stated:
    """One triple in the graph of a sentence; `value` is an IRI when `thing`."""

    subject: str
    name: str
    value: str
    thing: bool
    sentence: str


def explain(store: Store, iri: str, language: str = "en") -> Explanation:
    """Return what the graph says of an entity or a statement, in words of `language`.

    Facts come by kind, properties of the thing first; statements of one kind by the day of their first article.
    """
    about = _about(store, iri)
    facts = [*_stated(store, _subjects(store, iri))]
    things = {fact.value for fact in facts if fact.thing} | {fact.subject for fact in facts}
    known = labels(store, things, language)
    disputed = {(c.subject, c.role) for c in contradictions(store, {fact.subject for fact in facts})}
    teller = _Teller(known, evidence(store, {fact.sentence for fact in facts}), disputed, language)
    by_subject: dict[str, list[_Stated]] = defaultdict(list)
    for fact in facts:
        by_subject[fact.subject].append(fact)
    said: list[Said] = []
    for subject, stated in by_subject.items():
        cls = next((f.value.removeprefix(CG) for f in stated if f.name == "type"), "")
        if cls in STATEMENT_ROLES:
            said.append(teller.statement(subject, cls, stated))
        else:
            told = stated if subject == iri else [fact for fact in stated if fact.value == iri]
            said += teller.properties(subject, told)
    order = [*ENTITY_PROPERTIES, *STATEMENT_ROLES]
    said.sort(key=lambda fact: (order.index(fact.cls), [_when(e) for e in fact.evidence[:1]], fact.words))
    return Explanation(iri, *about, tuple(said))


def text(found: Explanation, language: str = "en") -> str:
    """Return an explanation for a reader."""
    classes = ", ".join(class_name(cls, language) for cls in found.classes)
    own = dict(found.names)
    lines = [f"{own.get(language) or next(iter(own.values()), found.iri)} ({classes})" if classes else found.iri]
    lines.append(f"  {found.iri}")
    if len(set(own.values())) > 1:
        lines.append("  " + " · ".join(f"{code}: {name}" for code, name in found.names))
    if found.other_names:
        lines.append("  " + " · ".join(found.other_names))
    lines += [f"  = {link}" for link in found.links]
    for fact in found.facts:
        lines.append(f"\n{'≠ ' if fact.contradicted else ''}{fact.words}")
        lines += [f"    {quoted(one.text)}\n      {one.source}" for one in fact.evidence]
    return "\n".join(lines) + "\n"


def quoted(sentence: str) -> str:
    """Return a sentence in quotation marks, which are not those that stand in it.

    >>> quoted("Той өтті."), quoted("«Дала» той өткізді.")
    ('«Той өтті.»', '“«Дала» той өткізді.”')
    """
    return f"“{sentence}”" if "«" in sentence or "»" in sentence else f"«{sentence}»"


def _about(
    store: Store, iri: str
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]]:
    """Classes, preferred names, other names, links."""
    classes: set[str] = set()
    names: set[tuple[str, str]] = set()
    others: set[str] = set()
    links: set[str] = set()
    for row in store.select(f"SELECT DISTINCT ?p ?o {{ <{iri}> ?p ?o }}"):
        predicate, value = value_of(row["p"]), value_of(row["o"])
        if predicate == f"{RDF}type" and value.removeprefix(CG) in (*FAMILY, *STATEMENT_ROLES):
            classes.add(value.removeprefix(CG))
        elif predicate == f"{SKOS}prefLabel":
            names.add((getattr(row["o"], "language", None) or "", value))
        elif predicate == f"{SKOS}altLabel":
            others.add(value)
        elif predicate in (f"{OWL}sameAs", f"{SKOS}closeMatch"):
            links.add(value)
    preferred = {name for _, name in names}
    return tuple(sorted(classes)), tuple(sorted(names)), tuple(sorted(others - preferred)), tuple(sorted(links))


def _subjects(store: Store, iri: str) -> list[str]:
    """The thing itself, the statements that speak of it, and the things that have a property that leads to it."""
    rows = store.select(f"SELECT DISTINCT ?s {{ ?s ?p <{iri}> FILTER(STRSTARTS(STR(?p), '{CG}')) }}")
    return [iri, *sorted({value_of(row["s"]) for row in rows} - {iri})]


def _stated(store: Store, subjects: Sequence[str]) -> Iterator[_Stated]:
    for values in batches(subjects):
        for row in store.select(f"SELECT ?s ?p ?o ?g {{ VALUES ?s {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"):
            predicate, graph = value_of(row["p"]), value_of(row["g"])
            if not (predicate.startswith(CG) or predicate == f"{RDF}type") or not of_article(graph):
                continue
            name = predicate.removeprefix(CG) if predicate.startswith(CG) else "type"
            thing = isinstance(row["o"], NamedNode) and not value_of(row["o"]).startswith(CG)
            yield _Stated(value_of(row["s"]), name, value_of(row["o"]), thing, graph)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Puts facts into words, with the names of things, the sentences, and the roles that are contradicted."""

    names: dict[str, str]
    sentences: dict[str, Evidence]
    disputed: set[tuple[str, str]]
    language: str

    def statement(self, iri: str, cls: str, stated: Sequence[_Stated]) -> Said:
        """One statement."""
        roles: dict[str, list[str]] = {}
        for role in STATEMENT_ROLES[cls]:
            values = sorted({self._shown(fact) for fact in stated if fact.name == role})
            if values:
                roles[role] = values
        disputed = any((iri, role) in self.disputed for role in roles)
        return Said(cls, iri, in_words(cls, roles, self.language), self._where(stated), disputed)

    def properties(self, iri: str, stated: Sequence[_Stated]) -> Iterator[Said]:
        """Each value of each property of a thing."""
        for name in ENTITY_PROPERTIES:
            for value in sorted({self._shown(fact) for fact in stated if fact.name == name}):
                where = [fact for fact in stated if fact.name == name and self._shown(fact) == value]
                words = property_in_words(name, self.names.get(iri, iri), [value], self.language)
                yield Said(name, "", words, self._where(where), (iri, name) in self.disputed)

    def _shown(self, fact: _Stated) -> str:
        return self.names.get(fact.value, fact.value) if fact.thing else fact.value.removeprefix(CG)

    def _where(self, stated: Sequence[_Stated]) -> tuple[Evidence, ...]:
        return tuple(in_order({self.sentences[f.sentence] for f in stated if f.sentence in self.sentences}))


def _when(one: Evidence) -> tuple[str, str, int]:
    return one.published or "9999", one.identifier, one.begin
