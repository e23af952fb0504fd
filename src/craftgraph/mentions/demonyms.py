"""Demonyms before named persons: `қазақстандық күш атасы Сергей …` names a country without its name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.authority import authority
from craftgraph.mentions.document import Node

_REACH = 18
_KAZAKH = re.compile(r"(.{3,}?)(?:лық|лік|дық|дік|тық|тік)(?:тар|тер)?$")
_ENDINGS = ("лық", "лік", "дық", "дік", "тық", "тік", "тар", "тер")


def demonyms(words: Sequence[Word], names: Sequence[Node], taken: set[int], language: str) -> Iterator[tuple[int, str]]:
    """Yield (token index, country's name in the article's language) of the demonyms that belong to a named person.

    The person stands right behind the demonym, or behind a row of what he is (`қазақстандық зергер, әлем чемпионы …`).
    """
    begin = 0
    for person in sorted(n.first for n in names if n.kind == "Person"):
        for i in range(max(begin, person - _REACH), person):
            if i in taken:
                continue
            country = country_of(words[i].lower, words[i].lemma, language)
            if country and _of_one(words[i + 1 : person]):
                yield i, country
        begin = max(begin, person)


def _of_one(between: Sequence[Word]) -> bool:
    """Tell whether the words between a demonym and a person's name can tell what that person is."""
    if any(w.verb in {"past", "present"} or w.lower[0] in ".;:" for w in between):
        return False
    return len(between) <= 5 or any(w.lower == "," for w in between)


@lru_cache(maxsize=8192)
def country_of(lower: str, lemma: str, language: str) -> str | None:
    """The country whose people a word names, in the same language; None for a word that names none.

    >>> country_of("қазақстандық", "қазақстандық", "kk")
    'Қазақстан'
    """
    listed = WordList.load(language, "demonym")
    code = listed.get(lemma) or listed.get(lower)
    if code:
        entry = authority().get(f"country:{code}")
        return entry.label(language) if entry else None
    if language != "kk" or not (lemma.endswith(_ENDINGS) or lower.endswith(_ENDINGS)):
        return None
    match = _KAZAKH.match(lemma) or _KAZAKH.match(lower)
    if match:
        for entry in authority().find(match.group(1)):
            if entry.cls == "Country":
                return entry.label("kk")
    return None
