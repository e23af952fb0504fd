"""Medals that a Kazakh sentence counts for a country: `Қазақстан құрамасы 9 алтын, 4 күміс, 3 қола медаль жеңіп алды`.

Each figure is an observation about the country. The role models ask of every figure by itself and do not see the row.
"""

from collections.abc import Sequence
from typing import Final

from craftgraph.language.expressions import Quantity
from craftgraph.mentions.demonyms import country_of
from craftgraph.mentions.document import Document, Node
from craftgraph.model import EntityRef, Role, Statement, Text
from craftgraph.patterns import patterns

_MEDAL: Final = "медаль"
_METALS: Final = frozenset({"алтын", "күміс", "қола"})
_REPLACED: Final = frozenset({"Observation", "Attendance", "Record"})


def with_tallies(doc: Document, statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a Kazakh document with those of its medal counts, in place of what models made of them.

    A count is a row of two figures or more before a verb of winning, of a country whose team or people are its subject.
    """
    result = list(statements)
    for index, words in enumerate(doc.words):
        if not any(w.lemma == _MEDAL for w in words):
            continue
        figures = [n for n in doc.of_sentence(index) if _counts_medals(doc, n)]
        if len(figures) < 2:
            continue
        country = _winner(doc, index, figures[0].first)
        if country is None or not _won(doc, index, figures[0].first):
            continue
        begins = {n.begin for n in figures}
        result = [s for s in result if not (s.cls in _REPLACED and _states(s, index, begins, figures))]
        result += [_statement(doc, n, country) for n in figures]
    return result


def _counts_medals(doc: Document, node: Node) -> bool:
    words = doc.words[node.sentence]
    if not isinstance(node.value, Quantity) or node.value.ordinal or node.value.unit or node.last + 1 >= len(words):
        return False
    return words[node.last + 1].lemma in {*_METALS, _MEDAL}


def _winner(doc: Document, index: int, end: int) -> int | None:
    """The country (its thing) whose team or people stand before the figures as the subject; None where none does."""
    words, nodes = doc.words[index], doc.of_sentence(index)
    if any(n.kind == "Person" and not n.nominal and n.last < end for n in nodes):
        return None
    countries = {n.last: n.entity for n in nodes if n.kind == "Country" and not n.nominal}
    for at in range(end - 1):
        team = words[at + 1]
        if team.case != "nom" or team.verb:
            continue
        if at in countries and words[at].case == "nom" and team.possessive == "3":
            return countries[at]
        if team.plural and (name := country_of(words[at].lower, words[at].lemma, "kk")):
            return next((i for i, t in enumerate(doc.things) if t.cls == "Country" and name in t.names), None)
    return None


def _won(doc: Document, index: int, begin: int) -> bool:
    """Tell whether a verb of winning stands behind the first figure: `жеңіп алды`, `иеленді`, `ие болды`."""
    won = patterns("kk")["participants"]["medals"]
    words = doc.words[index]
    return any(
        words[k].verb in {"past", "past-participle"}
        and not words[k].negated
        and (words[k].lemma in won or f"{words[k - 1].lower} {words[k].lemma}" in won)
        for k in range(begin + 1, len(words))
    )


def _states(statement: Statement, index: int, begins: set[int], figures: Sequence[Node]) -> bool:
    """Tell whether a statement is what a model made of one of the figures."""
    values = {n.value.value for n in figures if isinstance(n.value, Quantity)}
    said = next((r.value for r in statement.roles if r.name == "value"), None)
    return statement.sentence == index and said in values and any(statement.begin <= b < statement.end for b in begins)


def _statement(doc: Document, node: Node, country: int) -> Statement:
    assert isinstance(node.value, Quantity)
    at, noun = node.sentence, doc.words[node.sentence][node.last + 1].lemma
    indicator = f"{noun} {_MEDAL}" if noun in _METALS else noun
    roles = (
        Role("about", EntityRef(country), at),
        Role("indicator", Text(indicator, "kk"), at),
        Role("value", node.value.value, at),
        Role("comparator", node.value.comparator, at),
    )
    return Statement("Observation", roles, at, node.begin, doc.sentences[at].tokens[node.last + 1].end, "tally")
