"""All that the page of a thing tells: asked of the workers, ready for a template."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from craftgraph.graph.contradictions import Stated, disputed
from craftgraph.graph.namespaces import CG, OWL, SKOS
from craftgraph.serve.answering import Answering
from craftgraph.serve.evidence import Evidence, evidence
from craftgraph.serve.terms import Row, Term, iris, select
from craftgraph.terms import ENTITY_CLASSES, ENTITY_PROPERTIES, STATEMENT_ROLES

PER_PAGE: Final = 40
_LIMIT: Final = 5_000
_STATEMENT_CLASSES: Final = " ".join(f"cg:{cls}" for cls in STATEMENT_ROLES)
_PROPERTIES: Final = " ".join(f"cg:{name}" for name in ENTITY_PROPERTIES)


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement, or a property of an entity, with its sentences.

    For a statement `cls` is its class, `iri` its node, and `roles` has its fillers by role. For a property `cls` is its
    name, `iri` the entity that has it, and `roles` has the values under the property's name. `disputed` tells that its
    sentences contradict each other (see `graph.contradictions`).
    """

    iri: str
    cls: str
    roles: dict[str, list[Term]]
    evidence: list[Evidence]
    disputed: bool = False

    @property
    def is_statement(self) -> bool:
        """Whether it is a statement with a node of its own."""
        return self.cls in STATEMENT_ROLES


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing as its page tells of it. `links` are (kind, address) with kind `sameAs` or `closeMatch`.

    `facts` are those of page `page` of `pages`; `total` counts all.
    """

    iri: str
    facts: list[Fact]
    links: list[tuple[str, str]]
    page: int
    pages: int
    total: int


async def thing(pool: Answering, iri: str, page: int) -> Thing:
    """Ask for a thing; one of which nothing is said has no facts."""
    said = await select(
        pool,
        f"""SELECT DISTINCT ?fact ?class WHERE {{
            {{ VALUES ?class {{ {_STATEMENT_CLASSES} }} ?fact ?role <{iri}> ; a ?class }} UNION
            {{ VALUES ?class {{ {_STATEMENT_CLASSES} }} <{iri}> a ?class BIND(<{iri}> AS ?fact) }} UNION
            {{ VALUES ?class {{ {_PROPERTIES} }} <{iri}> ?class ?value BIND(<{iri}> AS ?fact) }} UNION
            {{ VALUES ?class {{ {_PROPERTIES} }} ?fact ?class <{iri}>
               FILTER EXISTS {{ VALUES ?kind {{ {" ".join(f"cg:{cls}" for cls in ENTITY_CLASSES)} }} ?fact a ?kind }} }}
            }} LIMIT {_LIMIT}""",
    )
    order = {name: n for n, name in enumerate((*ENTITY_PROPERTIES, *STATEMENT_ROLES))}
    every = sorted(
        {(row["class"].value.removeprefix(CG), row["fact"].value) for row in said},
        key=lambda each: (0 if each[1] == iri else 1 if each[0] in STATEMENT_ROLES else 2, order[each[0]], each[1]),
    )
    pages = max(1, -(-len(every) // PER_PAGE))
    page = min(max(page, 1), pages)
    shown = every[(page - 1) * PER_PAGE : page * PER_PAGE]
    links = await select(
        pool,
        f"SELECT DISTINCT ?kind ?to WHERE {{ VALUES ?kind {{ owl:sameAs skos:closeMatch }} <{iri}> ?kind ?to }}",
    )
    return Thing(
        iri,
        await facts(pool, shown, about=iri),
        sorted((row["kind"].value.removeprefix(OWL).removeprefix(SKOS), row["to"].value) for row in links),
        page,
        pages,
        len(every),
    )


async def facts(pool: Answering, wanted: Iterable[tuple[str, str]], about: str) -> list[Fact]:
    """Return the facts (class, node), in order, with fillers and sentences.

    Of the properties of another entity only those that point to `about` are told.
    """
    wanted = list(wanted)
    rows = await select(
        pool,
        f"""SELECT ?graph ?node ?role ?value WHERE {{
            VALUES ?node {{ {iris(sorted({node for _, node in wanted}))} }}
            GRAPH ?graph {{ ?node ?role ?value }} FILTER(STRSTARTS(STR(?role), "{CG}")) }}""",
    )
    by_node: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_node[row["node"].value].append(row)
    sources = await evidence(pool, {row["graph"].value for row in rows})
    found = []
    for cls, node in wanted:
        roles: dict[str, list[Term]] = defaultdict(list)
        stated, graphs = [], set()
        for row in by_node[node]:
            role, value = row["role"].value.removeprefix(CG), row["value"]
            if cls in STATEMENT_ROLES or (role == cls and about in (node, value.value)):
                graphs.add(row["graph"].value)
                kind = value.language or value.datatype.rpartition("#")[2] if value.kind == "literal" else "thing"
                stated.append(Stated(row["graph"].value, role, value.value, kind))
                if value not in roles[role]:
                    roles[role].append(value)
        said_in = [each for graph, each in sources.items() if graph in graphs]
        ordered = {role: sorted(values) for role, values in sorted(roles.items())}
        # an event's own dates are compared as those of any class of events are
        contradicted = disputed(cls if cls in STATEMENT_ROLES else "Event", stated)
        found.append(Fact(node, cls, ordered, said_in, bool(contradicted)))
    return found
