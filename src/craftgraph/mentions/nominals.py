"""Common nouns that refer back to a thing named before: `фестиваль`, `қала`, `шебер`."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.compatible import belongs_to_name, clashes, class_nouns, noun_of
from craftgraph.mentions.document import Node, Thing
from craftgraph.mentions.events import UMBRELLA
from craftgraph.mentions.lexicon import lexicon
from craftgraph.mentions.names import head
from craftgraph.mentions.reference import Things
from craftgraph.model import Sentence
from craftgraph.patterns import patterns
from craftgraph.terms import FAMILY

_DEFINITE = frozenset({"the", "this", "that"})
"""Words before a noun in -ing that is no verb: `the opening`."""
_OTHERS: Final = frozenset({"алғашқы", "бірінші", "екінші", "үшінші", "келесі", "былтырғы", "бұрынғы"})
"""Words before the noun of an event that tell of another time than the one named before."""

_HOME: Final = ("Қазақстан", "ҚР")
"""How the names of the country begin that Kazakh news calls ours: `еліміз`."""


@lru_cache(maxsize=3)
def _families(language: str) -> Mapping[str, tuple[str, ...]]:
    """Lemma of a common noun → the classes of the things that it may speak of; `Event` stands for all events."""
    families: dict[str, tuple[str, ...]] = {}
    for family, lemmas in patterns(language)["nominals"].items():
        if family not in {"not_alone", "any_of"}:
            for lemma in lemmas:
                families[lemma] = (*families.get(lemma, ()), family)
    return families


def nominals(
    sentence: Sentence, words: Sequence[Word], things: Things, names: Sequence[Node], taken: set[int]
) -> list[Node]:
    """Common nouns that refer back to a thing named before: the latest of the family, the same class noun first.

    In Kazakh an office or a profession behind a verb of saying (`«…», – деді спикер`) speaks of the person who was
    called so last.

    A plural refers to nobody in particular, and a profession before a name (`зергер Берік …`) belongs to that name.
    """
    families = _families(things.language)
    english = things.language == "en"
    nodes = []
    for i, w in enumerate(words):
        definite = english and i and (words[i - 1].lower in _DEFINITE or words[i - 1].lower.endswith("-day"))
        noun = noun_of(w) if definite else w.lemma
        wanted = families.get(noun)
        person = things.offices.get(w.lemma)
        if wanted is None and person is None:
            continue
        if person is not None and _is_said(words, i):
            wanted = ("Person",)  # «…», – деді спикер
        else:
            person = None
        deed = w.verb not in {"", "infinitive"} if things.language == "kk" else w.verb and noun == w.lemma
        if wanted is None or i in taken or w.plural or deed:
            continue
        if "Event" in wanted and i and words[i - 1].lower in _OTHERS:
            continue
        if "Person" in wanted and any(n.kind == "Person" and i < n.first <= i + 3 for n in names):
            continue
        if things.language != "kk" and belongs_to_name(sentence.tokens, words, i, wanted, names):
            continue
        token = sentence.tokens[i]
        index = _antecedent(noun, wanted, things, token.begin) if person is None else person
        if index is not None and wanted == ("Country",) and w.possessive == "1pl":
            index = _home(things, token.begin)
        if index is not None:
            things.refer(index, token.begin, token.end, sentence.index)
            cls = things.things[index].cls
            nodes.append(Node(cls, token.begin, token.end, sentence.index, i, i, index, nominal=True))
        elif "Event" in wanted:
            things.unmet.append((sentence.index, i))
        elif w.possessive == "1pl" and wanted == ("Country",):
            things.ours.append((sentence.index, i))
    if things.language == "kk":
        things.offices.update(_offices(words, names))
    return nodes


def _offices(words: Sequence[Word], names: Sequence[Node]) -> Iterator[tuple[str, int]]:
    """The offices and professions right before the names of people: `Мәжіліс спикері Асан Үсен`."""
    roles, professions = WordList.load("kk", "role"), WordList.load("kk", "profession")
    for node in names:
        if node.kind == "Person" and node.first:
            noun = words[node.first - 1].lemma
            if noun in roles or noun in professions:
                yield noun, node.entity


def _is_said(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb of saying stands before a noun, with an adjective between at most: `дейді жас шебер`."""
    return any(words[k].lower in _said("kk") for k in range(max(0, at - 2), at)) and not words[at - 1].possessive


@lru_cache(maxsize=3)
def _said(language: str) -> frozenset[str]:
    """The forms of saying that stand behind speech."""
    return frozenset(patterns(language)["speech"]["said"])


def refers_back(w: Word, label: str, things: Things, begin: int) -> bool:
    """Tell whether a class noun alone that was taken for a name speaks of an event named before: `Фестиваль …`."""
    noun = noun_of(w)
    wanted = _families(things.language).get(noun)
    index = None if w.plural or not wanted else _antecedent(noun, wanted, things, begin)
    if index is None:
        return False
    thing = things.things[index]
    return w.lemma in UMBRELLA or thing.cls == label or _called(thing, noun, things.language)


def is_office(sentence: Sentence, words: Sequence[Word], at: int, things: Things) -> bool:
    """Tell whether a word that opens a Kazakh sentence and was taken for a name is the noun: `Әкімнің айтуынша, …`.

    It is the name of whom the article has called so in full before.
    """
    noun = words[at].lemma
    if things.language != "kk" or at or noun not in patterns("kk")["nominals"]["Person"]:
        return False
    named = (name.lower() for thing in things.things if thing.cls == "Person" for name in thing.names)
    return sentence.tokens[at].text[1:].islower() and not any(noun in name.split() for name in named)


def _antecedent(lemma: str, families: tuple[str, ...], things: Things, before: int) -> int | None:
    """The thing that a class noun speaks of: called by the noun before all, then of its class; the latest of these."""
    language = things.language
    told = _told(lemma, language)
    best, found = (0, -1), None
    for index, thing in enumerate(things.things):
        if thing.cls not in families and (FAMILY[thing.cls] != "Event" or "Event" not in families):
            continue
        latest = next((m.begin for m in reversed(thing.mentions) if m.begin < before), None)
        if latest is None or (language != "kk" and clashes(thing, lemma, language)):
            continue
        score = (3 if _called(thing, lemma, language) else 2 if thing.cls in told else 1, latest)
        if score > best:
            best, found = score, index
    return found


def _home(things: Things, before: int) -> int | None:
    """The country that `еліміз` speaks of, where it was named before: never another, whichever was named last."""
    for index, thing in enumerate(things.things):
        if thing.cls == "Country" and thing.names[0].startswith(_HOME) and thing.mentions[0].begin < before:
            return index
    return None


def ours(text: Sequence[Sentence], things: Things) -> Iterator[Node]:
    """Yield the nodes of each `еліміз` before the article names the country."""
    index = _home(things, sys.maxsize) if things.ours else None
    if index is None:
        return
    for sentence, i in things.ours:
        token = text[sentence].tokens[i]
        things.refer(index, token.begin, token.end, sentence)
        yield Node("Country", token.begin, token.end, sentence, i, i, index, nominal=True)


def _called(thing: Thing, noun: str, language: str) -> bool:
    """Tell whether one of a thing's names has that class noun: in Kazakh at its end."""
    if language != "kk":
        return any(noun in class_nouns(name, language) for name in thing.names)
    return any(head(name, language) == noun for name in thing.names)


@lru_cache(maxsize=1024)
def _told(lemma: str, language: str) -> frozenset[str]:
    """The classes that the word lists give to a class noun."""
    return frozenset(tag.partition(":")[2] for tag in lexicon(language).tags(lemma, lemma)) - {""}
