"""What English persons are by profession, told behind their names: `Ann Roy, a Swedish glassblower and poet`."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.demonyms import country_of
from craftgraph.mentions.document import Document, Node
from craftgraph.model import Property, Text
from craftgraph.statements.clauses import FINITE

_ARTICLES: Final = frozenset("a an the his her".split())
_BEHIND: Final = frozenset(", . ; ) ( who whose from and by —".split())
"""What ends the profession of a person; `a master of lace` and `an artisan in the region` are told otherwise."""
_LONGEST: Final = 6
_COMPOUNDS: Final = frozenset(
    "maker artist master designer carver embroiderer weaver painter historian teacher cutter player".split()
)
"""Professions that take the noun before them along: `art historian`, `felt maker`."""
_PLAIN: Final = frozenset("master young old first only last own fellow local amateur veteran retired".split())


def occupations_behind(doc: Document) -> Iterator[Property]:
    """Yield the professions that stand behind the names of persons in an English document, in the order of the text."""
    for person in doc.nodes:
        if person.kind != "Person" or person.nominal or person.entity < 0:
            continue
        for first, last in _apposed(doc, person):
            tokens = doc.sentences[person.sentence].tokens
            name = Text(doc.article.text[tokens[first].begin : tokens[last].end], "en")
            yield Property(person.entity, "occupation", name, person.sentence, "apposed")


def _apposed(doc: Document, person: Node) -> Iterator[tuple[int, int]]:
    """The first and last token of the professions in the apposition with an article behind a name."""
    tokens, words = doc.sentences[person.sentence].tokens, doc.words[person.sentence]
    at = person.last + 1
    if [t.text for t in tokens[at : at + 1]] != [","]:
        return
    if len(tokens) > at + 2 and tokens[at + 1].text.isdigit() and tokens[at + 2].text == ",":
        at += 2  # `Ann Roy, 81, a potter`
    begin = at + 1
    for _ in range(2):
        if begin < len(words) and words[begin].lower in _ARTICLES:
            begin += 1
        elif begin == at + 1:
            return
        found = _profession(doc, person.sentence, begin)
        if found is None:
            return
        yield found
        begin = found[1] + 2  # `a weaver and poet`, `a weaver and a poet`
        if begin >= len(words) or words[begin - 1].lower != "and":
            return


def _profession(doc: Document, index: int, begin: int) -> tuple[int, int] | None:
    """The profession in which the words from `begin` end, with the noun that belongs to it."""
    tokens, words = doc.sentences[index].tokens, doc.words[index]
    taken = {k for n in doc.of_sentence(index) if n.kind == "role" for k in range(n.first, n.last + 1)}
    for k in range(begin, min(begin + _LONGEST, len(words))):
        behind = tokens[k + 1].text.lower() if k + 1 < len(tokens) else "."
        if not tokens[k].text[0].isalnum() or (words[k].verb in FINITE and not words[k].lower.endswith("ed")):
            return None
        if behind in _BEHIND:
            if k in taken or words[k].plural or words[k].case or words[k].lemma not in _professions():
                return None
            return (k - 1 if k > begin and _is_compound(words, k, tokens[k - 1].text) else k), k
    return None


def _is_compound(words: Sequence[Word], at: int, before: str) -> bool:
    word = words[at - 1]
    return (
        words[at].lemma in _COMPOUNDS
        and before.islower()
        and before.replace("-", "").isalpha()
        and word.lower not in _PLAIN
        and not word.lower.endswith(("est", "ed", "-generation"))
        and country_of(word.lower, word.lemma, "en") is None
    )


@lru_cache(maxsize=1)
def _professions() -> frozenset[str]:
    return frozenset(WordList.load("en", "profession")) | _COMPOUNDS
