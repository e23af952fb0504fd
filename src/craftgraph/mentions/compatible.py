"""Which thing a Russian or English noun cannot speak of: a body of another class noun, a person of the other sex.

`центр` is not the council named before, nor `она` the man; and an office before a name (`президент союза Вера Орлова`)
speaks of nobody but that name.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word, word
from craftgraph.mentions.document import Node, Thing
from craftgraph.mentions.lexicon import lexicon
from craftgraph.model import Token
from craftgraph.patterns import patterns
from craftgraph.terms import FAMILY

_REACH: Final = 14
"""Words between an office and the name that it belongs to, at most."""
_WOMEN: Final = frozenset({"она", "she"})
_MEN: Final = frozenset({"он", "he"})
_FAMILY_NAMES: Final = (("ова", "f"), ("ева", "f"), ("ёва", "f"), ("ина", "f"), ("ская", "f"), ("цкая", "f"),
                        ("ов", "m"), ("ев", "m"), ("ёв", "m"), ("ин", "m"), ("ский", "m"), ("цкий", "m"),
                        ("ova", "f"), ("eva", "f"), ("skaya", "f"), ("ov", "m"), ("ev", "m"), ("sky", "m"))  # fmt: skip
_FINITE: Final = frozenset({"past", "present", "future", "finite", "conditional", "infinitive"})
_TITLED: Final = frozenset("titled entitled названием называется".split())
_KINDS: Final = frozenset({"event", "org", "venue"})


def clashes(thing: Thing, noun: str, language: str) -> bool:
    """Tell whether a noun (lemma) cannot speak of a thing: another noun names it, or another sex."""
    if thing.cls == "Person":
        wanted = "f" if noun in _WOMEN else "m" if noun in _MEN else ""
        told = sex(thing.names[0], language)
        return bool(wanted and told) and told != wanted
    if noun in patterns(language)["nominals"].get("any_of", ()):
        return False
    if FAMILY[thing.cls] == "Event" and f"event:{thing.cls}" in lexicon(language).tags(noun, noun):
        return False
    nouns = class_nouns(thing.names[0], language)
    return bool(nouns) and noun not in nouns


@lru_cache(maxsize=1024)
def class_nouns(name: str, language: str) -> frozenset[str]:
    """The class nouns in a name outside quotation marks: `управление культуры города` → `управление`."""
    found = set()
    inside = False
    for text in name.replace("«", " « ").replace("»", " » ").replace("“", " “ ").replace("”", " ” ").split():
        inside = text in "«“" or (inside and text not in "»”")
        if inside or not text[0].isalpha():
            continue
        lemma = noun_of(word(text, language))
        if _KINDS & {tag.partition(":")[0] for tag in lexicon(language).tags(text, lemma)}:
            found.add(lemma)
    return frozenset(found)


def noun_of(w: Word) -> str:
    """The lemma of a word that stands as a noun: an English noun in -ing is read as a verb elsewhere.

    >>> noun_of(word("meeting", "en")), noun_of(word("festivals", "en"))
    ('meeting', 'festival')
    """
    return w.lower if w.verb == "converb" and w.lower.endswith("ing") else w.lemma


@lru_cache(maxsize=1024)
def sex(name: str, language: str) -> str:
    """The sex that a person's name tells (`m`, `f`), or the empty string.

    >>> sex("Вера Орлова", "ru"), sex("Vera Long", "en"), sex("Ким Тэ Хо", "ru")
    ('f', 'f', '')
    """
    parts = name.lower().split()
    if len(parts) > 1:
        for part in parts:
            known = WordList.load(language, "given").get(part, "") or WordList.load("kk", "given").get(part, "")
            if known in {"m", "f"}:
                return known
    return next((told for ending, told in _FAMILY_NAMES if parts and parts[-1].endswith(ending)), "")


@lru_cache(maxsize=2)
def _verbs(language: str) -> frozenset[str]:
    return frozenset(patterns(language)["speech"]["verbs"])


def _saying(text: str) -> frozenset[str]:
    """The verbs of saying of the language in which a word is written."""
    return _verbs("en" if text.isascii() else "ru")


def belongs_to_name(
    tokens: Sequence[Token], words: Sequence[Word], at: int, family: Sequence[str], names: Sequence[Node]
) -> bool:
    """Tell whether a noun stands before the name that it tells of: `звание «…»`, `президент палаты Вера Орлова`."""
    behind = [n for n in names if n.first > at]
    quoted = at + 1 < len(tokens) and tokens[at + 1].text in '«“"'
    if any(n.first == at + 1 + quoted and FAMILY[n.kind] in {FAMILY.get(f, f) for f in family} for n in behind):
        return True
    if "Person" not in family or words[at].lemma in _WOMEN | _MEN:
        return False
    person = next((n for n in behind if n.kind == "Person"), None)
    if person is None or person.first - at > _REACH:
        return False
    between = range(at + 1, person.first)
    if any(words[k].verb in _FINITE or tokens[k].text in ";:()–—.!?" for k in between):
        return False
    # behind a verb of saying a row of offices is of the one who is named in the end
    said = any(w.verb and w.lemma in _saying(words[at].lower) for w in words[max(0, at - 3) : at])
    return said or all(tokens[k].text != "," for k in between)


def titled_event(tokens: Sequence[Token], first: int, things: Sequence[Thing]) -> int | None:
    """The event named before by its noun alone of which a name behind `titled`, `под названием` is the name."""
    at = first - 1
    while at > 0 and tokens[at].text in '«“"':
        at -= 1
    if at < 0 or tokens[at].text.lower() not in _TITLED or not things:
        return None
    latest = max(range(len(things)), key=lambda i: things[i].mentions[-1].begin if _is_event(things[i]) else -1)
    return latest if _is_event(things[latest]) and things[latest].names[0][0].islower() else None


def _is_event(thing: Thing) -> bool:
    return FAMILY[thing.cls] == "Event" and bool(thing.mentions)
