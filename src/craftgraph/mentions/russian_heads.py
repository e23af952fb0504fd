"""What the class noun of a Russian name tells: of what class it is, how far it reaches, whether it is one name or two.

The noun stands at the head of the name (`форум мастеров степи`, `фестиваль ремёсел «Игла»`); what follows it is in the
genitive, in quotation marks, or behind a preposition. So a name ends before a noun in the nominative and before a verb.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.words import Word, russian_analyser
from craftgraph.mentions.boundaries import Found
from craftgraph.mentions.features import quoted
from craftgraph.mentions.lexicon import lexicon
from craftgraph.mentions.names import given
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_EVENTS: Final = frozenset(c for c, f in FAMILY.items() if f == "Event")
_HEADED: Final = _EVENTS | {"Organization", "Venue"}
_KINDS: Final = frozenset({"event", "org", "venue", "title", "register", "work", "place"})
_LONGEST: Final = 9
"""Tokens inside the marks; longer quotations are seldom names."""
_BETWEEN: Final = 5
"""Words that may stand between a class noun and the mark: `выставка народного костюма «…»`."""
_PREPOSITIONS: Final = frozenset("в во на из с со к ко о об от до по при за для у под над между против".split())
_PLACING: Final = frozenset({"в", "во", "на"})
_OPEN: Final = frozenset("«“„(")
_CLOSE: Final = frozenset("»”)")
_POLITE: Final = frozenset({"господин", "госпожа"})
_NAMED: Final = frozenset({"имени", "им"})
_OBLIQUE: Final = frozenset({"gent", "gen2", "datv", "ablt", "loct", "loc2"})
_HOUSES: Final = frozenset("дом дворец парк кафе".split())
"""Venues where people work, who act as a body: the tagger decides."""
_LOOSE: Final = frozenset("резиденция рекорд показ тур курс акция открытие".split())
"""Class nouns of events that name other things as well."""
_LISTS: Final = frozenset("книга список реестр".split())
_RECORDS: Final = ("рекорд", "record")
_UNKNOWN: Final = frozenset({"Person", "City", "Country", "Region", "Craft"})
"""Classes of names inside quotation marks that a class noun before the marks overrules."""


def headed(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans (label, first, last) of one Russian sentence as the class nouns of the names tell them."""
    spans = _quoted_names(tokens, words, found)
    result: list[Found] = []
    for span in spans:
        for label, first, last in _parted(tokens, words, span) if span[0] in _HEADED else [span]:
            end, person = _reach(tokens, words, label, first, last)
            result.append((_class(tokens, words, label, first, end), first, end))
            result += [("Person", *person)] if person else []
    return sorted(_with_areas(tokens, words, result), key=lambda s: (s[1], s[2]))


@lru_cache(maxsize=4096)
def _told(text: str, lemma: str) -> Mapping[str, str]:
    """The kinds of things that a class noun may name, each with its class."""
    tags = (tag.partition(":") for tag in lexicon("ru").tags(text, lemma))
    return {kind: cls for kind, _, cls in tags if kind in _KINDS}


@lru_cache(maxsize=8192)
def _readings(text: str) -> frozenset[tuple[str, str]]:
    """The parts of speech that a word can be, each with its case."""
    return frozenset((str(p.tag.POS), str(p.tag.case)) for p in russian_analyser().parse(text.lower()))


def _modifies(text: str) -> bool:
    """Tell whether a word is an adjective, a participle or a number before everything else."""
    tag = russian_analyser().parse(text.lower())[0].tag
    return str(tag.POS) in {"ADJF", "PRTF"} or "Anum" in tag or text.isdigit() or set(text) <= set("IVXІХ")


def _head(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The first noun of a name, behind its adjectives; None where quotation marks or foreign letters come before it."""
    for k in range(first, last + 1):
        text = tokens[k].text
        if not text[0].isalnum() or text.isascii():
            if set(text) <= set("IVX0123456789-"):
                continue
            return None
        if not _modifies(text):
            return k
    return None


def _class(tokens: Sequence[Token], words: Sequence[Word], label: str, first: int, last: int) -> str:
    """The class that the head of a name tells, where it tells one alone; a house is a venue where something happens."""
    if label not in _HEADED:
        return label
    head = _head(tokens, first, last)
    if head is None:
        return label
    told = _told(tokens[head].text, words[head].lemma)
    if told.keys() == {"place"} and label in _EVENTS:
        return told["place"]
    return _single(told, words[head].lemma, label) or label


def _single(told: Mapping[str, str], noun: str, label: str) -> str | None:
    """The class of a name where its class noun tells one alone; None for a noun of several kinds of things."""
    if told.keys() == {"event"} and FAMILY.get(told["event"]) == "Event":
        return label if label in _EVENTS or (noun in _LOOSE and label) else told["event"]
    if told.keys() == {"venue"}:
        return label if noun in _HOUSES and label == "Organization" else "Venue"
    return "Organization" if told.keys() == {"org"} else None


def _reach(
    tokens: Sequence[Token], words: Sequence[Word], label: str, first: int, last: int
) -> tuple[int, tuple[int, int] | None]:
    """The last token that a name can have, and the person whose name was taken along behind it."""
    head = _head(tokens, first, last) if label in _HEADED else None
    if head is None:
        return last, None
    inside = False
    for k in range(head + 1, last + 1):
        text = tokens[k].text
        inside = text in _OPEN or (inside and text not in _CLOSE)
        if inside or not text[0].isalpha():
            continue
        if words[k].lower in _NAMED:
            return last, None
        if words[k].lemma in _POLITE:
            return _trimmed(tokens, head, k - 1), (k + 1, last) if k < last and tokens[k + 1].text[
                0
            ].isupper() else None
        if text[0].isupper():
            if k < last and _is_somebody(tokens, words, k):
                return _trimmed(tokens, head, k - 1), (k, last)
            continue
        readings = _readings(text)
        verb = all(pos in {"VERB", "INFN"} for pos, _ in readings)
        subject = {pos for pos, _ in readings} == {"NOUN"} and not _OBLIQUE & {case for _, case in readings}
        if verb or (subject and words[k].lower not in {"и"}):
            return _trimmed(tokens, head, k - 1), None
    return last, None


def _is_somebody(tokens: Sequence[Token], words: Sequence[Word], k: int) -> bool:
    """Tell whether a known given name that is in no genitive stands before a surname: no house is called so."""
    text, behind = tokens[k].text, tokens[k + 1].text
    if not (behind[0].isupper() and behind[1:].islower()):
        return False
    return given(text) or (words[k].case in {"dat", "ins"} and given(words[k].lemma.capitalize()))


def _trimmed(tokens: Sequence[Token], head: int, last: int) -> int:
    while last > head and (tokens[last].text.lower() in _PREPOSITIONS | {"и"} or tokens[last].text in {",", "–", "—"}):
        last -= 1
    return last


def _parted(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> Iterator[Found]:
    """Part two bodies that were taken for one: `министерство культуры` `и` `союз художников`.

    The head behind the conjunction is in the case of the first.
    """
    label, first, last = span
    head = _head(tokens, first, last) if label in {"Organization", "Venue"} else None
    cases = {case for pos, case in _readings(tokens[head].text) if pos == "NOUN"} if head is not None else set()
    depth = 0
    for k in range((head or first) + 1, last):
        depth += (tokens[k].text in _OPEN) - (tokens[k].text in _CLOSE)
        if not cases or depth or tokens[k].text not in {"и", ","}:
            continue
        other = _head(tokens, k + 1, last)
        if other is None or "org" not in _told(tokens[other].text, words[other].lemma):
            continue
        theirs = {case for pos, case in _readings(tokens[other].text) if pos == "NOUN"}
        if cases & theirs and words[other].case == words[head or first].case and not words[other].plural:
            yield label, first, k - 1
            yield from _parted(tokens, words, (label, k + 1, last))
            return
    yield span


def _with_areas(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Take the area that a body serves into its name: `Министерство культуры` + `Республики Казахстан`."""
    result: list[Found] = []
    for label, first, last in found:
        before = result[-1] if result else None
        area = label in {"Country", "Region"} and (words[first].case == "gen" or tokens[first].text.isupper())
        of_body = label == "Organization" and words[first].case == "gen" and before and before[0] in _EVENTS
        if of_body and before and before[2] == first - 1 and tokens[before[2]].text[0].islower():
            result[-1:] = [(before[0], before[1], last), (label, first, last)]  # `заседание` + `совета ткачей`
            continue
        if area and before and before[0] in _EVENTS and before[2] == first - 1 and tokens[before[2]].text[0].isalpha():
            result[-1:] = [(before[0], before[1], last), (label, first, last)]
            continue
        if area and before and before[0] == "Organization" and before[2] == first - 1:
            head = _head(tokens, before[1], before[2])
            closed = tokens[before[2]].text in _CLOSE
            if head is not None and not closed and "org" in _told(tokens[head].text, words[head].lemma):
                result[-1] = ("Organization", before[1], last)
                continue
        result.append((label, first, last))
    return result


def _quoted_names(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """The spans with the names in quotation marks as the class nouns before them tell: `выставка костюма «Игла»`."""
    spans = list(found)
    texts = [t.text for t in tokens]
    for opening, closing in () if _OPEN.isdisjoint(texts) else quoted(texts):
        if not 1 < closing - opening <= _LONGEST + 1:
            continue
        noun = _class_noun(tokens, words, opening)
        if noun is None:
            continue
        told = _told(tokens[noun].text, words[noun].lemma)
        touching = [s for s in spans if s[0] in FAMILY and s[1] <= closing and noun <= s[2]]
        book = words[noun].lemma in _LISTS and not any(r in t.lower() for r in _RECORDS for t in texts[opening:closing])
        if "work" in told or (book and words[noun].lemma == "книга"):
            spans = [s for s in spans if not (s[0] in FAMILY and opening - 1 <= s[1] and s[2] <= closing)]
            continue
        apart = (s for s in touching if s[1] < noun and s[2] < opening)
        if any(_head(tokens, s[1], s[2]) != noun for s in apart) or any(s[2] > closing for s in touching):
            continue
        label = _quoted_class(tokens, words, noun, told, [s[0] for s in touching if s[2] > opening])
        if label is None:
            continue
        first = noun
        while first > 0 and tokens[first - 1].text[0].isalpha() and _agrees(tokens, words, first - 1, noun):
            first -= 1
        first = min([first, *(s[1] for s in touching)])
        spans = [s for s in spans if s[2] < first or closing < s[1]]
        spans.append((label, first, closing))
    return sorted(spans, key=lambda s: (s[1], s[2]))


def _class_noun(tokens: Sequence[Token], words: Sequence[Word], opening: int) -> int | None:
    """The class noun to which a quotation is the name: right before the mark, or with genitives or a comma between."""
    if opening > 1 and tokens[opening - 1].text == ",":
        told = _told(tokens[opening - 2].text, words[opening - 2].lemma)
        return opening - 2 if told.keys() == {"event"} and not words[opening - 2].plural else None
    for k in range(opening - 1, max(opening - 2 - _BETWEEN, -1), -1):
        text = tokens[k].text
        if not text[0].isalpha() or text.isascii() or words[k].lower in _PREPOSITIONS:
            return None
        if _told(text, words[k].lemma).keys() - {"place"} and not _modifies(text):
            return k
        if k < opening - 1 and text[0].isupper():
            return None
        if not {case for _, case in _readings(text)} & {"gent", "gen2"}:
            return None
    return None


def _quoted_class(
    tokens: Sequence[Token], words: Sequence[Word], noun: int, told: Mapping[str, str], labels: Sequence[str]
) -> str | None:
    """What a quotation behind a class noun is; None where it stays what the tagger took it for."""
    single = _single(told, words[noun].lemma, labels[0] if labels else "")
    if single:
        return single if single in _HEADED else None
    if told.keys() == {"org", "venue"} and not set(labels) & {"Organization", "Venue"}:
        before = tokens[noun - 1].text.lower() if noun else ""
        return "Venue" if before in _PLACING and words[noun].case == "loc" else "Organization"
    if told.keys() == {"title"} and labels and set(labels) <= _UNKNOWN | {"Organization"}:
        return "Title"
    if "register" in told and labels and words[noun].lemma in _LISTS:
        return "Register"
    return None


def _agrees(tokens: Sequence[Token], words: Sequence[Word], at: int, noun: int) -> bool:
    """Tell whether a word is an adjective of the class noun: `международном фестивале`."""
    if not _modifies(tokens[at].text) or words[at].verb:
        return False
    mine = {case for pos, case in _readings(tokens[at].text) if pos == "ADJF"}
    return bool(mine & {case for pos, case in _readings(tokens[noun].text) if pos == "NOUN"})
