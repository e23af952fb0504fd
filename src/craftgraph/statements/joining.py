"""Statements among each other: parts of figures, dates of occasions, and claims that are said twice."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from craftgraph.language.expressions import Quantity
from craftgraph.mentions.document import Document, Node
from craftgraph.model import Date, EntityRef, Extraction, Property, Role, Statement, Text, Value
from craftgraph.statements.completion import is_part_of_figure_before
from craftgraph.terms import KEYS, MANY


def with_parts(doc: Document, statements: list[Statement]) -> list[Statement]:
    """`оның 323 мыңы …`: a part of the figure before it is about the same thing in the same period."""
    observations = sorted((s for s in statements if s.cls == "Observation"), key=lambda s: s.end)
    figures = {n.begin: n for n in doc.nodes if n.kind == "quantity"}
    shared = ("about", "periodStart", "periodEnd")
    for before, statement in pairwise(observations):
        anchor = next(
            (n for b, n in figures.items() if statement.begin <= b < statement.end and _anchors(statement, n)),
            None,
        )
        if anchor is None or not is_part_of_figure_before(doc, anchor) or anchor.sentence - before.sentence > 1:
            continue
        kept = tuple(r for r in statement.roles if r.name not in shared)
        roles = kept + tuple(r for r in before.roles if r.name in shared)
        position = statements.index(statement)
        statements[position] = replace(statement, roles=roles)
    return statements


def _anchors(statement: Statement, node: Node) -> bool:
    values = [r.value for r in statement.roles if r.name == "value"]
    return isinstance(node.value, Quantity) and node.value.value in values


def with_event_dates(
    statements: list[Statement], properties: list[Property], *, edges_told: bool = False
) -> list[Statement]:
    """A conferral repeats the date of its one-day occasion.

    Where `edges_told`, the first or last day of a longer one is that of the occasion alone.
    """
    start = {p.subject: p for p in properties if p.name == "startDate"}
    ended = {p.subject for p in properties if p.name == "endDate"}
    result = []
    for statement in statements:
        occasion = next((r.value for r in statement.roles if r.name == "occasion"), None)
        dated = any(r.name == "date" for r in statement.roles)
        if statement.cls == "Conferral" and isinstance(occasion, EntityRef) and dated and occasion.index in ended:
            edges = {p.value for p in properties if p.subject == occasion.index and p.name in {"startDate", "endDate"}}
            kept = tuple(r for r in statement.roles if r.name != "date" or r.value not in edges)
            statement = replace(statement, roles=kept) if edges_told else statement
        if statement.cls == "Conferral" and isinstance(occasion, EntityRef) and not dated:
            day = start.get(occasion.index)
            if day and occasion.index not in ended and isinstance(day.value, Date):
                statement = replace(statement, roles=(*statement.roles, Role("date", day.value, day.sentence)))
        result.append(statement)
    return result


def merged(statements: list[Statement], *, times_apart: bool = False) -> list[Statement]:
    """Join statements that agree on their key: a claim said twice is one, its roles gathered from all its sentences.

    Where `times_apart`, records of one feat in two times are two.
    """
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        values = {r.name: _folded(r.value) for r in statement.roles}
        identity: tuple[object, ...] = (statement.cls, *(values.get(k) for k in KEYS[statement.cls]))
        if statement.cls == "Record":
            identity = (
                statement.cls,
                values.get("value") or (times_apart and values.get("duration")) or values.get("feat"),
            )
        if statement.cls in {"Observation", "Attendance"}:
            identity = (*identity, values.get("value"))
        groups[identity].append(statement)
    result = []
    for same in groups.values():
        first = same[0]
        roles = list(first.roles)
        for other in same[1:]:
            for role in other.roles:
                many = (first.cls, role.name) in MANY
                if not any(r.name == role.name and (not many or r.value == role.value) for r in roles):
                    roles.append(role)
        result.append(replace(first, roles=tuple(roles)))
    return result


def without_supposed(doc: Document, found: Extraction) -> Extraction:
    """Leave out the things that were only supposed and of which nothing is said; the others move up."""
    supposed = {i for i, thing in enumerate(doc.things) if thing.supposed}
    if not supposed:
        return found
    values = [r.value for s in found.statements for r in s.roles] + [p.value for p in found.properties]
    told = {v.index for v in values if isinstance(v, EntityRef)} | {p.subject for p in found.properties}
    kept = [i for i in range(len(found.entities)) if i not in supposed or i in told]
    place = {old: new for new, old in enumerate(kept)}

    def moved(value: Value) -> Value:
        return EntityRef(place[value.index]) if isinstance(value, EntityRef) else value

    return replace(
        found,
        entities=tuple(found.entities[i] for i in kept),
        statements=tuple(
            replace(s, roles=tuple(replace(r, value=moved(r.value)) for r in s.roles)) for s in found.statements
        ),
        properties=tuple(replace(p, subject=place[p.subject], value=moved(p.value)) for p in found.properties),
    )


def _folded(value: Value) -> object:
    if isinstance(value, Text):
        return value.value.casefold()
    if isinstance(value, Decimal):
        return float(value)
    return value
