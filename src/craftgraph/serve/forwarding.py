"""What of a query may be sent on to the server that holds a remote store: plain SPARQL 1.1, and nothing that acts.

That server has a parser of its own, which may take more than SPARQL (Virtuoso: `DEFINE`, which can make it fetch pages;
functions of its database). So what it gets is what was read here, token by token, and each token is one that a query of
SPARQL 1.1 can have: no word but its keywords and functions, no function under a name of its own but the casts of XML
Schema, no prefix that is not declared, and nothing that could be read in two ways, as a part of a comment or a string
here and as something else there. Comments are not sent. `SERVICE` is refused by the same rule as everywhere (`guard`).
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from craftgraph.graph.namespaces import PREFIXES, XSD
from craftgraph.graph.sparql import FORMS, UPDATES
from craftgraph.serve.guard import TOKEN, inspect
from craftgraph.serve.refusal import Refusal
from craftgraph.serve.request import READ_ONLY

_KEYWORDS: Final = frozenset(
    """BASE PREFIX SELECT DISTINCT REDUCED AS CONSTRUCT DESCRIBE ASK FROM NAMED WHERE ORDER BY ASC DESC GROUP HAVING
    LIMIT OFFSET VALUES UNDEF OPTIONAL GRAPH UNION FILTER BIND MINUS EXISTS NOT IN A TRUE FALSE
    STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT SUBSTR STRLEN REPLACE UCASE LCASE
    ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW
    UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL
    ISNUMERIC REGEX COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR""".split()
)
_NUMBER: Final = re.compile(r"\d+(?:[eE]\d*)?")
# `<`, what no string or comment can begin in, `>`: read as two signs and what is between, it is nothing else.
_PLAIN_IRI: Final = re.compile(r"<[\w./~%:@?=&-]*>", re.ASCII)
_MAYBE_IRI: Final = re.compile(r"<[^<>\"{}|^`\\\x00-\x20]*>")


@dataclass(frozen=True, slots=True)
class Sendable:
    """A query as it may be sent: its text with the prefixes that it needs, and its form (`SELECT`, `ASK` …)."""

    text: str
    form: str

    @property
    def gives_triples(self) -> bool:
        """Whether the answer is a graph."""
        return self.form in ("CONSTRUCT", "DESCRIBE")


def sendable(query: str, base: str) -> Sendable:
    """Return a query as it may be sent on; relative IRIs in it are to be resolved against `base`.

    Raises Refusal: 403 for what acts or reaches out, 400 for what is no query of SPARQL 1.1.

    >>> sendable("SELECT * { ?s cg:role ?o } # all", "https://example.org/").text
    'PREFIX cg: <https://w3id.org/craftgraph/ontology#> SELECT * { ?s cg:role ?o } '
    """
    if refusal := inspect(query).refusal:
        raise Refusal(403, refusal)
    tokens = list(_tokens(query))
    form = _form(tokens)
    declared = _declared(tokens)
    names = {text.partition(":")[0] for kind, text in tokens if kind == "name"}
    _refuse_functions(tokens, declared)
    lacking = sorted(names - declared.keys())
    if unknown := [prefix for prefix in lacking if prefix not in PREFIXES]:
        known = ", ".join(f"{prefix}:" for prefix in PREFIXES)
        raise Refusal(400, f"The prefix {unknown[0]}: is not declared; known without it: {known}")
    head = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in lacking)
    if any(kind == "iri" and not re.match("<[A-Za-z][A-Za-z0-9+.-]*:", text) for kind, text in tokens):
        head = f"BASE <{base}> {head}"
    return Sendable(head + "".join(text for kind, text in tokens), form)


def _tokens(query: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) of all tokens but comments. Raises Refusal where there is none, or where there may be two."""
    position = 0
    while position < len(query):
        match = _PLAIN_IRI.match(query, position) or TOKEN.match(query, position)
        if match is None:
            raise Refusal(400, f"The query cannot be read {_where(query, position)}.")
        kind, text = match.lastgroup or "iri", match[0]
        if text == "<" and _MAYBE_IRI.match(query, position):
            raise Refusal(
                400, f"This may be an IRI or a sign {_where(query, position)}: write the IRI whole, or a space after <."
            )
        if kind == "word":
            _refuse_word(text)
        if kind != "comment":
            yield kind, text
        position = match.end()


def _refuse_word(word: str) -> None:
    if word.upper() in UPDATES:
        raise Refusal(403, READ_ONLY)
    if word.upper() not in _KEYWORDS and not _NUMBER.fullmatch(word):
        raise Refusal(400, f"{word[:40]} is no word of a query in SPARQL 1.1.")


def _form(tokens: list[tuple[str, str]]) -> str:
    for kind, text in tokens:
        if kind == "word" and text.upper() in FORMS:
            return text.upper()
    raise Refusal(400, "A query has SELECT, ASK, CONSTRUCT or DESCRIBE.")


def _declared(tokens: list[tuple[str, str]]) -> dict[str, str]:
    """Return the prefixes that the query declares. Raises Refusal where one is declared twice, with two meanings."""
    found: dict[str, str] = {}
    solid = [each for each in tokens if each[0] != "space"]
    for word, name, iri in zip(solid, solid[1:], solid[2:], strict=False):
        if word == ("word", word[1]) and word[1].upper() == "PREFIX" and name[0] == "name" and iri[0] == "iri":
            prefix, namespace = name[1].partition(":")[0], iri[1][1:-1]
            if found.setdefault(prefix, namespace) != namespace:
                raise Refusal(400, f"The prefix {prefix}: is declared twice.")
    return found


def _refuse_functions(tokens: list[tuple[str, str]], declared: dict[str, str]) -> None:
    """Refuse functions that go by an IRI: what they do is the far server's own affair."""
    solid = [each for each in tokens if each[0] != "space"]
    for (kind, text), (_, follows) in itertools.pairwise(solid):
        if follows != "(" or kind not in ("name", "iri"):
            continue
        prefix = text.partition(":")[0]
        iri = text[1:-1] if kind == "iri" else {**PREFIXES, **declared}.get(prefix, "") + text.partition(":")[2]
        if not iri.startswith(XSD):
            raise Refusal(403, f"{text[:80]}: functions other than SPARQL's own are refused (and lists after a name).")


def _where(query: str, position: int) -> str:
    before = query[:position]
    return f"at line {before.count(chr(10)) + 1}, column {position - before.rfind(chr(10))}"
