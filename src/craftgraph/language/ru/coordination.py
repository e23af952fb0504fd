"""Places that share one noun: `Аксуского, Панфиловского и Кербулакского районов` names three."""

import re
from collections.abc import Sequence
from typing import Final

from craftgraph.language.words import word

_HEADS: Final = frozenset("район область край округ улус губерния провинция велаят".split())
"""Nouns of areas that stand behind an adjective."""
_FEMININE: Final = frozenset({"область", "губерния", "провинция"})
_ADJECTIVE: Final = re.compile(
    r"(?P<stem>[А-ЯЁ][а-яё]*(?:-[А-ЯЁ]?[а-яё]+)*?(?:ск|цк|н))(?:ого|ой|ому|ом|ым|им|ая|ую|ый|ий|ое)"
)
_JOINTS: Final = frozenset({",", "и"})


def shared_heads(texts: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the places of a sentence that share a noun: (first token, last token, name in the nominative).

    The last of them is told with the noun, the others by their adjective alone.

    >>> shared_heads("из Аксуского , Панфиловского и Кербулакского районов".split())[:2]
    [(1, 1, 'Аксуский район'), (3, 3, 'Панфиловский район')]
    """
    found: list[tuple[int, int, str]] = []
    for at in range(3, len(texts)):
        if not texts[at][0].islower() or not _ADJECTIVE.fullmatch(texts[at - 1]) or texts[at - 2] not in _JOINTS:
            continue
        noun = word(texts[at], "ru").lemma
        if noun not in _HEADS:
            continue
        row = [(at - 1, at)]
        k = at - 2
        while k > 0 and texts[k] in _JOINTS and _ADJECTIVE.fullmatch(texts[k - 1]):
            row.append((k - 1, k - 1))
            k -= 2
        if len(row) > 1:
            found += [(*span, _name(texts[span[0]], noun)) for span in reversed(row)]
    return found


def _name(adjective: str, noun: str) -> str:
    """The name of a place by its adjective in any case: `Аксуского` → `Аксуский район`."""
    match = _ADJECTIVE.fullmatch(adjective)
    stem = match["stem"] if match else adjective
    ending = "ая" if noun in _FEMININE else "ий" if stem.endswith("к") else "ый"
    return f"{stem}{ending} {noun}"
