"""Kazakh events without a name, told by a class noun that was held somewhere, and nouns of events that are none.

`Ақтауда өткен республикалық байқауда` and `Таразда кездесу өтті` tell of an event; a stage of one (`жарыстың финалы`)
is no event of its own.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.mentions.lexicon import lexicon
from craftgraph.model import Token
from craftgraph.patterns import patterns
from craftgraph.terms import FAMILY

_HELD: Final = ("өтті", "өтеді", "өткізілді", "ұйымдастырылды", "ұйымдастырылып", "басталды", "аяқталды")
"""Forms right behind an event that has not been told of before."""
_HOLDING: Final = frozenset({"өткен", "өтіп", "ұйымдастырылған", "өткізілген", "басталған", "арналған"})
"""Participles right before an event."""
_THIS: Final = frozenset({"бұл", "осы", "сол", "аталған", "аталмыш", "ол", "мұндай", "сондай", "әр"})
LEVELS: Final = frozenset({"халықаралық", "республикалық", "облыстық", "қалалық", "аудандық", "ұлттық", "өңірлік"})
"""How wide an event reaches: part of what it is called."""
_WORLDS: Final = frozenset({"әлем", "азия", "еуропа"})
_TITLED: Final = frozenset({"чемпионат", "кубок", "біріншілік"})
_STAGES: Final = frozenset({"финал", "кезең", "тур", "айналым", "номинация"})

UMBRELLA: Final = frozenset({"шара", "іс-шара"})
"""Nouns that any event may be spoken of by."""
_DAYS: Final = frozenset({"күн", "мерейтой", "жылдық"})


def events(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans of one sentence with the unnamed events that the tagger missed, without stages of events."""
    spans = [
        _levelled(words, _latin(tokens, s))
        for s in found
        if FAMILY.get(s[0]) != "Event" or not _is_stage(tokens, words, s)
    ]
    nouns = [k for k, w in enumerate(words) if w.lemma in _nouns() and w.verb in {"", "infinitive"}]
    if not nouns:
        return spans
    spans = [piece for s in spans for piece in _without_place(tokens, words, s)]
    taken = {k for s in spans if s[0] in FAMILY for k in range(s[1], s[2] + 1)}
    for span in _told(tokens, words, [k for k in nouns if k not in taken], spans):
        _label, first, last = span
        spans = [s for s in spans if s[0] in FAMILY or s[2] < first or last < s[1]]
        spans.append(span)
    return sorted(spans, key=lambda s: (s[1], -s[2]))


def is_bare(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether an event is told by nothing but a class noun: `байқау`, `республикалық байқау`, `мерекелік шара`."""
    if first == last:
        return True
    umbrella = words[last].lemma in UMBRELLA and _adjective(words[first])
    return last == first + 1 and (umbrella or words[first].lower in LEVELS | _praise())


@lru_cache(maxsize=1)
def _praise() -> frozenset[str]:
    """The adjectives with which an article speaks of an event again: `дүбірлі бәсеке`, `шығармашылық кеш`."""
    return frozenset(patterns("kk")["event"]["praise"])


def _adjective(w: Word) -> bool:
    """Tell whether a word can be an adjective; `салтанатты` looks like an accusative."""
    return w.case in {"nom", "acc"} and not w.possessive and not w.verb and w.lower.isalpha()


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    listed = WordList.load("kk", "event")
    return frozenset(noun for noun in patterns("kk")["nominals"]["Event"] if noun in listed)


def _is_stage(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> bool:
    """Tell whether a span is a stage of an event (`финалы`, `Той кезеңі`), a holiday or an anniversary."""
    _, first, last = span
    if words[last].lemma in _DAYS and words[last].possessive == "3" and not words[last].plural:
        return not any(t.text == "«" for t in tokens[first : last + 1])
    small = all(t.text.islower() for t in tokens[max(first, 1) : last + 1])
    return small and words[last].lemma in _STAGES


def _latin(tokens: Sequence[Token], span: Found) -> Found:
    """Tell a body called in Latin letters from an event: `Shalqar Fashion Week` ends in an event's class noun."""
    label, first, last = span
    if label != "Organization" or first == last or not all(t.text.isascii() for t in tokens[first : last + 1]):
        return span
    return WordList.load("en", "event").get(tokens[last].text.lower(), label), first, last


def _levelled(words: Sequence[Word], span: Found) -> Found:
    """Take how wide an unnamed event reaches along (`республикалық` + `байқауда`); `көрме экспозициясы` is the show."""
    label, first, last = span
    if FAMILY.get(label) == "Event" and last == first + 1 and words[last].lemma == "экспозиция":
        return (label, first, first) if words[first].lemma in _nouns() else span
    if label == "Event" and last > first and words[last].lemma in UMBRELLA and words[last - 1].lower == "салтанатты":
        return "Ceremony", first, last
    if first != last or not first or FAMILY.get(label) != "Event":
        return span
    if words[first].possessive:
        return (label, _with_those(words, first), last)
    return (label, first - 1, last) if words[first - 1].lower in LEVELS and words[last].lemma in _nouns() else span


def _with_those(words: Sequence[Word], at: int) -> int:
    """Where an event begins whose noun tells by its possessive who meets there: `республикалық ақындар айтысы`."""
    before = words[at - 1]
    whose = before.plural and before.case == "nom" and not (before.possessive or before.verb)
    if not whose or words[at].lemma not in _nouns() or words[at].possessive != "3" or words[at].plural:
        return at
    return at - 2 if at > 1 and words[at - 2].lower in LEVELS else at - 1


def _without_place(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> list[Found]:
    """Part an event told with the place where it was held: `Габонда өткен көрме` is an exhibition, in Габон."""
    label, first, last = span
    if FAMILY.get(label) != "Event" or last - first < 2 or words[first].case != "loc":
        return [span]
    if words[first + 1].lower not in _HOLDING:
        return [span]
    size, cls, _ = lexicon("kk").name_at([tokens[first].text], [words[first]], 0)
    place = [(cls, first, first)] if size and FAMILY.get(cls) == "Place" else []
    return [*place, (label, first + 2, last)]


def _told(
    tokens: Sequence[Token], words: Sequence[Word], nouns: Sequence[int], found: Sequence[Found]
) -> Iterator[Found]:
    for at in nouns:
        first = at
        if words[at].lemma in _TITLED and at and words[at - 1].lower in _WORLDS and words[at].possessive == "3":
            yield "Competition", at - 1, at
            continue
        if words[at].possessive or words[at].plural or not tokens[at].text.islower():
            continue
        while first and words[first - 1].lower in LEVELS:
            first -= 1
        before = words[first - 1].lower if first else ""
        behind = words[at + 1].lower if at + 1 < len(words) else ""
        if (
            before in _THIS
            or before[:1].isdigit()
            or not (_is_set(tokens, words, first, found) or (first < at and before in _HOLDING))
        ):
            continue
        if before in _HOLDING or (words[at].case == "nom" and behind.startswith(_HELD)):
            yield _class(words[at].lemma), first, at


def _class(noun: str) -> str:
    """The class of an event without a name; what is a festival by its name alone is just an event without one."""
    cls = WordList.load("kk", "event")[noun]
    return cls if cls != "Festival" or "фест" in noun else "Event"


def _is_set(tokens: Sequence[Token], words: Sequence[Word], first: int, found: Sequence[Found]) -> bool:
    """Tell whether a place in the locative stands before an event."""
    return any(FAMILY.get(label) == "Place" and last < first and words[last].case == "loc" for label, _, last in found)
