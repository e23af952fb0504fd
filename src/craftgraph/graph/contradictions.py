"""What sources contradict: a role that can have one value has two, which exclude each other, in two sentences."""

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from pyoxigraph import Literal

from craftgraph.graph.evidence import Evidence, batches, evidence, in_order
from craftgraph.graph.keys import normal
from craftgraph.graph.namespaces import CG
from craftgraph.graph.store import Store, value_of
from craftgraph.terms import FAMILY, KEYS, MANY, STATEMENT_ROLES

_COMPARED: Final = {"value": "comparator", "factor": "factorComparator"}
"""A figure → the role that says how it relates to the true one."""

_MEASURED: Final = {"value": "unit"}
"""A figure → the role that says what it counts: 25 metres and 14 tonnes do not contradict each other."""

_ABOUT_A_VALUE: Final = frozenset({*_COMPARED.values(), *_MEASURED.values()})

_ROLES: Final = {
    cls: [r for r in roles if r not in KEYS[cls] and (cls, r) not in MANY and r not in _ABOUT_A_VALUE]
    for cls, roles in STATEMENT_ROLES.items()
} | {cls: ["startDate", "endDate"] for cls, family in FAMILY.items() if family == "Event"}
"""Statement class, or class of events → roles of one value that are no part of its identity."""

_ABOUT: Final = Decimal("0.1")
# «About 100» and 108 agree; 120 does not.


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """A value, and the sentence that states it. `value` is the IRI of a thing, else the text of a literal.

    `unit` is what a figure counts, as keys compare it; empty where the sentence does not say.
    """

    value: str
    comparator: str
    kind: str
    sentence: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A statement or an event, of class `cls`, of which sentences claim values of a role that exclude each other."""

    subject: str
    cls: str
    role: str
    claims: tuple[tuple[Claim, Evidence], ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """One role as one sentence states it: the value's IRI or text, and its kind as a `Claim` has it."""

    sentence: str
    role: str
    value: str
    kind: str


def contradictions(store: Store, subjects: Collection[str] | None = None) -> list[Contradiction]:
    """Return the contradictions in all statements and events, or in those of some `subjects`, sorted by these.

    The claims of each are in the order of publication.
    Dates of which one is a part of the other (`2025-10`, `2025-10-05`) agree, and so do figures whose comparators leave
    room for both (more than 100, 120; about 100, 97), and figures of different units. A sentence that itself states two
    values tells nothing for sure, and is passed over. `ontology/queries/contradictions.rq` asks the same in SPARQL.
    """
    found: dict[tuple[str, str], tuple[str, list[Claim]]] = {}
    for cls in _ROLES:
        for subject, stated in _several(store, cls, subjects).items():
            for role, claims in disputed(cls, stated).items():
                found.setdefault((subject, role), (cls, claims))  # an event may be of two classes
    sentences = evidence(store, {claim.sentence for _, claims in found.values() for claim in claims})
    return [
        Contradiction(subject, cls, role, _with_evidence(claims, sentences))
        for (subject, role), (cls, claims) in sorted(found.items())
    ]


def disputed(cls: str, stated: Iterable[Stated]) -> dict[str, list[Claim]]:
    """Return the roles of which the sentences about one statement or event of class `cls` contradict each other.

    >>> sorted(disputed("Distinction", [Stated("a", "times", "2", "integer"), Stated("b", "times", "3", "integer")]))
    ['times']
    """
    by_sentence: dict[str, dict[str, list[Stated]]] = defaultdict(lambda: defaultdict(list))
    for one in stated:
        by_sentence[one.sentence][one.role].append(one)
    found = {}
    for role in _ROLES.get(cls, ()):
        claims = [
            Claim(
                roles[role][0].value,
                _told(roles, _COMPARED.get(role)) or "exactly",
                roles[role][0].kind,
                sentence,
                normal(_told(roles, _MEASURED.get(role))),
            )
            for sentence, roles in by_sentence.items()
            if role in roles and len({one.value for one in roles[role]}) == 1
        ]
        if any(_exclude(a, b) for a, b in itertools.combinations(claims, 2)):
            found[role] = sorted(claims)
    return found


def _told(roles: Mapping[str, Sequence[Stated]], role: str | None) -> str:
    """What a sentence says of a figure by another role; of a comparator its bare name."""
    return roles[role][0].value.removeprefix(CG) if role and role in roles else ""


def _several(store: Store, cls: str, wanted: Collection[str] | None) -> dict[str, list[Stated]]:
    """All that is stated of each subject for which some role of one value has several: subject → roles by sentence."""
    within = [""] if wanted is None else [f"VALUES ?s {{ {iris} }} " for iris in batches(sorted(wanted))]
    roles = " ".join(f"<{CG}{role}>" for role in _ROLES[cls])
    rows = (
        row
        for values in within
        for row in store.select(
            f"SELECT ?s {{ {values}?s a <{CG}{cls}> . VALUES ?role {{ {roles} }} ?s ?role ?o }} "
            "GROUP BY ?s ?role HAVING(COUNT(DISTINCT ?o) > 1)"
        )
    )
    found: dict[str, list[Stated]] = defaultdict(list)
    for values in batches(sorted({value_of(row["s"]) for row in rows})):
        for row in store.select(f"SELECT ?s ?p ?o ?g {{ VALUES ?s {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"):
            term, predicate = row["o"], value_of(row["p"])
            if predicate.startswith(CG):
                kind = (term.language or term.datatype.value) if isinstance(term, Literal) else "thing"
                one = Stated(value_of(row["g"]), predicate.removeprefix(CG), value_of(term), kind.rpartition("#")[2])
                found[value_of(row["s"])].append(one)
    return found


def _exclude(one: Claim, other: Claim) -> bool:
    """Tell whether two claims cannot both be true."""
    if one.value == other.value and one.comparator == other.comparator:
        return False
    if one.unit and other.unit and one.unit != other.unit:
        return False
    if "date" in (one.kind, other.kind) or one.kind.startswith("gYear"):
        shorter, longer = sorted((one.value, other.value), key=len)
        return not longer.startswith(shorter)
    ranges = [_range(claim) for claim in (one, other)]
    if ranges[0] and ranges[1]:
        (low, high), (low2, high2) = ranges[0], ranges[1]
        return high < low2 or high2 < low
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
