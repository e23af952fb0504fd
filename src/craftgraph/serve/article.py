"""All that the page of an article tells: its sentences in order, and beside each what was read out of it."""

from collections import defaultdict
from dataclasses import dataclass, field

from craftgraph.graph.namespaces import CG, RDF, SKOS
from craftgraph.serve.answering import Answering
from craftgraph.serve.evidence import Evidence
from craftgraph.serve.terms import Row, Term, select
from craftgraph.serve.thing import Fact
from craftgraph.terms import ENTITY_CLASSES, ENTITY_PROPERTIES, STATEMENT_ROLES


@dataclass(slots=True)
class Passage:
    """A sentence, or where the text is not to be shown a gap (without `text`).

    `begin` is its place in the text, `anchor` the fragment of its IRI; `new_paragraph` tells that a line ends before
    it; `facts` are what it states and `things` the IRIs that it names.
    """

    begin: int
    anchor: str
    text: str = ""
    new_paragraph: bool = False
    facts: list[Fact] = field(default_factory=list)
    things: list[str] = field(default_factory=list)

    @property
    def states(self) -> bool:
        """Whether anything was read out of it."""
        return bool(self.facts or self.things)


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article's metadata, empty where not known, and its passages."""

    iri: str
    title: str
    publisher: str
    published: str
    language: str
    address: str
    passages: list[Passage]

    @property
    def facts(self) -> int:
        """How many facts were read out of it."""
        return sum(len(passage.facts) for passage in self.passages)


async def article(pool: Answering, iri: str) -> ArticlePage | None:
    """Ask for an article; None where there is none of that IRI."""
    described = await select(
        pool,
        f"""SELECT ?title ?publisher ?published ?language ?address ?text WHERE {{ GRAPH <{iri}> {{
            <{iri}> a cg:Article OPTIONAL {{ <{iri}> dcterms:title ?title }}
            OPTIONAL {{ <{iri}> dcterms:publisher ?publisher }} OPTIONAL {{ <{iri}> dcterms:language ?language }}
            OPTIONAL {{ <{iri}> schema:datePublished ?published }} OPTIONAL {{ <{iri}> schema:url ?address }}
            OPTIONAL {{ <{iri}> nif:isString ?text }} }} }} LIMIT 1""",
    )
    if not described:
        return None
    sentences = await select(
        pool,
        f"""SELECT ?sentence ?begin ?end ?text WHERE {{ GRAPH <{iri}> {{
            ?sentence nif:referenceContext <{iri}> ; nif:beginIndex ?begin ; nif:endIndex ?end
            OPTIONAL {{ ?sentence nif:anchorOf ?text }} }} }}""",
    )
    stated = await select(
        pool,
        f"""SELECT ?graph ?node ?role ?value WHERE {{
            ?graph nif:referenceContext <{iri}> GRAPH ?graph {{ ?node ?role ?value }} }}""",
    )
    metadata = {name: term.value for name, term in described[0].items()}
    text = metadata.pop("text", None)
    address = metadata.get("address", "")
    return ArticlePage(
        iri,
        metadata.get("title", ""),
        metadata.get("publisher", ""),
        metadata.get("published", ""),
        metadata.get("language", ""),
        address if address.startswith(("http://", "https://")) else "",
        _passages(sentences, stated, text),
    )


def _passages(sentences: list[Row], stated: list[Row], text: str | None) -> list[Passage]:
    by_graph: dict[str, list[Row]] = defaultdict(list)
    for row in stated:
        by_graph[row["graph"].value].append(row)
    passages: list[Passage] = []
    end = 0
    for row in sorted(sentences, key=lambda row: int(row["begin"].value)):
        begin, graph = int(row["begin"].value), row["sentence"].value
        passage = Passage(begin, graph.partition("#")[2], row["text"].value if "text" in row else "")
        passage.new_paragraph = bool(text and "\n" in text[end:begin])
        passage.facts, passage.things = _facts(by_graph[graph], graph)
        end = int(row["end"].value)
        if passage.text or not passages or passages[-1].text:  # gaps that follow each other are one
            passages.append(passage)
    return passages


def _facts(rows: list[Row], graph: str) -> tuple[list[Fact], list[str]]:
    """Return the facts and the named things of one sentence's graph."""
    classes: dict[str, str] = {}
    roles: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    named: set[str] = set()
    for row in rows:
        node, role, value = row["node"].value, row["role"].value, row["value"]
        if role == f"{RDF}type":
            classes[node] = value.value.removeprefix(CG)
        elif role.startswith(CG):
            roles[node][role.removeprefix(CG)].append(value)
        elif role in (f"{SKOS}prefLabel", f"{SKOS}altLabel"):
            named.add(node)
    source = [Evidence(graph)]
    facts = []
    for node, filled in sorted(roles.items()):
        ordered = {role: sorted(values) for role, values in sorted(filled.items())}
        if classes.get(node) in STATEMENT_ROLES:
            facts.append(Fact(node, classes[node], ordered, source))
        else:
            facts += [
                Fact(node, role, {role: values}, source)
                for role, values in ordered.items()
                if role in ENTITY_PROPERTIES
            ]
    facts.sort(key=lambda fact: (not fact.is_statement, fact.cls, fact.iri))
    return facts, sorted(node for node in named if classes.get(node) in ENTITY_CLASSES)
