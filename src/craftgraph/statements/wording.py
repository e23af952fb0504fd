"""How the words of a Kazakh text role stand by themselves, without the case of their sentence."""

from functools import lru_cache
from typing import Final

from craftgraph.language.kk.analysis import without_case
from craftgraph.language.words import word

_OBLIQUE: Final = frozenset({"gen", "dat", "acc", "abl", "loc", "ins"})


@lru_cache(maxsize=4096)
def counted_name(text: str) -> str:
    """Return a counted group in the nominative; number and possessor stay.

    >>> counted_name("жас зергердің"), counted_name("қонақтармен"), counted_name("шебер")
    ('жас зергер', 'қонақтар', 'шебер')
    """
    head, space, last = text.rpartition(" ")
    w = word(last, "kk")
    if w.verb or w.case not in _OBLIQUE or not last[-1:].isalpha():
        return text
    return head + space + without_case(last)
