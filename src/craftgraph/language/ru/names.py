"""The dictionary form of Russian names: the head noun and its adjectives in the nominative, all else as it stands."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from craftgraph.language.ru.persons import like, person_form
from craftgraph.language.word_lists import WordList
from craftgraph.language.words import russian_analyser

_TOKEN: Final = re.compile(r"[«“„\"][^«»“”„\"]*[»”“\"]?|[\w'’.-]+|[^\w\s]")
_PREPOSITIONS: Final = frozenset("в во на из с со к ко о об от до по при за для у под над между".split())
_CYRILLIC: Final = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"(\d+)-(?:й|я|е|го|му|м|ю|ой|ый|ая|ое|ую)")
_LISTS: Final = ("venue", "org", "event", "title", "place", "register", "craft")
_COUNTED: Final = frozenset(
    ("письмо", "грамота", "диплом", "место", "премия", "медаль", "орден", "приз", "знак", "звание")
)
"""Titles that are conferred one by one: `почётные грамоты` are each a `почётная грамота`."""
_BEARER: Final = "Bearer"
"""Stands for a class in `name_form`: the words say what one person is."""
_TURKIC: Final = re.compile(r"\w+(?:чи|чы|ши|шы)")
"""Turkic professions do not decline in Russian news: `беркутчи`, `кюйши`."""
_PLACES: Final = frozenset(("City", "Region", "Country", "Place", "Venue"))


@lru_cache(maxsize=1 << 14)
def name_form(surface: str, cls: str, known: Callable[[str], bool] | None = None) -> str:
    """Return the nominative of a name of class `cls` as it stands in a text.

    Words in quotation marks, Latin words and what depends on the head noun are left alone. `known` tells of a
    nominative whether it is a known name, where one word allows several (`Чуста` of Чуст or of Чуста).

    >>> name_form("Союза художников России", "Organization"), name_form("Алматинской области", "Region")
    ('Союз художников России', 'Алматинская область')
    >>> name_form("18-й сессии комитета", "Meeting"), name_form("фестивалем «Наурыз»", "Festival")
    ('18-я сессия комитета', 'фестиваль «Наурыз»')
    """
    pieces = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(surface)]
    while len(pieces) > 1 and pieces[0][0] in _PREPOSITIONS:
        pieces = pieces[1:]
    if not pieces:
        return surface
    words = [p[0] for p in pieces]
    changed = list(person_form(tuple(words))) if cls == "Person" else _phrase(words, cls, known)
    out, at = [], pieces[0][1]
    for (_, begin, end), word in zip(pieces, changed, strict=True):
        out += [surface[at:begin], word]
        at = end
    return "".join(out) + surface[at:]


def bearer_form(phrase: str) -> str:
    """Return what one person is called, in the nominative singular: an office, a profession, a standing.

    >>> bearer_form("исполнительного директора музея"), bearer_form("заведующей отделом")
    ('исполнительный директор музея', 'заведующая отделом')
    >>> bearer_form("резчики по дереву"), bearer_form("беркутчи")
    ('резчик по дереву', 'беркутчи')
    """
    words = phrase.lower().split()
    as_it_stands = not words or words[0] in _PREPOSITIONS or _TURKIC.fullmatch(words[-1])
    return phrase if as_it_stands else name_form(phrase, _BEARER)


def _phrase(words: list[str], cls: str, known: Callable[[str], bool] | None) -> list[str]:
    """The words of a noun phrase with its head and the adjectives before it in the nominative."""
    modifiers: list[int] = []
    for i, word in enumerate(words):
        if _NUMBERED.fullmatch(word):
            modifiers.append(i)
            continue
        if not _CYRILLIC.fullmatch(word) or (word.isupper() and len(word) > 1 and not _roman(word)):
            if re.fullmatch(r"[IVXІХ]+|\d+", word):
                continue
            return words
        if word.lower() in {"и", "или"} and modifiers:
            continue
        noun = next((p for p in _parses(word) if p.tag.POS == "NOUN" and p.tag.case), None)
        adjective = _adjective(word)
        later = i + 1 < len(words) and _CYRILLIC.fullmatch(words[i + 1]) is not None
        ahead = adjective and later and ((noun is None and cls != _BEARER) or _agrees_ahead(words, i))
        if ahead:
            modifiers.append(i)
            continue
        if noun is None:
            return _adjective_alone(words, i) if adjective and (not later or cls == _BEARER) else words
        return _inflected(words, modifiers, i, cls, known)
    return words


def _roman(word: str) -> bool:
    return re.fullmatch(r"[IVXІХ]+", word) is not None


def _parses(word: str) -> list[Any]:
    return list(russian_analyser().parse(word.lower()))


@lru_cache(maxsize=1)
def _class_nouns() -> frozenset[str]:
    """The class nouns of names (парк, акимат, выставка), from the word lists that come with CraftGraph."""
    return frozenset(noun.replace("ё", "е") for name in _LISTS for noun in WordList.load("ru", name))


def _adjective(word: str) -> list[Any]:
    """The readings of a word as an adjective or participle."""
    found = [p for p in _parses(word) if p.tag.POS in {"ADJF", "PRTF"} or "Anum" in p.tag]
    return [p for p in found if p.score > 0.005 or p.tag.POS == "PRTF"]


def _agrees_ahead(words: list[str], i: int) -> bool:
    """Tell whether a noun that the adjective at `i` agrees with follows, other adjectives between them."""
    mine = {(str(p.tag.case), str(p.tag.number), p.tag.gender) for p in _adjective(words[i])}
    for word in words[i + 1 : i + 5]:
        if not _CYRILLIC.fullmatch(word):
            return False
        for parse in _parses(word):
            if parse.tag.POS == "NOUN" and any(
                c == str(parse.tag.case)
                and n == str(parse.tag.number)
                and (n == "plur" or g in (None, parse.tag.gender))
                for c, n, g in mine
            ):
                return True
        if not _adjective(word) and word.lower() not in {"и", "или"}:
            return False
    return False


def _inflected(
    words: list[str], modifiers: list[int], head: int, cls: str, known: Callable[[str], bool] | None
) -> list[str]:
    """Put the head and its modifiers into the nominative, in the reading of the head that the modifiers agree with."""
    nouns = [p for p in _parses(words[head]) if p.tag.POS == "NOUN" and p.tag.case]
    scored = sorted(nouns, key=lambda p: -_fit(p, words, modifiers, head, cls, known))
    parse = scored[0]
    counted = cls == _BEARER or (cls == "Title" and parse.normal_form in _COUNTED)
    number = "sing" if counted else str(parse.tag.number or "sing")
    nominative = _nominative(parse, number, words[head])
    changed = list(words)
    changed[head] = like(words[head], nominative)
    gender = str(parse.tag.gender or "masc")
    for i in modifiers:
        numbered = _NUMBERED.fullmatch(words[i])
        if numbered:
            changed[i] = (
                f"{numbered[1]}-{'я' if gender == 'femn' else 'е' if gender == 'neut' or number == 'plur' else 'й'}"
            )
            continue
        fits = [p for p in _adjective(words[i]) if _agreeing(p, parse)] or _adjective(words[i])
        target = {"nomn", "plur"} if number == "plur" else {"nomn", "sing", gender}
        form = next((f for p in fits if (f := _form(p, target))), None)
        if form:
            changed[i] = like(words[i], form)
    return changed


def _fit(
    parse: Any, words: list[str], modifiers: list[int], head: int, cls: str, known: Callable[[str], bool] | None
) -> float:
    """How well a reading of the head fits: agreement first, then its likelihood, known names and places."""
    tag = parse.tag
    agree = sum(
        any(_agreeing(p, parse) for p in _adjective(words[i])) for i in modifiers if not _NUMBERED.fullmatch(words[i])
    )
    score = 4.0 * agree + float(parse.score)
    score += 0.3 * (tag.number == "sing")
    unheard = not russian_analyser().word_is_known(words[head].lower())
    as_it_stands = words[head].lower() == parse.normal_form
    if tag.case == "nomn" and (not unheard or words[head][0].isupper()):
        score += 0.25 if cls == "Craft" or cls in _PLACES else 0.45
    if unheard and as_it_stands and words[head][-1] in "ауюыио":
        score += 0.3
    score += 1.5 * (parse.normal_form.replace("ё", "е") in _class_nouns())
    if cls in _PLACES and "Geox" in tag:
        score += 1.0
    if words[head][0].isupper() and not modifiers and known is not None:
        score += 2.0 * known(like(words[head], _nominative(parse, str(tag.number or "sing"), words[head])))
    if "Surn" in tag or "Name" in tag or "Patr" in tag:
        score -= 0.5
    return float(score)


def _shared(one: str, other: str) -> int:
    """How many letters two words share at their beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _agreeing(adjective: Any, noun: Any) -> bool:
    a, n = adjective.tag, noun.tag
    if a.case != n.case and not (a.case == "loct" and n.case == "loc2") and not (a.case == "gent" and n.case == "gen2"):
        return False
    if a.number != n.number:
        return False
    if a.number == "sing" and a.gender is not None and n.gender is not None and a.gender != n.gender:
        return False
    return not (a.case == "accs" and a.animacy and n.animacy and a.animacy != n.animacy)


def _nominative(parse: Any, number: str, word: str) -> str:
    if "Fixd" in parse.tag:
        return word
    return _form(parse, {"nomn", number}) or _form(parse, {"nomn"}) or str(parse.word)


def _form(parse: Any, grammemes: set[str]) -> str | None:
    """The form of a word's paradigm with these grammemes, closest to the word as it stands (лучший, not наихороший)."""
    forms = [
        f.word for f in parse.lexeme if grammemes <= set(f.tag.grammemes) and ("Supr" in f.tag) == ("Supr" in parse.tag)
    ]
    return max(forms, key=lambda f: _shared(f, parse.word), default=None)


def _adjective_alone(words: list[str], i: int) -> list[str]:
    """A name that is an adjective: `Отрарском` → `Отрарский`."""
    form = _form(_adjective(words[i])[0], {"nomn", "sing", str(_adjective(words[i])[0].tag.gender or "masc")})
    changed = list(words)
    if form:
        changed[i] = like(words[i], form)
    return changed
