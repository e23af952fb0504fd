"""CSV tables for spreadsheets: one a statement class, one of entities, one of their properties, all with evidence."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

from craftgraph.graph.evidence import evidence
from craftgraph.graph.find import labels
from craftgraph.graph.lines import Node, Source, Terms, by_subject, is_stated_type, node
from craftgraph.graph.namespaces import CG, OWL, SKOS
from craftgraph.graph.store import Store
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, STATEMENT_ROLES

SOURCE: Final = ("evidence", "article", "article_title", "publisher", "published", "url", "sentences")
"""The last columns of every table of what articles state."""

_LITERAL: Final = frozenset({"text", "date", "integer", "number", "duration", "comparator", "boolean"})
_BATCH: Final = 500
_NAMES: Final = {f"{SKOS}prefLabel", f"{SKOS}altLabel"}
_LINKS: Final = {f"{OWL}sameAs": "same_as", f"{SKOS}closeMatch": "close_match"}


def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table: `Entity`, `Property`, or a statement class.

    A role that things fill has two, their names and (`…_iri`) their IRIs; several fillers are divided by `; `.

    >>> columns("Position")[:6]
    ('statement', 'holder', 'holder_iri', 'role', 'organization', 'organization_iri')
    """
    if table == "Entity":
        return ("iri", "class", "kk", "ru", "en", "other_names", "same_as", "close_match")
    if table == "Property":
        return ("subject", "subject_iri", "property", "value", "value_iri", *SOURCE)
    roles = []
    for role, kinds in STATEMENT_ROLES[table].items():
        roles += [role] if set(kinds.split("|")) <= _LITERAL else [role, f"{role}_iri"]
    return ("statement", *roles, *SOURCE)


@dataclass(slots=True)
class _Row:
    """A row on its way: plain cells, things whose names are still to be looked up, and where it is stated."""

    table: str
    cells: dict[str, str]
    things: dict[str, list[str]] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)


def write(source: Source, store: Store, folder: Path, language: str = "en") -> list[Path]:
    """Write all tables into a folder, names of things in `language` where they have one; return their paths.

    Tables of which there is no row are written with their head alone, so that every export has the same files. Cells
    that a spreadsheet would take for a formula begin with an apostrophe.
    """
    paths = {table: folder / f"{table}.csv" for table in ("Entity", "Property", *STATEMENT_ROLES)}
    with ExitStack() as files:
        writers: dict[str, csv.DictWriter[str]] = {}
        for table, path in paths.items():
            # the mark at the beginning tells spreadsheets that it is UTF-8
            file = files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            writers[table] = csv.DictWriter(file, columns(table))
            writers[table].writeheader()
        for batch in _batches(_rows(source)):
            _look_up(batch, store, language)
            for row in batch:
                writers[row.table].writerow({name: _safe(cell) for name, cell in row.cells.items()})
    return list(paths.values())


def _rows(source: Source) -> Iterator[_Row]:
    for subject, quads in groupby(by_subject(source), lambda t: t.subject):
        about = list(quads)
        iri = node(subject).value
        classes = {node(t.object).value.removeprefix(CG) for t in about if is_stated_type(t)}
        for cls in sorted(classes & STATEMENT_ROLES.keys()):
            yield from _statement(cls, iri, about)
        kinds = sorted(classes & FAMILY.keys())
        if kinds:
            yield _entity(iri, kinds, about)
            yield from _properties(iri, about)


def _statement(cls: str, iri: str, about: Sequence[Terms]) -> Iterator[_Row]:
    """One row for each article that speaks of the statement."""
    roles = STATEMENT_ROLES[cls]
    stated = [(quad, node(quad.predicate).value.removeprefix(CG)) for quad in about]
    for group in _by_article((quad, name) for quad, name in stated if name in roles):
        row = _Row(cls, {"statement": iri}, sentences=_sentences(quad for quad, _ in group))
        for role in roles:
            _fill(row, role, [node(quad.object) for quad, name in group if name == role])
        yield row


def _entity(iri: str, kinds: Sequence[str], about: Sequence[Terms]) -> _Row:
    row = _Row("Entity", {"iri": iri, "class": "; ".join(kinds)})
    names = {(node(t.predicate).value, node(t.object)) for t in about if node(t.predicate).value in _NAMES}
    for code in ("kk", "ru", "en"):
        preferred = sorted(n.value for p, n in names if n.language == code and p == f"{SKOS}prefLabel")
        row.cells[code] = "; ".join(preferred)
    row.cells["other_names"] = "; ".join(sorted({n.value for p, n in names if p == f"{SKOS}altLabel"}))
    for predicate, column in _LINKS.items():
        links = {node(t.object).value for t in about if node(t.predicate).value == predicate}
        row.cells[column] = "; ".join(sorted(links))
    return row


def _properties(iri: str, about: Sequence[Terms]) -> Iterator[_Row]:
    """One row for each value of each property in each article."""
    for stated in _by_article((t, node(t.predicate).value.removeprefix(CG)) for t in about):
        for name in ENTITY_PROPERTIES:
            for value in sorted({quad.object for quad, known in stated if known == name}):
                where = [quad for quad, known in stated if known == name and quad.object == value]
                row = _Row("Property", {"property": name}, sentences=_sentences(where))
                _fill(row, "subject", [Node("iri", iri)])
                _fill(row, "value", [node(value)])
                yield row


def _by_article(stated: Iterable[tuple[Terms, str]]) -> Iterator[list[tuple[Terms, str]]]:
    """Group (quad, name of its property) by article; what stands in no sentence is a group, too."""
    groups: dict[str, list[tuple[Terms, str]]] = {}
    for quad, name in stated:
        article = node(quad.graph).value.partition("#char=")[0] if quad.graph else ""
        groups.setdefault(article, []).append((quad, name))
    yield from (groups[article] for article in sorted(groups))


def _sentences(quads: Iterable[Terms]) -> list[str]:
    """The sentences that some quads stand in, in the order of the text."""
    found = {node(quad.graph).value for quad in quads if b"#char=" in quad.graph}
    return sorted(found, key=lambda iri: (int(iri.partition("#char=")[2].partition(",")[0]), iri))


def _fill(row: _Row, name: str, values: Sequence[Node]) -> None:
    things = sorted({v.value for v in values if v.kind == "iri" and not v.value.startswith(CG)})
    plain = sorted({v.value.removeprefix(CG) for v in values if v.kind != "iri" or v.value.startswith(CG)})
    row.cells[name] = "; ".join(plain)
    if things:
        row.things[name] = things
        row.cells[f"{name}_iri"] = "; ".join(things)


def _look_up(rows: Sequence[_Row], store: Store, language: str) -> None:
    """Fill in the names of things, the sentences and the articles, which other quads hold."""
    names = labels(store, {iri for row in rows for things in row.things.values() for iri in things}, language)
    sentences = evidence(store, {iri for row in rows for iri in row.sentences})
    for row in rows:
        for name, things in row.things.items():
            known = [names.get(iri, iri) for iri in things]
            row.cells[name] = "; ".join([*known, row.cells[name]] if row.cells[name] else known)
        said = [sentences[iri] for iri in row.sentences if iri in sentences]
        if said:
            row.cells["evidence"] = " … ".join(one.text for one in said)
            row.cells["sentences"] = " ".join(one.sentence for one in said)
            row.cells["article"], row.cells["article_title"] = said[0].identifier, said[0].title
            row.cells["publisher"], row.cells["published"] = said[0].publisher, said[0].published
            row.cells["url"] = said[0].url


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell[1:].replace(".", "", 1).isdigit()


def _batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    batch: list[_Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch
