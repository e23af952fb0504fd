"""Results of queries for people and programs: an aligned table, CSV, TSV, JSON, Turtle."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, RdfFormat, Triple, serialize

from craftgraph.graph.find import labels
from craftgraph.graph.namespaces import PREFIXES, XSD
from craftgraph.graph.store import Answer, Store
from craftgraph.query.width import padded, visible, width, wrapped

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Row: TypeAlias = Sequence[Term | None]

_NUMBERS: Final = frozenset(f"{XSD}{name}" for name in ("integer", "decimal", "double", "float"))
_NARROWEST: Final = 12


@dataclass(frozen=True, slots=True)
class Table:
    """The solutions of a SELECT query: the names of its variables, and one term or None for each in every row."""

    variables: tuple[str, ...]
    rows: Sequence[Row]


def table(answer: Answer) -> Table:
    """Return the solutions of a SELECT query as a table; that of an ASK query is one cell.

    Raises TypeError for triples: see `turtle`.
    """
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), [[Literal(bool(answer))]])
    if not isinstance(answer, QuerySolutions):
        raise TypeError("triples are no table")
    variables = tuple(variable.value for variable in answer.variables)
    return Table(variables, [[solution[name] for name in variables] for solution in answer])


def labelled(found: Table, store: Store, language: str) -> Table:
    """Return the table with names in the place of IRIs: in `language` where the store has one, else in another."""
    iris = {term.value for row in found.rows for term in row if isinstance(term, NamedNode)}
    names = labels(store, iris, language)
    rows = [
        [Literal(names[t.value]) if isinstance(t, NamedNode) and t.value in names else t for t in row]
        for row in found.rows
    ]
    return Table(found.variables, rows)


def short(iri: str) -> str:
    """Return an IRI with a prefix of ours, where one fits.

    >>> short("https://w3id.org/craftgraph/ontology#City"), short("https://example.org/")
    ('cg:City', 'https://example.org/')
    """
    fitting = [(len(namespace), p, namespace) for p, namespace in PREFIXES.items() if iri.startswith(namespace)]
    if not fitting:
        return iri
    _, prefix, namespace = max(fitting)
    return f"{prefix}:{iri[len(namespace) :]}"


def text(found: Table, columns: int | None = None) -> str:
    """Return an aligned table for a terminal, numbers to the right; cells are broken to fit into `columns`.

    >>> print(text(Table(("city", "n"), [[Literal("Алматы", language="kk"), Literal(12)], [None, Literal(7)]])))
    city    n
    ------ --
    Алматы 12
            7
    """
    cells = [[_cell(term) for term in row] for row in found.rows]
    widths = [max([width(name), *(width(row[i]) for row in cells)]) for i, name in enumerate(found.variables)]
    if columns is not None:
        widths = _fitted(widths, columns)
    right = [_is_number_column(found.rows, i) for i in range(len(widths))]
    lines = [_lines(found.variables, widths, right), [" ".join("-" * w for w in widths)]]
    lines += [_lines(row, widths, right) for row in cells]
    return "\n".join(line.rstrip() for block in lines for line in block)


def csv_text(found: Table) -> str:
    """Return the table as CSV (SPARQL 1.1 Query Results CSV): bare values, CRLF."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(found.variables)
    writer.writerows([[_bare(term) for term in row] for row in found.rows])
    return output.getvalue()


def tsv_text(found: Table) -> str:
    """Return the table as TSV (SPARQL 1.1 Query Results TSV): terms in Turtle syntax."""
    lines = ["\t".join(f"?{name}" for name in found.variables)]
    lines += ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in found.rows]
    return "".join(f"{line}\n" for line in lines)


def json_text(answer: Table | bool) -> str:
    """Return a table, or the answer of an ASK query, as SPARQL 1.1 Query Results JSON."""
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer})
    bindings = [
        {name: _json(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return json.dumps(
        {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1
    )


def turtle(triples: Iterable[Triple]) -> str:
    """Return triples as Turtle with our prefixes, sorted, each once."""
    ordered = sorted(set(triples), key=str)
    return (serialize(ordered, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()


def _bare(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    return str(term) if isinstance(term, Triple) else term.value


def _cell(term: Term | None) -> str:
    return visible(short(term.value) if isinstance(term, NamedNode) else _bare(term))


def _is_number_column(rows: Sequence[Row], i: int) -> bool:
    terms = [row[i] for row in rows if row[i] is not None]
    return bool(terms) and all(isinstance(t, Literal) and t.datatype.value in _NUMBERS for t in terms)


def _fitted(widths: list[int], columns: int) -> list[int]:
    """Take from the widest columns until the table fits, but leave each readable."""
    widths = list(widths)
    while sum(widths) + len(widths) - 1 > columns and max(widths, default=0) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _lines(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    """One row of the table, in as many lines as its highest cell."""
    broken = [list(wrapped(cell, w)) for cell, w in zip(cells, widths, strict=True)]
    height = max(map(len, broken), default=1)
    return [
        " ".join(
            padded(lines[i] if i < len(lines) else "", w, right=r)
            for lines, w, r in zip(broken, widths, right, strict=True)
        )
        for i in range(height)
    ]


def _json(term: Term) -> dict[str, Any]:
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Literal():
            found: dict[str, Any] = {"type": "literal", "value": term.value}
            if term.language:
                found["xml:lang"] = term.language
            elif term.datatype.value != f"{XSD}string":
                found["datatype"] = term.datatype.value
            return found
        case _:
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}


def rows_of(found: Table) -> Iterator[dict[str, str | None]]:
    """Yield each row as a dictionary of bare values by variable."""
    for row in found.rows:
        yield {n: None if t is None else _bare(t) for n, t in zip(found.variables, row, strict=True)}
