"""What Kazakh persons are by profession, where the construction tells it plainly and the model may miss it.

A plural before or behind a row of names is said of all of them (`белгілі ақындар: A, B`, `A, B және басқа да
зергерлердің бұйымдары`), so is a row of nouns before a name (`тарихшы, ғалым A`) or behind its dash (`A – ақын,
аудармашы`), and a noun in the caption of a speaker (`A, кәсіпкер:`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.kk.morphology import singular_head
from craftgraph.language.ru.names import bearer_form
from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.demonyms import country_of
from craftgraph.mentions.document import Document, Node
from craftgraph.model import Property, Text, Token
from craftgraph.patterns import patterns

_JOINTS: Final = frozenset({",", "мен", "пен", "бен", "және"})
_DASHES: Final = frozenset("-–—−")
_LOAN: Final = re.compile(r"(\w{2,}ис)[іт]")
_AGENT: Final = re.compile(r"\w{3,}ист")
_STANDINGS: Final = frozenset({"role", "label"})
_FINITE: Final = frozenset({"past", "present", "converb-p"})
_BREAKS: Final = frozenset(".;:–—")
_REACH: Final = 16
"""Tokens between a profession and the name behind the office that follows it, at most."""
_WIDEST: Final = 3
"""Tokens that one occupation has at most."""
_BEHIND: Final = 8
"""Tokens between the last name of a row and the plural that is said of all of them."""


def occupations(doc: Document) -> Iterator[Property]:
    """Yield the occupations that the constructions of a Kazakh document tell, in the order of the text."""
    for index in range(len(doc.sentences)):
        people = [n for n in doc.of_sentence(index) if n.kind == "Person" and not n.nominal]
        if not people:
            continue
        for row in _rows(doc.sentences[index].tokens, people):
            for first, last in _of_row(doc, index, row):
                name = Text(occupation_name(doc, index, first, last), "kk")
                for person in row:
                    yield Property(person.entity, "occupation", name, index, "occupation")


def occupation_name(doc: Document, index: int, first: int, last: int) -> str:
    """What one person is, by a phrase that may say it of several, of a body's (in Kazakh) or in a case.

    `театрдың суретшілері A мен B` makes each of them a `суретші`, and so does `поляк суретшісі`; what belongs to the
    noun stays: `ағаш ұсталары` is `ағаш ұстасы`.
    """
    tokens, words = doc.sentences[index].tokens, doc.words[index]
    noun = words[last]
    if first == last - 1 and _of_people(words, (first, last)):
        first = last
    text = doc.article.text[tokens[first].begin : tokens[last].end]
    if doc.article.language == "ru":
        return bearer_form(text)
    if doc.article.language != "kk" or noun.verb:
        return text
    if first == last:
        return _bare(noun) if noun.plural or noun.possessive or noun.case not in {"nom", ""} else text
    if noun.plural or noun.case not in {"nom", ""}:
        return text[: -len(tokens[last].text)] + singular_head(tokens[last].text)
    return text


def _bare(noun: Word) -> str:
    """The dictionary form of a profession; loans in -ист lose their last letter before an ending: `артисі`."""
    loan = _LOAN.match(noun.lower)
    return f"{loan[1]}т" if loan else noun.lemma


def colleagues(doc: Document) -> Iterator[tuple[int, Node]]:
    """Yield (person, occupation) for the persons who share the Kazakh occupation before the first of them.

    `күйшілер Асан Үсен мен Айгүл Серік`: an index into the document's things, and the node of the occupation.
    """
    if doc.article.language != "kk":
        return
    for node in doc.nodes:
        words = doc.words[node.sentence]
        if node.kind != "occupation" or not words[node.last].plural or words[node.last].case != "nom":
            continue
        end = node.last
        for person in (n for n in doc.of_sentence(node.sentence) if n.kind == "Person" and n.first > node.last):
            if any(w.lower not in _JOINTS for w in words[end + 1 : person.first]):
                break
            yield person.entity, node
            end = person.last


def _rows(tokens: Sequence[Token], people: Sequence[Node]) -> Iterator[list[Node]]:
    """The names of a sentence in rows that nothing but commas and conjunctions part."""
    row = [people[0]]
    for node in people[1:]:
        between = tokens[row[-1].last + 1 : node.first]
        if len(between) == 1 and between[0].text.lower() in _JOINTS:
            row.append(node)
        else:
            yield row
            row = [node]
    yield row


def _of_row(doc: Document, index: int, row: list[Node]) -> Iterator[tuple[int, int]]:
    """The occupations (first and last token) that are said of all persons of a row."""
    tokens, words = doc.sentences[index].tokens, doc.words[index]
    first, last = row[0].first, row[-1].last
    if len(row) > 1:
        before = first - 1 - (first > 0 and tokens[first - 1].text == ":")
        if before >= 0 and words[before].plural and _is_profession(words[before]):
            phrase = _phrase(doc, index, before)
            if not _is_somebodys(words, phrase):
                yield phrase
        behind = _others(words, last + 1)
        if behind is not None:
            yield _phrase(doc, index, behind)
        return
    yield from _listed_before(doc, index, first)
    yield from _apposed(doc, index, first)
    if last + 1 >= len(tokens):
        return
    if tokens[last + 1].text in _DASHES and first == _starts(tokens) and words[last].case in {"nom", ""}:
        yield from _listed_behind(doc, index, last + 2)
    elif tokens[last + 1].text == "," and first == 0:
        found = list(_listed_behind(doc, index, last + 2))
        if found and found[-1][1] + 1 < len(tokens) and tokens[found[-1][1] + 1].text == ":":
            yield from found


def _starts(tokens: Sequence[Token]) -> int:
    """The first token of a line, behind the dash of a list."""
    return 1 if tokens[0].text in _DASHES else 0


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return frozenset((*WordList.load("kk", "profession"), *patterns("kk")["occupations"]["nouns"]))


def _is_profession(w: Word) -> bool:
    known = w.lemma in _nouns() or w.lower in _nouns() or w.lemma.endswith("танушы")
    return not w.verb and (known or _is_derived(w))


def _is_derived(w: Word) -> bool:
    """Tell of a noun that no list need hold: a compound (`этно-дизайнер`), or one in -ист (`флейтист`)."""
    if w.lemma in _nouns() or w.verb:
        return False
    _, hyphen, last = w.lower.rpartition("-")
    return last in _nouns() if hyphen else _AGENT.fullmatch(w.lower) is not None


def _phrase(doc: Document, index: int, last: int) -> tuple[int, int]:
    """An occupation that ends in a noun, with what belongs to it: `ою шебері`, `кино сыншысы`."""
    words, tokens = doc.words[index], doc.sentences[index].tokens
    first = last
    if words[last].possessive == "3" and last:
        before = words[last - 1]
        fits = (
            before.case == "nom"
            and not before.possessive
            and before.verb in {"", "infinitive"}
            and tokens[last - 1].text.isalpha()
        )
        first -= fits and tokens[last - 1].text.islower()
    return first, last


def _others(words: Sequence[Word], begin: int) -> int | None:
    """The plural behind `және (тағы) басқа …` that tells what all persons of a row are."""
    if begin >= len(words) or words[begin].lower not in _JOINTS:
        return None
    others = patterns("kk")["occupations"]["others"]
    near = range(begin + 1, min(begin + _BEHIND, len(words)))
    if not any(words[k].lower in others for k in near[:3]):
        return None
    for k in near:
        if words[k].verb in {"past", "present"} or not words[k].lower[0].isalpha():
            return None
        if words[k].plural and _is_profession(words[k]):
            return k
    return None


def _listed_before(doc: Document, index: int, end: int) -> Iterator[tuple[int, int]]:
    """The row of occupations right before a name (`тарихшы, ғалым A`), or one told with a people's name."""
    words, tokens = doc.words[index], doc.sentences[index].tokens
    found: list[tuple[int, int]] = []
    while end > 0 and _is_profession(words[end - 1]) and not words[end - 1].plural:
        if words[end - 1].case not in {"nom", ""} or tokens[end - 1].text.isupper():
            break
        first, last = _phrase(doc, index, end - 1)
        found.append((first, last))
        end = first
        if end and tokens[end - 1].text == ",":
            end -= 1
        else:
            break
    if len(found) > 1:
        yield from (phrase for phrase in reversed(found) if not _is_somebodys(words, phrase))
    elif found and (_of_people(words, found[0]) or _is_derived(words[found[0][1]])):
        yield found[0]


def _apposed(doc: Document, index: int, end: int) -> Iterator[tuple[int, int]]:
    """The professions that an office or a standing parts from a name: `ақын, Жазушылар одағының мүшесі A`."""
    nodes, words = doc.of_sentence(index), doc.words[index]
    if not any(n.kind in _STANDINGS and n.last == end - 1 for n in nodes):
        return
    named = {
        k for n in nodes if n.kind == "Person" or (n.entity >= 0 and not n.nominal) for k in range(n.first, n.last + 1)
    }
    people = {k for n in nodes if n.kind == "Person" for k in range(n.first, n.last + 1)}
    for k in range(end - 2, max(end - _REACH, 0), -1):
        w, before = words[k], words[k - 1]
        if w.verb in _FINITE or w.lower in _BREAKS or k in people:
            return
        plain = not before.plural and not before.possessive and before.case in {"nom", ""}
        if w.lower == "," and plain and k - 1 not in named and _is_profession(before):
            yield k - 1, k - 1


def _is_somebodys(words: Sequence[Word], phrase: tuple[int, int]) -> bool:
    """Tell whether an occupation is told by whose it is alone: `мектептің мұғалімі` is an office."""
    first, last = phrase
    return first == last and words[last].possessive == "3"


def _of_people(words: Sequence[Word], phrase: tuple[int, int]) -> bool:
    """Tell whether the noun of a people belongs to an occupation: `поляк суретшісі`."""
    first, last = phrase
    before = words[first if first < last else max(first - 1, 0)]
    return words[last].possessive == "3" and country_of(before.lower, before.lemma, "kk") is not None


def _listed_behind(doc: Document, index: int, begin: int) -> Iterator[tuple[int, int]]:
    """The occupations that a line lists from a token on, each up to its comma; none behind one that is an office."""
    words, tokens = doc.words[index], doc.sentences[index].tokens
    land = next((n for n in doc.of_sentence(index) if n.kind == "Country" and n.first == begin), None)
    if land is not None and words[land.last].case == "gen":
        begin = land.last + 1  # A – Габонның суретшісі
    while begin < len(tokens):
        end = begin
        while end < len(tokens) and tokens[end].text.isalpha():
            end += 1
        last = end - 1
        if not 0 <= last - begin < _WIDEST or not _is_profession(words[last]) or words[last].case not in {"nom", ""}:
            return
        if words[last].plural or any(words[k].case == "gen" for k in range(begin, last)):
            return
        plain = all(words[k].case == "nom" and not words[k].verb for k in range(begin, last))
        yield (begin, last) if plain else _phrase(doc, index, last)
        if end >= len(tokens) or tokens[end].text != ",":
            return
        begin = end + 1
