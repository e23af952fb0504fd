"""Which sentence of which article says something: looked up for the graphs that facts stand in."""

from dataclasses import dataclass

from craftgraph.serve.answering import Answering
from craftgraph.serve.terms import Row, iris, select


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that states something, and the article that it stands in; what is not known is empty.

    `graph` is the IRI of the sentence, or of the graph where the statement stands in no sentence.
    """

    graph: str
    text: str = ""
    language: str = ""
    article: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    address: str = ""


async def evidence(pool: Answering, graphs: set[str]) -> dict[str, Evidence]:
    """Return what is known of each graph, in the order of publication."""
    rows = await select(
        pool,
        f"""SELECT ?graph ?text ?article ?title ?publisher ?published ?address WHERE {{
            VALUES ?graph {{ {iris(sorted(graphs))} }}
            ?graph nif:referenceContext ?article OPTIONAL {{ ?graph nif:anchorOf ?text }}
            OPTIONAL {{ ?article dcterms:title ?title }} OPTIONAL {{ ?article dcterms:publisher ?publisher }}
            OPTIONAL {{ ?article schema:datePublished ?published }} OPTIONAL {{ ?article schema:url ?address }}
        }}""",
    )
    found = {row["graph"].value: _read(row) for row in rows}
    ordered = sorted(found.values(), key=lambda each: (each.published, each.graph))
    return {each.graph: each for each in ordered} | {graph: Evidence(graph) for graph in graphs - found.keys()}


def _read(row: Row) -> Evidence:
    def value(name: str) -> str:
        return row[name].value if name in row else ""

    address = value("address")
    return Evidence(
        value("graph"),
        value("text"),
        row["text"].language if "text" in row else "",
        value("article"),
        value("title"),
        value("publisher"),
        value("published"),
        address if address.startswith(("http://", "https://")) else "",
    )
