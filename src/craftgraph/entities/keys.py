"""The identity key of a thing that no authority file knows: what two articles must agree on to speak of one thing.

It follows from one article alone, so that neither the order of articles nor their number changes it. Where an article
says too little to tell the thing from others (a surname, a common noun), the key holds the article, and nothing else is
ever taken for it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from craftgraph.entities.names import is_full, person_words, quoted, sound, sounds, without_edition, words
from craftgraph.entities.resolve import bare
from craftgraph.language.word_lists import WordList
from craftgraph.mentions.authority import fold
from craftgraph.model import Entity
from craftgraph.terms import FAMILY

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HEADS: Final = {"Organization": "org", "Event": "event", "Title": "title", "Register": "register"}


@dataclass(frozen=True, slots=True)
class Key:
    """`value` is compared; `label` is its readable part, for the IRI."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Context:
    """What else the article says of the thing: its date (ISO 8601), the key of its place, and the article's own id."""

    article: str
    language: str
    date: str = ""
    place: str = ""


@lru_cache(maxsize=32)
def _general(language: str, family: str) -> frozenset[str]:
    """Folded words that say what sort of thing a name is of, and not which."""
    lists = [WordList.load(language, "general")]
    if family in _HEADS:
        lists.append(WordList.load(language, _HEADS[family]))
    return frozenset(fold(word) for words_ in lists for word in words_)


def core(name: str, language: str, family: str) -> str:
    """Return what tells a name from others of its sort.

    Of a name with a quoted part that is this part, with the names that stand outside it and with words for a piece of
    the whole (a branch, an opening). An English name loses the class nouns that it has in lower case; others stay as
    they are, since in Kazakh and Russian a class noun without quotation marks belongs to the name. An event's year and
    edition number do not count.

    >>> core("«Көк дала» халық аспаптары оркестрі", "kk", "Organization")
    'Көк дала'
    >>> core("«Атамекен» палатасының филиалы", "kk", "Organization")
    'Атамекен филиалы'
    >>> core("Altyn Arqau festival", "en", "Event"), core("Наурыз жәрмеңкесі", "kk", "Event")
    ('Altyn Arqau', 'Наурыз жәрмеңкесі')
    """
    plain = without_edition(name) if family == "Event" else name
    general, inner = _general(language, family), quoted(plain)
    if inner:
        outside = words(plain.replace(inner, " ", 1))
        part = WordList.load(language, "part")
        kept = [w for w in outside if part.get(w.lower()) == family or (w[0].isupper() and fold(w) not in general)]
        return " ".join((inner, *kept))
    parts = words(plain)
    if language == "en" and is_proper(plain):
        parts = [w for w in parts if w[0].isupper() or w not in general] or parts
    return " ".join(parts)


def is_proper(name: str) -> bool:
    """Return whether a name is more than a common noun: it has a capital letter, a digit or quotation marks."""
    return any(c.isupper() or c.isdigit() for c in name) or quoted(name) is not None


def _key(family: str, label: str, *parts: str) -> Key:
    return Key("|".join((family, label, *parts)).lower(), label)


def key(entity: Entity, context: Context) -> Key:
    """Return the identity key of `entity`, from its class, its names and what the article says beside."""
    family = FAMILY[entity.cls]
    if family == "Person":
        return _person(entity, context)
    name = next(filter(is_proper, entity.names), entity.names[0])
    label = sounds(core(name, context.language, family))
    if family == "Event":
        year = context.date[:4] or next(iter(_YEAR.findall(" ".join(entity.names))), "")
        if is_proper(name):
            return _key(family, label, year)
        if context.date or context.place:
            return _key(family, label, entity.cls, context.date, context.place)
        return _key(family, label, entity.cls, "in", context.article)
    if family in ("Title", "Register", "Craft"):
        return _key(family, label)
    if not is_proper(name):
        return _key(family, label, context.place or f"in {context.article}")
    if entity.cls == "City":
        return _key(family, sounds(bare(name, context.language)), "City")
    if entity.cls == "Venue":
        return _key(family, label, "venue", context.place)
    return _key(family, label, entity.cls if family == "Place" else "")


def _person(entity: Entity, context: Context) -> Key:
    full = next(filter(is_full, entity.names), None)
    if full is None:
        return _key("Person", sounds(entity.names[0]), "in", context.article)
    return _key("Person", " ".join(sorted(filter(None, map(sound, person_words(full))))) or full)
