"""Statement IRIs: what agrees on the key is one statement, what could not be told apart in a graph is two."""

import pytest

from craftgraph.graph.keys import statement_iris
from craftgraph.model import Article, EntityRef, Extraction, Role, Statement, Text, Value

IRIS = ("urn:x:a", "urn:x:b", "urn:x:c", "urn:x:d")
A, B, C, D = (EntityRef(i) for i in range(4))


def statement(cls: str, sentence: int = 0, **roles: Value | str | tuple[Value, ...]) -> Statement:
    """A statement whose roles all stand in one sentence; plain text is Kazakh, a tuple gives several values."""
    filled = []
    for name, value in roles.items():
        for one in value if isinstance(value, tuple) else (value,):
            filled.append(Role(name, Text(one, "kk") if isinstance(one, str) else one, sentence))
    return Statement(cls, tuple(filled), sentence, 0, 1)


def iris(*statements: Statement, article: str = "urn:x:article") -> list[str]:
    """The IRIs of the statements of one article."""
    return list(statement_iris(Extraction(Article("a", "", "kk"), (), (), statements, ()), IRIS, article))


def test_form() -> None:
    (iri,) = iris(statement("Position", holder=A, role="төраға", organization=B))
    assert iri.startswith("https://w3id.org/craftgraph/id/statement/Position-")
    assert len(iri.rpartition("-")[2]) == 16


SAME = [
    (statement("Position", holder=A, role="төраға"), statement("Position", 1, holder=A, role="ТӨРАҒА")),
    (statement("Position", holder=A, role="бас директор"), statement("Position", holder=A, role="«Бас  директор»")),
    (statement("Conferral", title=A, recipient=B), statement("Conferral", 1, title=A, recipient=B, conferredBy=C)),
    # another source says another date: a contradiction of one statement
    (
        statement("Attendance", event=A, group="шебер", value=100),
        statement("Attendance", 1, event=A, group="шебер", value=120),
    ),
    (statement("Record", holder=(A, B), feat="x"), statement("Record", 1, holder=(B, A), feat="x", value=3)),
]

TWO = [
    (statement("Position", holder=A, role="төраға"), statement("Position", holder=B, role="төраға")),
    (statement("Position", holder=A, role="x"), statement("Distinction", holder=A, label="x")),
    # two values of a functional role in one graph could not be told apart
    (
        statement("Attendance", event=A, group="шебер", value=100),
        statement("Attendance", event=A, group="шебер", value=120),
    ),
    # figures of different origins, also in two sentences
    (
        statement("Attendance", event=A, group="шебер", value=12, origin=B),
        statement("Attendance", 1, event=A, group="шебер", value=7, origin=C),
    ),
    # a growth is no contradiction of the figure that grew
    (
        statement("Observation", about=A, indicator="туристер", value=100),
        statement("Observation", 1, about=A, indicator="туристер", value=12, unit="%"),
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_statement(one: Statement, other: Statement) -> None:
    assert len(set(iris(one, other))) == 1
    assert iris(one) == iris(other, article="urn:x:another")


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_statements(one: Statement, other: Statement) -> None:
    assert len(set(iris(one, other))) == 2
    assert set(iris(one, other)) == set(iris(other, one))


@pytest.mark.parametrize(
    ("one", "same_article", "same_elsewhere"),
    [
        (statement("Conferral", title=A), True, False),
        (statement("Record", feat="ең ұзын шарф"), True, False),
        (statement("Conferral", conferredBy=A), False, False),
        (statement("Superlative", subject=A, quality="ең үлкен"), True, True),
    ],
)
def test_a_statement_that_leaves_open_whom_it_is_about(
    one: Statement, same_article: bool, same_elsewhere: bool
) -> None:
    again = Statement(one.cls, tuple(Role(r.name, r.value, 1) for r in one.roles), 1, 5, 6)
    assert (len(set(iris(one, again))) == 1) == same_article
    assert (iris(one) == iris(one, article="urn:x:another")) == same_elsewhere
