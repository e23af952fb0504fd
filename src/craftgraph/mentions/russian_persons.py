"""Russian names of persons whose case is open: `мастера Дархана Сатторова` is a man's in the genitive.

A man's name in the genitive looks like a woman's in the nominative; the office or profession before it tells which.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.ru.persons import person_form
from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word, russian_analyser
from craftgraph.mentions.names import given
from craftgraph.model import Token

_REACH: Final = 8
"""Words back to the noun that tells the case, at most."""
_GOVERNING: Final = frozenset("от у для из без против вместо".split())


def in_nominative(surface: str, tokens: Sequence[Token], words: Sequence[Word], first: int) -> str:
    """Return a person's name that begins at token `first` as a man's in the nominative where its case is told."""
    parts = surface.split()
    if not all(part.endswith(("а", "я")) for part in (parts[0], parts[-1])) or given(parts[0]):
        return surface
    if not _in_genitive(tokens, words, first):
        return surface
    return " ".join(person_form(tuple(parts), "gent"))


def _in_genitive(tokens: Sequence[Token], words: Sequence[Word], first: int) -> bool:
    """Tell whether a man's office or profession in the genitive stands before a name, with genitives between."""
    if first and words[first - 1].lower in _GOVERNING:
        return True
    nouns = (WordList.load("ru", "role"), WordList.load("ru", "profession"))
    for k in range(first - 1, max(first - 1 - _REACH, -1), -1):
        text = tokens[k].text
        if text in "«»":
            continue
        if not text[0].isalpha() or words[k].lower in {"и", "в", "на", "с", "по"}:
            return False
        man, genitive = _of_man(words[k].lower)
        if any(words[k].lemma in known for known in nouns):
            return man
        if not genitive and text[0].islower():
            return False
    return False


@lru_cache(maxsize=4096)
def _of_man(text: str) -> tuple[bool, bool]:
    """Tell whether a word can be a man's noun in the genitive and nothing in the singular else, and any genitive."""
    tags = [p.tag for p in russian_analyser().parse(text)]
    man = any(t.POS == "NOUN" and {"masc", "sing", "gent"} <= t.grammemes for t in tags)
    other = any(t.POS == "NOUN" and {"sing", "nomn"} <= t.grammemes for t in tags)
    return man and not other, any("gent" in t.grammemes for t in tags)
