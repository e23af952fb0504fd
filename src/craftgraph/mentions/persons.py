"""Kazakh names of persons that belong together, or to no person: what their neighbours in the sentence tell.

`Досаева` and `Айгүл Асанқызы` side by side are one person, `Ерлан мен Асқар Досаевтар` are two with one surname, and
whoever has a press service (`Көкорданың баспасөз қызметі`) is no person.
"""

import re
from collections.abc import Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_PATRONYMIC: Final = ("ұлы", "қызы", "улы", "кызы", "вич", "вна", "ұлына", "қызына", "ұлының", "қызының")
_SURNAME: Final = re.compile(r"\w{2,}(?:[оеё]ва?|[иы]на?|ск(?:ий|ая))$")
_PLURAL: Final = re.compile(r"(?P<one>\w{3,}?)(?:лар|лер|дар|дер|тар|тер)(?P<case>\w{0,4})$")
_JOINTS: Final = frozenset({",", "мен", "пен", "бен", "және"})
_FAR: Final = 6
"""Tokens between two persons of a row, each with his age or office before him."""


def persons(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans of one sentence: surnames with the names behind them, and no persons that are none."""
    if not any(label == "Person" for label, _, _ in found):
        return list(found)
    result: list[Found] = []
    for label, first, last in found:
        if label != "Person":
            result.append((label, first, last))
            continue
        if _is_quoted(tokens, first, last):
            continue
        if last == first + 1 and tokens[last].text.endswith(_PATRONYMIC):
            first = _surname_before(tokens, words, first, result)
        last = _capitals(tokens, first, last)
        result.append((_whose(words, first, last), first, last))
    return result


def _is_quoted(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the name stands in quotation marks of its own: a make, a group, a work is called so."""
    return first > 0 and last + 1 < len(tokens) and tokens[first - 1].text == "«" and tokens[last + 1].text == "»"


def _capitals(tokens: Sequence[Token], first: int, last: int) -> int:
    """Take the surname of a caption in capitals along: `АСАН ДОСАЕВ, ЗЕРГЕР:`."""
    texts = [t.text for t in tokens[last + 1 : last + 3]]
    if first or last or len(texts) < 2 or texts[1] != "," or not tokens[0].text.isupper():
        return last
    return last + 1 if texts[0].isupper() and texts[0].isalpha() else last


def _surname_before(tokens: Sequence[Token], words: Sequence[Word], first: int, found: list[Found]) -> int:
    """Where a name with a patronymic begins: at the surname before it, which may have been taken for another person."""
    at = first - 1
    if at < 0 or not tokens[at].text[0].isupper() or not _SURNAME.match(tokens[at].text) or words[at].case == "gen":
        return first
    before = found[-1] if found else None
    if before is None or before[2] < at:
        return at
    if before == ("Person", at, at):
        found.pop()
        return at
    return first


def _whose(words: Sequence[Word], first: int, last: int) -> str:
    """`Person`, or what has a press service (an Organization), or calls itself a republic (a Country)."""
    if words[last].lemma == "республика":
        return "Country"
    behind = [w.lower for w in words[last + 1 : last + 3]]
    if len(behind) == 2 and behind[0] == "баспасөз" and behind[1].startswith("қызмет") and first == last:
        return "Organization"
    return "Person"


def shared_surnames(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> dict[int, str]:
    """Persons of a row that ends in the plural of their surname: index in `found` → the name of each.

    `Ерлан, Асқар және Болат Досаевтар` are Ерлан Досаев, Асқар Досаев and Болат Досаев; who has a surname of his own
    keeps it.
    """
    names: dict[int, str] = {}
    for index, (label, first, last) in enumerate(found):
        if label != "Person" or first == last or not tokens[last].text[0].isupper():
            continue
        match = _PLURAL.match(tokens[last].text)
        if match is None or not words[last].plural:
            continue
        before = _row(tokens, words, found, index)
        if not before:
            continue
        surname = match["one"]
        names[index] = " ".join([*(t.text for t in tokens[first:last]), surname])
        for k in before:
            _, begin, end = found[k]
            if begin == end:
                names[k] = f"{tokens[begin].text} {surname}"
    return names


def _row(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found], index: int) -> list[int]:
    """The persons before one in its row, the nearest first."""
    row: list[int] = []
    right = found[index][1]
    for k in range(index - 1, -1, -1):
        label, _, end = found[k]
        if label not in FAMILY:
            continue
        between = tokens[end + 1 : right]
        joined = any(t.text.lower() in _JOINTS for t in between[:1])
        if label != "Person" or not joined or len(between) > _FAR or any(w.verb for w in words[end + 1 : right]):
            break
        row.append(k)
        right = found[k][1]
    return row
