"""How far a Russian name can reach: the tagger's spans are cut where a name cannot begin, end or go on."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.ru.names import name_form
from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word, russian_analyser
from craftgraph.mentions.authority import authority, fold
from craftgraph.mentions.boundaries import PARTICLES, Found
from craftgraph.mentions.lexicon import lexicon
from craftgraph.mentions.names import given
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_JOINTS: Final = frozenset("в во на из с со к ко о об от до по при за для у и или а но что ( , . ; : – —".split())
"""Words and signs that no name begins or ends with; inside a name they may stand."""
_SETTLEMENTS: Final = frozenset("село посёлок поселок аул город деревня станица кишлак райцентр".split())
_PLACES: Final = frozenset({"City", "Region", "Country"})
_AREAS: Final = frozenset({"республика", "федерация", "королевство", "область", "штат", "провинция"})
"""Class nouns with which the name of a place may begin."""
_ADJECTIVE: Final = re.compile(
    r"[А-ЯЁ][а-яё]+(?:ом|ем|ого|его|ой|ей|ых|их|ому|ему|ым|им|ыми|ими|ую|юю|ый|ий|ая|яя|ые|ие)"
)
_PROPER: Final = frozenset({"Person", "City", "Region"})
_NAME_READINGS: Final = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Init", "Abbr"})
_CALLED: Final = frozenset({"имени", "им"})
_NAMED: Final = frozenset({"Organization", "Venue", "Title", "Competition", "Place"})
"""Classes of what is called by a person's name."""
_STANDINGS: Final = frozenset("обладатель обладательница лауреат кавалер победитель победительница".split())
"""Nouns of who has a title, no part of the title itself."""


def confined(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans (label, first, last) of one sentence, each cut to what can be its name.

    Prepositions at the edges go, so do small letters in a person's name (`Гуляев гостям`); what stands behind `села` is
    the place and who follows it the person; a person's name that is known for a place is that place.
    """
    result: list[Found] = []
    for span in _honoured(tokens, words, found):
        label, first, last = span
        if label not in FAMILY:
            result.append(span)
            continue
        while first <= last and tokens[last].text.lower() in _JOINTS - {"."}:
            last -= 1
        while first <= last and tokens[first].text.lower() in _JOINTS:
            first += 1
        if label == "Title" and first < last and words[first].lemma in _STANDINGS:
            first += 1
        if first > last or (label in _PROPER and _no_name(tokens, label, first, last)):
            continue
        if label == "Organization" and {words[first].lemma, words[last].lemma} & _AREAS:
            label = _place(" ".join(t.text for t in tokens[first : last + 1]), named=True) or label
        if label == "Register" and tokens[first].text[0].isupper() and first and _is_office(words[first - 1]):
            result.append(("Organization", first, last))  # a book with experts is a body as well
        result += _person(tokens, words, first, last) if label == "Person" else [(label, first, last)]
    return result


def _is_office(word: Word) -> bool:
    """Tell of a noun of office: who has it works for a body, be it called after a book (`эксперт Книги рекордов`)."""
    return not word.plural and word.lemma.rpartition("-")[2] in WordList.load("ru", "role")


def _honoured(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Put a name behind `имени` into the name of what is called by it: `Музей` + `имени Абая`, no person of its own.

    Who follows in the nominative is another: `директор музея имени Абая Вера Орлова`.
    """
    result: list[Found] = []
    for label, first, last in found:
        at = first - 1 - (first > 1 and tokens[first - 1].text == ".")
        if label != "Person" or at < 0 or tokens[at].text.lower() not in _CALLED:
            result.append((label, first, last))
            continue
        end = first
        while end < last and not (words[end + 1].case == "nom" and words[end].case != "nom"):
            end += 1
        before = result[-1] if result else None
        if before and before[0] in _NAMED and before[2] in {at, at - 1}:
            result[-1] = (before[0], before[1], end)
        if end < last:
            result.append(("Person", end + 1, last))
    return result


def _person(tokens: Sequence[Token], words: Sequence[Word], first: int, last: int) -> list[Found]:
    """The pieces of a person's span: the place before him, his name, the place that was taken for one."""
    texts = [t.text for t in tokens]
    for k in range(first + 1, last + 1):
        if texts[k].islower() and texts[k] not in PARTICLES and texts[k] not in {"кызы", "кизи", "уулу", "улы", "оглы"}:
            last = k - 1
            break
    if first and words[first - 1].lemma in _SETTLEMENTS and texts[first][0].isupper():
        length = max(lexicon("ru").name_at(texts[first : last + 1], words[first : last + 1], 0)[0], 1)
        place: list[Found] = [("City", first, first + length - 1)]
        return place if first + length > last else [*place, ("Person", first + length, last)]
    named = words[first].lemma in _AREAS
    place_class = _place(" ".join(texts[first : last + 1]), named=named) if first < last else ""
    return [(place_class or "Person", first, last)]


def _no_name(tokens: Sequence[Token], label: str, first: int, last: int) -> bool:
    """Tell of common nouns written large: behind the beginning of the sentence one alone may be a surname or a town."""
    begins = first == 0 or tokens[first - 1].text in {"«", "–", "—"}
    if first == last and (label == "Person" or not begins):
        return False
    return all(_common(t.text) for t in tokens[first : last + 1])


@lru_cache(maxsize=8192)
def _common(text: str) -> bool:
    """Tell of a noun that is no name in any reading, though the sentence begins with it: `Караван`, `Неделю`."""
    analyser = russian_analyser()
    if not text[1:].islower() or not analyser.word_is_known(text.lower()):
        return False
    parses = analyser.parse(text.lower())
    if not all(p.tag.POS == "NOUN" and not _NAME_READINGS & set(p.tag.grammemes) for p in parses):
        return False
    return not any(
        authority().find(fold(form)) or given(form.capitalize()) for form in {text, *(p.normal_form for p in parses)}
    )


@lru_cache(maxsize=4096)
def _place(surface: str, *, named: bool = False) -> str:
    """The class of the known place of that name, which begins with an adjective in any case: `Нижнем Новгороде`.

    A `named` one begins with its class noun: `Республики Казахстан`.
    """
    if not named and not _ADJECTIVE.fullmatch(surface.partition(" ")[0]):
        return ""
    known = authority().find(fold(name_form(surface, "City")))
    return next((entry.cls for entry in known if entry.cls in _PLACES), "")
