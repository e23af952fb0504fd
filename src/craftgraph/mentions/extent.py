"""How far a Kazakh name can reach: the tagger's spans are cut where the grammar says that a name cannot go on.

Inside a name only its last word is inflected: what stands before it is in the nominative or the genitive. So a name
does not run over a word in the locative, and what it took along from before or behind that word goes.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.mentions.lexicon import lexicon
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_UNINFLECTED: Final = frozenset({"Organization", "Register", "Venue", "City", "Country", "Region", "Place"})
"""Classes whose names have no inflected word inside; titles and events may be whole clauses."""
_GOVERN: Final = re.compile(
    r"(?:арналған|бағытталған|қатысты|мүше|қосылған|сіңірген|қарсы|тән|орай|дейінгі?|шейінгі?|кейінгі|байланысты|тыс)$"
)
"""Words that govern an oblique case and so keep it inside a name: `балаларға арналған мектеп`."""
_AFTER_NOUNS: Final = frozenset(
    "бойы үшін кезінде аясында шеңберінде арқылы гөрі дейін орай қатысуымен ұйымдастыруымен қолдауымен".split()
)
"""What ends the words before a name: `екі күн бойы шеберлік сабағы`, `қонақтардың қатысуымен форум`."""
_HEADS: Final = frozenset({"org", "venue", "register", "place"})
_UMBRELLA: Final = frozenset("ұлттық қазақ халық халықтық дәстүрлі сәндік қолданбалы сәндік-қолданбалы бай".split())
_ARTS: Final = frozenset({"өнер", "қолөнер", "мәдениет"})
_ROMAN: Final = re.compile(r"[IVXІХ]+")
_JOINTS: Final = frozenset({"және", "мен", "пен", "бен"})
_FAMILY_NAME: Final = re.compile(r"..(?:[ое]ва|ұлы|қызы)$")
_SURNAME: Final = re.compile(r"..(?:[ое]ва?|ина?|ский|ская)$")
_PATRONYMIC: Final = re.compile(r"(?:ұлы|қызы|вич|вна)$")
_LOCATED: Final = ("дағы", "дегі", "тағы", "тегі")
_NO_PERSONS: Final = frozenset({"алла", "құдай", "тәңір", "жаратқан", "елбасы", "президент", "патша", "хан"})
_HOLIDAYS: Final = frozenset({"мереке", "мейрам", "күн"})
"""What a name before it is a holiday by: `Жеңіс күні`."""
_HOUSES: Final = frozenset({"Organization", "Venue"})
_AREAS: Final = frozenset({"Country", "Region"})
_LISTING: Final = ("рекорд", "гин", "қызыл", "есеп", "тізім", "алтын")
_OWNERS: Final = frozenset({"министрлік", "парламент", "сенат", "басқарма", "комитет", "департамент"})
"""Bodies that have others as their parts, told without their names."""
_DASHES: Final = frozenset("-–—−")


def confined(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans of one sentence, each cut to what can be its name; what can be none is left out."""
    whole = _joined(tokens, words, [span for span in found if not span[1] or tokens[span[1] - 1].text != "#"])
    return [piece for span in whole for piece in (_pieces(tokens, words, span) if span[0] in FAMILY else [span])]


def _joined(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Join what parts a known name: `Орталық` and `Азия шеберлерінің форумы`."""
    result: list[Found] = []
    for label, first, last in found:
        before = result[-1] if result and label in FAMILY else None
        if before and before[0] in FAMILY and before[1] == before[2] == first - 1:
            size = lexicon("kk").name_at(
                [t.text for t in tokens[before[1] : first + 1]], words[before[1] : first + 1], 0
            )[0]
            if size == 2:
                result[-1] = (label, before[1], last)
                continue
        if before and _is_half(tokens, words, before, (label, first, last)):
            result[-1] = (label, before[1], last)
            continue
        result.append((label, first, last))
    return result


def _is_half(tokens: Sequence[Token], words: Sequence[Word], before: Found, span: Found) -> bool:
    """Tell whether the class noun of a house is that of the next name: `Абай атындағы опера` `және` `балет театры`."""
    label, first, last = span
    at = before[2]
    if at != first - 2 or tokens[at + 1].text not in _JOINTS or {before[0], label} - _HOUSES:
        return False
    if words[at].possessive or words[last].possessive != "3":
        return False
    named_after = any(w.lower == "атындағы" for w in words[before[1] : at])
    common = tokens[at].text.islower() and tokens[first].text.islower()
    return common and (named_after or not _heads(tokens, words, at))


def _pieces(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> Iterator[Found]:
    for label, first, last in _parted(tokens, words, span):
        if last - first > 1 and _ROMAN.fullmatch(tokens[last].text) and tokens[last - 1].text in _JOINTS:
            last -= 2
        if label in {"Venue", "Organization"} and last - first == 1 and _is_person(tokens, first, last):
            label = "Person"
        place = _place_noun(tokens, words, last + 1) if label == "Person" and first == last else None
        if place and words[last].case == "nom":
            label, last = place, last + 1
        if label in _AREAS and first < last and _ROMAN.fullmatch(tokens[first].text):
            first += 1
        if label in _AREAS and first and _ROMAN.fullmatch(tokens[first - 1].text):
            told = _event_noun(tokens, words, last)
            label, first, last = (told, first - 1, last + 1) if told else (label, first, last)
        if FAMILY[label] == "Event" and first < last:
            behind = (k + 1 for k in _outside(tokens, first, last - 1) if words[k].lower in _AFTER_NOUNS)
            first = max(behind, default=first)
        if label == "Person":
            first, last = _person(tokens, words, first, last)
        elif label in _UNINFLECTED:
            first, last = _uninflected(tokens, words, first, last)
        if label == "Organization" and first < last:
            first = _unowned(tokens, words, first, last)
        if label == "Place" and last - first == 1 and words[last].lemma == "жағалау" and words[last].possessive:
            last -= 1
        if first > last or not _can_be(label, tokens, words, first, last):
            continue
        if FAMILY[label] == "Place" and label not in _AREAS and first and _ROMAN.fullmatch(tokens[first - 1].text):
            first -= 1
        yield label, first, last


def _outside(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """The tokens of a span that stand outside quotation marks, the marks left out."""
    depth, result = 0, []
    for k in range(first, last + 1):
        if tokens[k].text in "«»":
            depth = max(depth + (1 if tokens[k].text == "«" else -1), 0)
        elif not depth:
            result.append(k)
    return result


def _is_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether two words name a person by their make: two capitals, one of them a surname or a patronymic."""
    texts = (tokens[first].text, tokens[last].text)
    return all(t[0].isupper() and t[1:].islower() for t in texts) and any(map(_FAMILY_NAME.search, texts))


def _parted(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> list[Found]:
    """Part two names that stand side by side: `Асан Үсенов Петровке`, `Асан Үсенов Алматының`, `Семейдегі бақ`."""
    label, first, last = span
    if first == last:
        return [span]
    if label == "Person":
        for k in range(first + 2, last + 1):
            before = tokens[k - 1].text
            if not _SURNAME.search(before) or _PATRONYMIC.search(before) or not tokens[k].text[0].isupper():
                continue
            size, cls, _ = lexicon("kk").name_at([t.text for t in tokens[k : last + 1]], words[k : last + 1], 0)
            if size == last - k + 1 and FAMILY.get(cls) == "Place" and words[k].case != "nom":
                return [(label, first, k - 1), (cls, k, last)]
            if _SURNAME.search(words[k].lemma) and words[k].case != "nom" and not _PATRONYMIC.search(words[k].lemma):
                return [(label, first, k - 1), (label, k, last)]
    if label == "Organization":
        pair = _two_places(tokens, words, first, last) or _foreign(tokens, words, first, last)
        if pair:
            return pair
    if label == "Venue" and tokens[first].text.endswith(_LOCATED):
        size, cls, _ = lexicon("kk").name_at([tokens[first].text], [words[first]], 0)
        if size and FAMILY.get(cls) == "Place":
            return [(cls, first, first), (label, first + 1, last)]
    return _undashed(tokens, words, span)


def _two_places(tokens: Sequence[Token], words: Sequence[Word], first: int, last: int) -> list[Found] | None:
    """The places of a description that was taken for a body: `Алматы Орталық Азиядағы мәдени орталық`."""
    texts = [t.text for t in tokens[first : last + 1]]
    known = lexicon("kk")
    size, cls, _ = known.name_at(texts, words[first : last + 1], 0)
    if not size or FAMILY.get(cls) != "Place" or size > last - first:
        return None
    described = last + 1 < len(tokens) and tokens[last + 1].text.lower().startswith("ретінде")
    if described and not any(t[0].isupper() for t in texts[size:]):
        return [(cls, first, first + size - 1)]
    if words[last].possessive:
        return None
    more, other, _ = known.name_at(texts[size:], words[first + size : last + 1], 0)
    if not more or FAMILY.get(other) != "Place" or not texts[size + more - 1].endswith(_LOCATED):
        return None
    return [(cls, first, first + size - 1), (other, first + size, first + size + more - 1)]


def _foreign(tokens: Sequence[Token], words: Sequence[Word], first: int, last: int) -> list[Found] | None:
    """The place before a body that has a name in Latin letters: `Иранның Sofal компаниясы`."""
    if words[first].case != "gen" or not "A" <= tokens[first + 1].text[0] <= "Z":
        return None
    size, cls, _ = lexicon("kk").name_at([tokens[first].text], [words[first]], 0)
    return [(cls, first, first), ("Organization", first + 1, last)] if size and FAMILY.get(cls) == "Place" else None


def _undashed(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> list[Found]:
    """Cut a span at a dash before which no name ends in Kazakh: `ҚазАқпарат - Жамбыл облысы`."""
    label, first, last = span
    if label not in {"Organization", "Region", "City", "Competition"}:
        return [span]
    at = next((k for k in _outside(tokens, first, last) if tokens[k].text in _DASHES), None)
    if at is None or at in {first, last}:
        return [span]
    capital = any(t.text[0].isupper() for t in tokens[first:at])
    right_capital = last > at + 1 and all(t.text[0].isupper() for t in tokens[at + 1 : last])
    if label == "Competition":
        return [span] if capital else [(label, at + 1, last)]
    if capital and right_capital and _heads(tokens, words, at - 1) | _heads(tokens, words, last) <= {"place"}:
        told = {tag for tag in lexicon("kk").tags(tokens[last].text, words[last].lemma) if tag.startswith("place:")}
        right = next((tag.partition(":")[2] for tag in sorted(told)), label)
        return [(label, first, at - 1), (right, at + 1, last)]
    return [span]


def _heads(tokens: Sequence[Token], words: Sequence[Word], at: int) -> set[str]:
    return {tag.partition(":")[0] for tag in lexicon("kk").tags(tokens[at].text, words[at].lemma)} & _HEADS


def _place_noun(tokens: Sequence[Token], words: Sequence[Word], at: int) -> str | None:
    """What a class noun of places makes of the name before it: `Гүлстан провинциясында` is no person, but a region."""
    if at >= len(tokens) or not tokens[at].text.islower() or words[at].possessive != "3" or words[at].plural:
        return None
    tags = lexicon("kk").tags(tokens[at].text, words[at].lemma)
    told = {tag.partition(":")[2] for tag in tags if tag.startswith("place:")}
    return told.pop() if len(told) == 1 and len(tags) == 1 else None


def _event_noun(tokens: Sequence[Token], words: Sequence[Word], last: int) -> str | None:
    """What the noun behind an area in the genitive makes of it: `XXII Қазақстанның чемпионаты` is a Competition."""
    if words[last].case != "gen" or last + 1 >= len(tokens) or not words[last + 1].possessive:
        return None
    tags = lexicon("kk").tags(tokens[last + 1].text, words[last + 1].lemma)
    return next((tag.partition(":")[2] for tag in sorted(tags) if tag.startswith("event:")), None)


def _person(tokens: Sequence[Token], words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """A person's name ends at his things: `Рубик текшелері` names no one, `Айша әже` and `Асан ұста` do."""
    end = last
    while end >= first and tokens[end].text.islower() and (words[end].possessive == "3" or words[end].plural):
        end -= 1
    return (first, end) if end == last or end > first else (1, 0)


def _uninflected(tokens: Sequence[Token], words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """Cut a name at a word inside it that is in an oblique case with nothing in the name to govern it."""
    for k in reversed(_outside(tokens, first, last - 1)):
        w, follower = words[k], words[k + 1]
        if w.case not in {"loc", "dat", "abl"} or w.verb or len(w.lemma) < 3 or w.lower.endswith(("ғы", "гі")):
            continue
        if follower.verb or follower.lower.endswith("у") or _GOVERN.search(follower.lower):
            continue
        if tokens[k].text[0].isupper() and k == first:
            known = lexicon("kk").name_at([tokens[k].text], [w], 0)[0]
            if not known or "place" in _heads(tokens, words, k + 1):
                continue
        ends = bool(_heads(tokens, words, k)) or not any(t.text[0].isupper() for t in tokens[k + 1 : last + 1])
        return (first, k) if ends else (k + 1, last)
    return first, last


def _unowned(tokens: Sequence[Token], words: Sequence[Word], first: int, last: int) -> int:
    """Where a name begins behind the common noun that has the body: `министрліктің Сауда комитеті`."""
    begin = words[first]
    located = tokens[first].text.islower() and begin.lower.endswith(_LOCATED) and begin.possessive == "3"
    owned = begin.case == "gen" and not begin.possessive and begin.lemma in _OWNERS
    return first + 1 if located or owned else first


def _can_be(label: str, tokens: Sequence[Token], words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a span can be a name of its class at all."""
    end = words[last]
    if label == "Craft" and first < last and end.lemma.endswith(("ушы", "уші", "юшы", "юші")):
        return False  # кілем тоқушы is who does it
    if label == "Craft" and tokens[last].text.islower():
        if end.verb:
            return True
        if end.plural and not end.possessive and not end.lemma.endswith(("шы", "ші")):
            return False
        return not (end.lemma in _ARTS and all(w.lower in _UMBRELLA for w in words[first:last]))
    if label == "Person":
        holiday = last + 1 < len(words) and words[last + 1].lemma in _HOLIDAYS and words[last + 1].possessive == "3"
        if first == last and holiday:
            return False
        return last > first or end.lemma not in _NO_PERSONS or (end.lemma == "алла" and end.case == "nom")
    named = tokens[first : last + 1]
    if label == "Register" and end.lemma == "кітап" and end.possessive and first < last and not is_list(named):
        return False
    if label == "Region" and words[last + 1 : last + 2] and words[last + 1].lemma == "чемпион":
        return False  # Азия чемпионы
    if first == last and end.lemma == "ел" and end.possessive:
        return False  # еліміз
    if label in {"City", "Country", "Region"} and not any(t.text[0].isupper() for t in named):
        return False
    numeral = label != "Title" and all(_ROMAN.fullmatch(t.text) for t in named)
    return not (numeral and sum(len(t.text) for t in named) < 5)


def is_list(named: Sequence[Token]) -> bool:
    """Tell whether the name of a book is that of a list of records or of the rare, not of a writer's work."""
    return any(t.text.lower().startswith(_LISTING) or "A" <= t.text[0] <= "Z" for t in named)
