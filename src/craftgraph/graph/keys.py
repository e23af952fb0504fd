"""The IRIs of statements: two sentences that agree on a statement's key speak of one statement (`owl:hasKey`)."""

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from craftgraph.entities.iris import BASE
from craftgraph.graph.literals import decimal, duration
from craftgraph.model import Comparator, Date, Duration, EntityRef, Extraction, Statement, Text, Value
from craftgraph.terms import KEYS, MANY

SUBJECTS: Final[dict[str, tuple[str, ...]]] = {
    "Conferral": ("recipient",),
    "Position": ("holder",),
    "Attendance": ("event",),
    "Record": ("holder", "occasion"),
    "Inscription": ("element",),
    "Distinction": ("holder",),
    "Observation": ("about",),
    "Quotation": ("speaker",),
    "Superlative": ("subject",),
}
"""Roles of which at least one must be filled for a statement to be the same in another article: whom it is about."""

_QUOTES = re.compile(r"[«»\"“”„‘’'`]")
_BREAKS = re.compile(r"[\s\-‐‑–—]+")


def normal(text: str) -> str:
    """Return text as keys compare it: NFC, case folded, without quotation marks; dashes and spaces are one space.

    >>> normal("«Бас  Директор».")
    'бас директор'
    """
    text = _QUOTES.sub("", unicodedata.normalize("NFC", text).casefold())
    return _BREAKS.sub(" ", text).strip(" .,;:")


def key_value(value: Value, iris: Sequence[str]) -> str:
    """Return a role filler as keys compare it; `iris` are those of the extraction's entities."""
    match value:
        case EntityRef(index):
            return f"<{iris[index]}>"
        case Text(text, _):
            return normal(text)
        case Date(text):
            return text
        case Duration(text):
            return duration(text)
        case Comparator():
            return value.value
        case bool():
            return str(value).lower()
        case _:
            return decimal(value)


def statement_iris(extraction: Extraction, iris: Sequence[str], article: str, base: str = BASE) -> tuple[str, ...]:
    """Return the IRI of each statement of `extraction`, in order.

    `iris` are those of `extraction.entities`, `article` that of the article. A statement that leaves open whom it is
    about belongs to its article; one without any key role to its sentence. Statements of one article that agree on the
    key are one, unless that would put two values of a functional role into one sentence's graph, or mix figures of
    different origins: then what they differ in joins the key.
    """
    scopes = [_scope(s, article) for s in extraction.statements]
    keys = [_key(s, KEYS[s.cls], iris) for s in extraction.statements]
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, statement in enumerate(extraction.statements):
        groups[statement.cls, scopes[i], json.dumps(keys[i])].append(i)
    apart: dict[int, list[list[object]]] = {}
    for members in groups.values():
        statements = [extraction.statements[i] for i in members]
        if roles := _telling_apart(statements, lambda value: key_value(value, iris)):
            for i, statement in zip(members, statements, strict=True):
                apart[i] = [[r, v] for r, v in _key(statement, roles, iris) if v]
    return tuple(
        f"{base}statement/{s.cls}-{_hash([s.cls, scopes[i], keys[i], *([apart[i]] if apart.get(i) else [])])}"
        for i, s in enumerate(extraction.statements)
    )


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=True).encode()).hexdigest()[:16]


def _scope(statement: Statement, article: str) -> str:
    filled = {role.name for role in statement.roles}
    if filled.intersection(SUBJECTS[statement.cls]):
        return ""
    if filled.intersection(KEYS[statement.cls]):
        return article
    return f"{article}#{statement.sentence}"


def _key(statement: Statement, names: Sequence[str], iris: Sequence[str]) -> list[tuple[str, list[str]]]:
    return [(n, sorted({key_value(r.value, iris) for r in statement.roles if r.name == n})) for n in names]


def _telling_apart(statements: Sequence[Statement], said: Callable[[Value], str]) -> list[str]:
    """The roles that must join the key of statements which agree on it; none where they are one."""
    in_sentence: dict[tuple[str, int], set[str]] = defaultdict(set)
    by_origin: dict[str, set[str]] = defaultdict(set)
    origins: set[frozenset[str]] = set()
    for statement in statements:
        origin = frozenset(said(r.value) for r in statement.roles if r.name == "origin")
        origins.add(origin)
        for role in statement.roles:
            if (statement.cls, role.name) not in MANY:
                in_sentence[role.name, role.sentence].add(said(role.value))
                if origin:
                    by_origin[role.name].add(said(role.value))
    clashes = {name for (name, _), values in in_sentence.items() if len(values) > 1}
    if len(origins - {frozenset()}) > 1:
        clashes |= {name for name, values in by_origin.items() if len(values) > 1}
    return sorted(clashes | {"origin"}) if clashes and len(origins) > 1 else sorted(clashes)
