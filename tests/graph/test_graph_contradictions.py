"""Contradictions: what excludes each other, and what only looks so."""

import itertools

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from craftgraph.graph.contradictions import contradictions
from craftgraph.graph.namespaces import CG, DCTERMS, NIF, RDF, XSD
from craftgraph.graph.store import Store, open_store, value_of
from craftgraph.query.saved import load

STATEMENT = NamedNode("https://w3id.org/craftgraph/id/statement/x")
ARTICLE = "https://w3id.org/craftgraph/id/article/a"


def node(name: str) -> NamedNode:
    return NamedNode(CG + name)


def literal(text: str, kind: str) -> Literal | NamedNode:
    if kind == "thing":
        return NamedNode(f"urn:x:{text}")
    if kind in ("kk", "en"):
        return Literal(text, language=kind)
    return Literal(text, datatype=NamedNode(XSD + kind))


def contradicted(cls: str, *sentences: dict[str, tuple[str | tuple[str, ...], str]]) -> set[str]:
    """The roles that contradict each other when each sentence states these roles of one statement."""
    article = NamedNode(ARTICLE)
    with open_store("memory:") as store:
        store.oxigraph.add(Quad(article, NamedNode(f"{DCTERMS}identifier"), Literal("a"), article))
        for i, roles in enumerate(sentences):
            sentence = NamedNode(f"{ARTICLE}#char={i},{i + 1}")
            described = {
                "anchorOf": Literal(str(i), language="kk"),
                "beginIndex": Literal(i),
                "referenceContext": article,
            }
            store.oxigraph.extend(Quad(sentence, NamedNode(NIF + p), o, article) for p, o in described.items())
            store.oxigraph.add(Quad(STATEMENT, NamedNode(f"{RDF}type"), node(cls), sentence))
            for role, (values, kind) in roles.items():
                for value in (values,) if isinstance(values, str) else values:
                    term = node(value) if kind == "comparator" else literal(value, kind)
                    store.oxigraph.add(Quad(STATEMENT, node(role), term, sentence))
        found = contradictions(store)
        saved = store.select(load("contradictions").sparql)  # the saved question follows the same rule
        assert {(one.subject, one.role) for one in found} == {
            (value_of(row["thing"]), value_of(row["role"]).removeprefix(CG)) for row in saved
        }
        assert all(one.cls == cls for one in found)
        return {one.role for one in found}


def figure(value: str, comparator: str, unit: str = "", kind: str = "integer") -> dict[str, tuple[str, str]]:
    return {
        "value": (value, kind),
        "comparator": (comparator, "comparator"),
        **({"unit": (unit, "kk")} if unit else {}),
    }


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        (figure("100", "exactly"), figure("120", "exactly"), True),
        (figure("100", "exactly"), figure("100", "exactly"), False),
        (figure("100", "moreThan"), figure("120", "exactly"), False),
        (figure("130", "moreThan"), figure("120", "exactly"), True),
        (figure("100", "atLeast"), figure("120", "atMost"), False),
        (figure("100", "about"), figure("108", "exactly"), False),
        (figure("100", "about"), figure("120", "exactly"), True),
        (figure("100", "exactly"), figure("100", "about"), False),
        (figure("100", "lessThan"), figure("120", "atLeast"), True),
        (figure("100", "atMost"), figure("90.5", "about", kind="decimal"), False),
        (figure("25", "exactly", "метр"), figure("14", "exactly", "тонна"), False),
        (figure("25", "exactly", "метр"), figure("26", "exactly", "Метр"), True),
        (figure("25", "exactly", "метр"), figure("26", "exactly"), True),
    ],
)
def test_figures(one: dict[str, tuple[str, str]], other: dict[str, tuple[str, str]], contradict: bool) -> None:
    assert contradicted("Attendance", one, other) == ({"value"} if contradict else set())


@pytest.mark.parametrize(
    ("cls", "role", "one", "other", "contradict"),
    [
        ("Conferral", "date", ("2024-05-05", "date"), ("2024-05-06", "date"), True),
        ("Conferral", "date", ("2024-05", "gYearMonth"), ("2024-05-06", "date"), False),
        ("Conferral", "date", ("2023", "gYear"), ("2024-05-06", "date"), True),
        ("Conferral", "conferredBy", ("a", "thing"), ("b", "thing"), True),
        ("Record", "unit", ("метр", "kk"), ("metres", "en"), False),
        ("Record", "unit", ("метр", "kk"), ("Метр", "kk"), False),
        ("Record", "unit", ("метр", "kk"), ("шақырым", "kk"), False),  # another measure
        ("Record", "duration", ("PT1M", "duration"), ("PT2M", "duration"), True),
        ("Record", "factor", ("2", "decimal"), ("3", "decimal"), True),
        ("Distinction", "times", ("2", "integer"), ("3", "integer"), True),
        ("Conferral", "place", ("a", "thing"), ("b", "thing"), True),
        ("Record", "holder", ("a", "thing"), ("b", "thing"), False),  # may have several
        ("Position", "role", ("төраға", "kk"), ("хатшы", "kk"), False),  # is part of the identity
        ("Festival", "startDate", ("2024-05-05", "date"), ("2024-05-06", "date"), True),
        ("Festival", "place", ("a", "thing"), ("b", "thing"), False),
    ],
)
def test_roles(cls: str, role: str, one: tuple[str, str], other: tuple[str, str], contradict: bool) -> None:
    assert contradicted(cls, {role: one}, {role: other}) == ({role} if contradict else set())


def test_factors_are_compared_with_their_own_comparator() -> None:
    one = {"factor": ("2", "decimal"), "factorComparator": ("moreThan", "comparator")}
    assert contradicted("Record", one, {"factor": ("3", "decimal")}) == set()
    assert contradicted("Record", one, {"factor": ("1.5", "decimal")}) == {"factor"}


def test_a_sentence_that_states_two_values_tells_nothing_for_sure() -> None:
    one, other = {"times": ("2", "integer")}, {"times": ("3", "integer")}
    both = {"times": (("2", "3"), "integer")}
    assert contradicted("Distinction", both) == set()
    assert contradicted("Distinction", one, both) == set()
    assert contradicted("Distinction", one, both, other) == {"times"}


def test_claims_come_with_their_sources_in_order(store: Store) -> None:
    (found,) = contradictions(store)
    assert (found.cls, found.role) == ("Conferral", "date")
    claims = [(claim.value, one.publisher, one.published) for claim, one in found.claims]
    assert claims == [("2024-05-05", "DALA.TEST", "2024-05-07"), ("2024-05-06", "ORTALYQ.TEST", "2024-05-09")]
    assert all(claim.sentence == one.sentence for claim, one in found.claims)
    assert contradictions(store, []) == []
    assert contradictions(store, [found.subject]) == [found]
    assert all(a <= b for a, b in itertools.pairwise(found.claims))
