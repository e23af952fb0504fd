"""Quotation marks that do not say which way they face (`"`, and curly ones used at will), read as guillemets.

Half of the Kazakh press writes `"Алтын сапа" сыйлығы`, the other half `«Алтын сапа» сыйлығы`; the rooms behind this one
know the second spelling only. The text keeps its length, so that every offset holds for the original as well.
"""

import re
from typing import Final

_MARK: Final = re.compile('["“”„‟«»\n]')
_UNDIRECTED: Final = re.compile('["“”„‟]')
_TURNED: Final = {"kk": ("«", "»"), "ru": ("«", "»")}
"""Languages whose text is read with guillemets; in English straight marks are the rule, and stay."""


def directed(text: str, language: str) -> str:
    """Return `text` with straight and curly double quotation marks as `«` and `»`; its length is the same.

    A mark opens at the beginning of a word, closes at the end of one (also before a suffix: `"Наурыз"-дың`), and where
    it stands free between blanks it does what the marks of its paragraph need.

    >>> directed('"Мұра" қоры "Күміс ине"-ге шақырды', "kk")
    '«Мұра» қоры «Күміс ине»-ге шақырды'
    """
    if language not in _TURNED or not _UNDIRECTED.search(text):
        return text
    opening, closing = _TURNED[language]
    result: list[str] = []
    depth = end = 0
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        result.append(text[end:at])
        end = at + 1
        if mark == "\n":
            depth = 0
        else:
            opens = mark == "«" if mark in "«»" else _opens(text, at, depth)
            depth = depth + 1 if opens else max(depth - 1, 0)
            mark = mark if mark in "«»" else opening if opens else closing
        result.append(mark)
    return "".join(result) + text[end:]


def _opens(text: str, at: int, depth: int) -> bool:
    """Tell whether the mark at `at` opens a quotation, with `depth` of them open before it in its paragraph."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    starts = not before or before.isspace() or before in "([«–—-/"
    ends = not after or not (after.isalnum() or after in '«"“„#№')
    if starts != ends:
        return starts
    return depth == 0
