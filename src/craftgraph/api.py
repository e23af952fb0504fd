"""The graph in a notebook: `import craftgraph; g = craftgraph.open("oxigraph:craftgraph.db")`."""

import builtins
import datetime
import html
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeAlias

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, Triple

from craftgraph.errors import CraftGraphError
from craftgraph.graph.find import labels, the_one
from craftgraph.graph.namespaces import PREFIXES, XSD
from craftgraph.graph.store import Counts, Store, open_store
from craftgraph.query.explain import Explanation, explain, text
from craftgraph.query.saved import is_name, load
from craftgraph.query.table import Table, labelled, short, table, turtle

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

Value: TypeAlias = str | int | float | bool | Decimal | datetime.date | None
"""What a cell holds in Python. Dates that are only a year or a month stay texts."""

_SHOWN: Final = 50
_WEB: Final = re.compile(r"https?://")


def open(selector: str = "oxigraph:craftgraph.db", *, language: str = "en") -> "Graph":  # noqa: A001 - as one opens a file
    """Open a graph for reading: `oxigraph:PATH`, `memory:` or the address of a SPARQL server.

    `language` (`kk`, `ru`, `en`) is that of the names that are shown. Raises UsageError and CraftGraphError as
    `craftgraph.graph.store.open_store` does.

    >>> with open("memory:") as g:
    ...     len(g.query("SELECT * { ?s ?p ?o }"))
    0
    """
    return Graph(open_store(selector, read_only=True), language)


class Graph:
    """A graph to ask, to look at, and to take to other libraries."""

    def __init__(self, store: Store, language: str = "en") -> None:
        self.store = store
        self.language = language

    def query(self, question: str) -> "Result | Triples | bool":
        """Answer a SPARQL query, or a saved question by its name.

        SELECT gives a `Result`, CONSTRUCT and DESCRIBE `Triples`, ASK True or False. Raises UsageError when the query
        does not parse, or when no saved question has that name.
        """
        answer = self.store.query(load(question, self.language).sparql if is_name(question) else question)
        if isinstance(answer, QueryBoolean):
            return builtins.bool(answer)
        if isinstance(answer, QuerySolutions):
            return Result(table(answer), self.store, self.language)
        return Triples(list(answer))

    def explain(self, thing: str) -> "Told":
        """Tell what is said of a thing (a name or an IRI), with the sentences. Raises UsageError as `the_one` does."""
        return Told(explain(self.store, the_one(self.store, thing).iri, self.language), self.language)

    def counts(self) -> Counts:
        """Count quads, articles, sentences and things by class."""
        return self.store.counts()

    def networkx(self) -> "nx.MultiDiGraph[str]":
        """Return entities and statements as nodes, roles and properties as edges (see `graph.network.network`)."""
        from craftgraph.graph.network import network  # noqa: PLC0415

        return network(self.store.write_nquads, self.language)

    def rdflib(self) -> "rdflib.Dataset":
        """Return the same store as rdflib has it: a Dataset whose default graph is the union, nothing copied.

        Give its `query` the text of a query, never the result of `prepareQuery`: rdflib would answer that by its own
        engine, fifty times slower.
        """
        import rdflib  # noqa: PLC0415

        from craftgraph.graph.local import LocalStore  # noqa: PLC0415

        if isinstance(self.store, LocalStore):
            from oxrdflib import OxigraphStore  # noqa: PLC0415

            dataset = rdflib.Dataset(store=OxigraphStore(store=self.store.oxigraph), default_union=True)
        else:
            from rdflib.plugins.stores.sparqlstore import SPARQLStore  # noqa: PLC0415

            dataset = rdflib.Dataset(store=SPARQLStore(self.store.selector, method="POST"), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace, replace=True)
        return dataset

    def view(self, about: str | None = None, *, hops: int = 2, height: int = 640) -> "View":
        """Return the interactive page, which a notebook shows in place; `about` a thing, up to `hops` steps from it."""
        from craftgraph.view import view_page  # noqa: PLC0415

        iri = the_one(self.store, about).iri if about is not None else None
        return View(view_page(self.store, about=iri, hops=hops, language=self.language), height)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<CraftGraph {self.store.selector}>"

    def _repr_html_(self) -> str:
        counts = self.counts()
        rows = "".join(f"<tr><td>{cls}</td><td>{n}</td></tr>" for cls, n in counts.classes.items())
        head = f"{html.escape(self.store.selector)}: {counts.articles} articles, {counts.sentences} sentences"
        return f"<table><caption>{head}</caption>{rows}</table>"


class Result(Sequence[dict[str, Value]]):
    """The rows of a SELECT query, as dictionaries by variable. A notebook shows it as a table with names of things."""

    def __init__(self, found: Table, store: Store, language: str) -> None:
        self._table, self._store, self._language = found, store, language

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._table.variables

    def names(self) -> "Result":
        """Return the same rows with names in the place of IRIs."""
        return Result(labelled(self._table, self._store, self._language), self._store, self._language)

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a pandas DataFrame. Raises CraftGraphError when pandas is not installed."""
        try:
            import pandas as pd  # noqa: PLC0415
        except ImportError as error:
            raise CraftGraphError("pandas is not installed: pip install 'craftgraph[notebook]'") from error
        return pd.DataFrame(list(self), columns=list(self.variables))

    def __len__(self) -> int:
        return len(self._table.rows)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # int or slice, as every sequence
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        return {name: _value(term) for name, term in zip(self.variables, self._table.rows[index], strict=True)}

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.variables)}>"

    def _repr_html_(self) -> str:
        rows = self._table.rows[:_SHOWN]
        iris = {term.value for row in rows for term in row if isinstance(term, NamedNode)}
        known = labels(self._store, iris, self._language)
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.variables)
        body = "".join(f"<tr>{''.join(f'<td>{_cell(term, known)}</td>' for term in row)}</tr>" for row in rows)
        rest = f"<p>{_SHOWN} of {len(self)} rows</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


class Triples(Sequence[Triple]):
    """The triples of a CONSTRUCT query. A notebook shows them as Turtle."""

    def __init__(self, triples: Sequence[Triple]) -> None:
        self._triples = triples

    def turtle(self) -> str:
        """Return them as Turtle, sorted."""
        return turtle(self._triples)

    def rdflib(self) -> "rdflib.Graph":
        """Return them as an rdflib graph."""
        import rdflib  # noqa: PLC0415

        return rdflib.Graph().parse(data=self.turtle(), format="turtle")

    def __len__(self) -> int:
        return len(self._triples)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # int or slice, as every sequence
        return self._triples[index]

    def __repr__(self) -> str:
        return f"<{len(self)} triples>"

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(self.turtle())}</pre>"


class Told:
    """What is said of a thing; `explanation` has it as data, `str` as text."""

    def __init__(self, explanation: Explanation, language: str) -> None:
        self.explanation = explanation
        self._language = language

    def __iter__(self) -> Iterator[str]:
        return (fact.words for fact in self.explanation.facts)

    def __str__(self) -> str:
        return text(self.explanation, self._language)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        facts = "".join(
            f"<p><b>{'≠ ' if fact.contradicted else ''}{html.escape(fact.words)}</b></p>"
            + "".join(
                f"<blockquote>{html.escape(one.text)}<br><small>{_link(one.url, one.source)}</small></blockquote>"
                for one in fact.evidence
            )
            for fact in self.explanation.facts
        )
        return f"<div>{facts}</div>"


class View:
    """An interactive page; `html` is the whole document, to be shown here or written to a file."""

    def __init__(self, page: str, height: int) -> None:
        self.html = page
        self.height = height

    def _repr_html_(self) -> str:
        style = f"width: 100%; height: {self.height}px; border: 0"
        frame = f'<iframe title="CraftGraph" sandbox="allow-scripts allow-downloads" style="{style}"'
        return f'{frame} srcdoc="{html.escape(self.html)}"></iframe>'


def _value(term: object) -> Value:
    """A term as Python has it."""
    if not isinstance(term, Literal):
        return None if term is None else str(getattr(term, "value", term))
    kind = term.datatype.value.removeprefix(XSD)
    try:
        match kind:
            case "integer":
                return int(term.value)
            case "decimal":
                return Decimal(term.value)
            case "double" | "float":
                return float(term.value)
            case "boolean":
                return term.value in ("true", "1")
            case "date":
                return datetime.date.fromisoformat(term.value)
            case _:
                return term.value
    except (ValueError, ArithmeticError):
        return term.value


def _cell(term: object, known: dict[str, str]) -> str:
    if term is None:
        return ""
    value = str(getattr(term, "value", term))
    return _link(value, known.get(value, short(value))) if isinstance(term, NamedNode) else html.escape(value)


def _link(address: str, words: str) -> str:
    if not _WEB.match(address):
        return html.escape(words)
    return f'<a href="{html.escape(address)}" title="{html.escape(address)}">{html.escape(words)}</a>'
