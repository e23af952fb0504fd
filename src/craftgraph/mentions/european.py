"""What plain rules add to the tagger in Russian and English: places in a contest as titles, whole names of persons."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.words import word
from craftgraph.mentions.word_lists import WordList, endings
from craftgraph.model import Token
from craftgraph.terms import FAMILY

Found = tuple[str, int, int]

_ORDINAL: Final = {
    "ru": re.compile(r"первый|второй|третий|четв[её]ртый|пятый|I{1,3}|[1-5](?:-(?:е|го|я|ое|й|му|м))?"),
    "en": re.compile(r"(?i:first|second|third|fourth|fifth)|I{1,3}|[1-5](?:st|nd|rd|th)"),
}
_PRIZE: Final = {
    "ru": frozenset(("место", "премия", "приз")),
    "en": frozenset(("place", "prize", "award")),
}
_ALONE: Final = {
    "ru": frozenset(("гран-при",)),
    "en": frozenset(("grand prix", "grand prize", "honorary diploma")),
}
_BEFORE: Final = {
    "ru": {
        "медаль": frozenset(("золотой", "серебряный", "бронзовый")),
        "приз": frozenset(("главный", "специальный", "поощрительный")),
        "письмо": frozenset(("благодарственный",)),
        "грамота": frozenset(("почётный", "почетный")),
    },
    "en": {
        "medal": frozenset(("gold", "silver", "bronze")),
        "prize": frozenset(("top", "special", "main")),
    },
}


def with_rules(tokens: Sequence[Token], found: Sequence[Found], language: str) -> list[Found]:
    """Return the spans (label, first, last) of a sentence with what the rules add and mend, in order."""
    names = _persons(tokens, list(found), language)
    taken = {k for label, first, last in names if label in FAMILY for k in range(first, last + 1)}
    added = [span for span in _titles(tokens, language) if not taken & set(range(span[1], span[2] + 1))]
    covered = {k for _, first, last in added for k in range(first, last + 1)}
    kept = [s for s in names if s[0] in FAMILY or not covered & set(range(s[1], s[2] + 1))]
    return sorted([*kept, *added], key=lambda s: (s[1], s[2]))


def _titles(tokens: Sequence[Token], language: str) -> list[Found]:
    lemmas = [word(t.text, language).lemma for t in tokens]
    found: list[Found] = []
    for i, lemma in enumerate(lemmas):
        pair = f"{lemma} {lemmas[i + 1]}" if i + 1 < len(lemmas) else ""
        if lemma in _ALONE[language]:
            found.append(("Title", i, i))
        elif pair in _ALONE[language]:
            found.append(("Title", i, i + 1))
        elif (i and lemma in _PRIZE[language] and _is_ordinal(tokens[i - 1].text, lemmas[i - 1], language)) or (
            i and lemmas[i - 1] in _BEFORE[language].get(lemma, ())
        ):
            found.append(("Title", i - 1, i))
    return found


def _is_ordinal(text: str, lemma: str, language: str) -> bool:
    return any(_ORDINAL[language].fullmatch(form) for form in (text, lemma))


def _persons(tokens: Sequence[Token], found: list[Found], language: str) -> list[Found]:
    """Make names of persons whole: adjoining parts are one name; a surname takes the given name along."""
    result: list[Found] = []
    for label, first, last in sorted(found, key=lambda s: (s[1], s[2])):
        if label == "Person":
            before = result[-1] if result else None
            if before and before[2] == first - 1 and before[0] == "Person":
                result[-1] = ("Person", before[1], last)
                continue
            if (
                before
                and before[2] == first - 1
                and before[1] == before[2]
                and _given(tokens[before[1]].text, language)
            ):
                result[-1] = ("Person", before[1], last)
                continue
            free = before is None or before[2] < first - 1
            if first and free and _begins(tokens, first, language):
                first -= 1
        if label == "Organization" and language == "ru" and (cut := _person_at_end(tokens, first, last)) is not None:
            result += [(label, first, cut - 1), ("Person", cut, last)]
            continue
        result.append((label, first, last))
    return result


def _begins(tokens: Sequence[Token], first: int, language: str) -> bool:
    """Tell whether the word before a name is its given name: it is known for one, or a patronymic follows it."""
    before = tokens[first - 1].text
    if not before[0].isupper() or len(before) < 2 or not before[-1].isalpha():
        return False
    return _given(before, language) or (language == "ru" and _patronymic(tokens[first].text) and first - 1 > 0)


def _person_at_end(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Where a person's name begins at the end of a body's: `управление культуры … области С. Серикова`."""
    texts = [t.text for t in tokens[first : last + 1]]
    if len(texts) < 3 or texts[-1] in '»”"' or any(t.lower() in {"имени", "им", "named"} for t in texts):
        return None
    if re.fullmatch(r"[A-ZА-ЯЁ]\.", texts[-2]):
        start = last - 1
        while start > first + 1 and re.fullmatch(r"[A-ZА-ЯЁ]\.", tokens[start - 1].text):
            start -= 1
        return start
    return None


@lru_cache(maxsize=8192)
def _given(text: str, language: str) -> bool:
    """Tell whether a word is a known given name, in any case."""
    lower, lemma = text.lower(), word(text, language).lemma
    lists = [WordList.load(code, "given") for code in (language, "ru", "kk")]
    return any(form in known for known in lists for form in (lower, lemma))


def _patronymic(text: str) -> bool:
    lower = word(text, "ru").lemma
    return any(lower.endswith(ending) for ending in endings("ru", "patronymic")) and len(text) > 5


__all__ = ["with_rules"]
