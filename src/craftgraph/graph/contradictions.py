"""What sources contradict: a role that can have one value has two, which exclude each other, in two sentences."""

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from pyoxigraph import Literal, NamedNode

from craftgraph.graph.evidence import Evidence, batches, evidence, in_order
from craftgraph.graph.keys import normal
from craftgraph.graph.namespaces import CG
from craftgraph.graph.store import Store, value_of
from craftgraph.terms import KEYS, MANY, STATEMENT_ROLES

_COMPARED: Final = {"value": "comparator", "factor": "factorComparator"}
"""A figure → the role that says how it relates to the true one."""

_ROLES: Final = {
    cls: [r for r in roles if r not in KEYS[cls] and (cls, r) not in MANY and r not in _COMPARED.values()]
    for cls, roles in STATEMENT_ROLES.items()
} | {"": ["startDate", "endDate"]}
"""Statement class (empty: an event) → roles of one value that are no part of its identity."""

_ABOUT: Final = Decimal("0.1")
# «About 100» and 108 agree; 120 does not.


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """A value, and the sentence that states it. `value` is the IRI of a thing, else the text of a literal."""

    value: str
    comparator: str
    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A statement, or an event (`cls` is empty), of which sentences claim values of a role that exclude each other."""

    subject: str
    cls: str
    role: str
    claims: tuple[tuple[Claim, Evidence], ...]


def contradictions(store: Store, subjects: Collection[str] | None = None) -> list[Contradiction]:
    """Return the contradictions in all statements and events, or in those of some `subjects`, sorted by these.

    The claims of each are in the order of publication.
    Dates of which one is a part of the other (`2025-10`, `2025-10-05`) agree, and so do figures whose comparators leave
    room for both (more than 100, 120; about 100, 97), and texts in two languages.
    """
    claims: dict[tuple[str, str, str], set[Claim]] = defaultdict(set)
    for cls, roles in _ROLES.items():
        for role in roles:
            for subject, claim in _claims(store, cls, role, subjects):
                claims[subject, cls, role].add(claim)
    found = {key: said for key, said in sorted(claims.items()) if _disagree(said)}
    sentences = evidence(store, {claim.sentence for said in found.values() for claim in said})
    return [
        Contradiction(subject, cls, role, _with_evidence(said, sentences))
        for (subject, cls, role), said in found.items()
    ]


def _claims(store: Store, cls: str, role: str, wanted: Collection[str] | None) -> Iterable[tuple[str, Claim]]:
    """(subject, claim) of all subjects for which a role has several values."""
    typed = f"?s a <{CG}{cls}> . " if cls else ""
    within = [""] if wanted is None else [f"VALUES ?s {{ {iris} }} " for iris in batches(sorted(wanted))]
    rows = (
        row
        for values in within
        for row in store.select(
            f"SELECT ?s {{ {values}{typed}?s <{CG}{role}> ?o }} GROUP BY ?s HAVING(COUNT(DISTINCT ?o) > 1)"
        )
    )
    subjects = sorted({value_of(row["s"]) for row in rows})
    compared = _COMPARED.get(role)
    optional = f"OPTIONAL {{ ?s <{CG}{compared}> ?comparator }}" if compared else ""
    for values in batches(subjects):
        for row in store.select(
            f"SELECT * {{ VALUES ?s {{ {values} }} GRAPH ?g {{ ?s <{CG}{role}> ?o . {optional} }} }}"
        ):
            term = row["o"]
            kind = "thing" if isinstance(term, NamedNode) else ""
            if isinstance(term, Literal):
                kind = term.language or term.datatype.value.rpartition("#")[2]
            comparator = value_of(row["comparator"]).removeprefix(CG) if compared and row["comparator"] else "exactly"
            yield value_of(row["s"]), Claim(value_of(term), comparator, kind, value_of(row["g"]))


def _disagree(claims: Iterable[Claim]) -> bool:
    return any(_exclude(a, b) for a, b in itertools.combinations(sorted(claims), 2))


def _exclude(one: Claim, other: Claim) -> bool:
    """Tell whether two claims cannot both be true."""
    if one.value == other.value and one.comparator == other.comparator:
        return False
    if "date" in (one.kind, other.kind) or one.kind.startswith("gYear"):
        shorter, longer = sorted((one.value, other.value), key=len)
        return not longer.startswith(shorter)
    ranges = [_range(claim) for claim in (one, other)]
    if ranges[0] and ranges[1]:
        (low, high), (low2, high2) = ranges[0], ranges[1]
        return high < low2 or high2 < low
    if one.kind in ("kk", "ru", "en"):
        return one.kind == other.kind and normal(one.value) != normal(other.value)
    return one.value != other.value


def _range(claim: Claim) -> tuple[Decimal, Decimal] | None:
    """The numbers that a claimed figure leaves room for; None for what is no figure."""
    if claim.kind not in ("integer", "decimal"):
        return None
    try:
        value = Decimal(claim.value)
    except InvalidOperation:
        return None
    infinity = Decimal("Infinity")
    match claim.comparator:
        case "about":
            return value - abs(value) * _ABOUT, value + abs(value) * _ABOUT
        case "moreThan" | "atLeast":
            return value, infinity
        case "lessThan" | "atMost":
            return -infinity, value
        case _:
            return value, value


def _with_evidence(claims: Iterable[Claim], known: dict[str, Evidence]) -> tuple[tuple[Claim, Evidence], ...]:
    stated = {known[claim.sentence]: claim for claim in sorted(claims) if claim.sentence in known}
    return tuple((stated[one], one) for one in in_order(stated))
