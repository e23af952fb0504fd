"""What plain rules add to the tagger in Russian and English: places in a contest as titles, whole names of persons."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.ru.coordination import shared_heads
from craftgraph.language.word_lists import WordList, endings
from craftgraph.language.words import Word, word
from craftgraph.mentions.apposition import headless, is_no_name
from craftgraph.mentions.boundaries import PARTICLES, Found
from craftgraph.mentions.elliptic import elliptic_names, with_elliptic
from craftgraph.mentions.english_bodies import bodies
from craftgraph.mentions.english_events import named_events
from craftgraph.mentions.english_spans import edged
from craftgraph.mentions.russian import confined
from craftgraph.mentions.russian_heads import headed
from craftgraph.model import Token
from craftgraph.patterns import patterns
from craftgraph.terms import FAMILY

_ORDINAL: Final = {
    "ru": re.compile(r"первый|второй|третий|четв[её]ртый|пятый|I{1,3}|[1-5](?:-(?:е|го|я|ое|й|му|м))?"),
    "en": re.compile(r"(?i:first|second|third|fourth|fifth)|I{1,3}|[1-5](?:st|nd|rd|th)"),
}
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NAMED_BEFORE: Final = frozenset(("Festival", "Fair", "Exhibition", "Competition", "Meeting"))
_MODIFIERS: Final = frozenset("international national regional annual craft crafts arts folk music ethnic".split())
"""Words between the name of an event and its class noun."""
_PATRONYMIC_WORDS: Final = frozenset("kyzy kizi qizi qyzy gyzy uulu uly ulu ugli ogli oglu ogly oghlu".split())
_RECORDS: Final = ("record", "рекорд", "guinness", "гиннес")
_LINKS: Final = frozenset("of the".split())
_WON: Final = frozenset("prix prize medal award cup".split())
_NO_NAME: Final = frozenset("the a an and mr mrs ms dr г-н г-жа".split())
_OF_PERSONS: Final = frozenset("van von der den bin ibn ван фон дер ден ибн бин".split())
"""Particles that stand in names of persons alone; the others need a known given name (`Rio de Janeiro` is none)."""


def with_rules(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found], language: str) -> list[Found]:
    """Return the spans (label, first, last) of a sentence with what the rules add and mend, in order."""
    found = _with_particles(tokens, found, language)
    if language == "en":
        found = headless(tokens, words, [s for s in found if s[0] not in FAMILY or not is_no_name(tokens, words, s)])
        found = named_events(tokens, words, _events(tokens, words, found))
    else:
        found = headed(tokens, words, confined(tokens, words, _sharing(tokens, found)))
    if language == "en":
        found = edged(tokens, words, found, lambda text: _given(text, "en"))
        found = bodies(tokens, words, [_person(tokens, span) for span in found])
    names = [_register(tokens, words, span) for span in _persons(tokens, found, language)]
    taken = {k for label, first, last in names if label in FAMILY for k in range(first, last + 1)}
    added = [span for span in _titles(tokens, words, language) if not taken & set(range(span[1], span[2] + 1))]
    covered = {k for _, first, last in added for k in range(first, last + 1)}
    kept = [s for s in names if s[0] in FAMILY or not covered & set(range(s[1], s[2] + 1))]
    return with_elliptic(tokens, words, sorted([*kept, *added], key=lambda s: (s[1], s[2])), language)


def _events(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Add the events named before their class noun: `the ALA CRAFT 2025 international festival`, `Silk Way fair`.

    The noun, in small letters, refers to the name. One word alone may be a place or a people; a name that was seen as
    a whole stays what it is.
    """
    known, result = WordList.load("en", "event"), list(found)
    for i, w in enumerate(words):
        cls = known.get(w.lemma, "")
        if cls not in _NAMED_BEFORE or tokens[i].text[0].isupper():
            continue
        last = i
        while last > 0 and tokens[last - 1].text in _MODIFIERS:
            last -= 1
        first = last
        while first > 0 and (_is_name(tokens[first - 1].text) or _YEAR.fullmatch(tokens[first - 1].text)):
            first -= 1
            link = first  # `Threads of the Steppe festival`
            while link > 0 and tokens[link - 1].text in _LINKS:
                link -= 1
            of = any(t.text == "of" for t in tokens[link:first])
            named = link > 1 and _is_name(tokens[link - 1].text) and words[link - 1].lemma not in _WON
            if first < last and of and named:
                first = link
        while first < last and tokens[first].text.lower() in _NO_NAME:
            first += 1
        covering = any(label in FAMILY and begin <= first and end >= last - 1 for label, begin, end in found)
        if last - first < 2 or covering:
            continue
        result = [piece for span in result for piece in _without(tokens, span, first, last - 1)]
        result.append((cls, first, last - 1))
    return sorted(result, key=lambda s: (s[1], s[2]))


def _person(tokens: Sequence[Token], span: Found) -> Found:
    """A person's name without the verb behind it (`Ann Hill ran`), with the foreign given name before it (`Zoë`)."""
    label, first, last = span
    if label != "Person":
        return span
    while last > first + 1 and tokens[last].text.islower() and tokens[last].text not in PARTICLES | _PATRONYMIC_WORDS:
        last -= 1
    if first == last and first and _is_name(tokens[first - 1].text) and not tokens[first - 1].text.isascii():
        first -= 1
    return label, first, last


def _register(tokens: Sequence[Token], words: Sequence[Word], span: Found) -> Found:
    """A book of records in which something is entered is a register: `занесён в Book of Records`."""
    label, first, last = span
    if label not in {"Organization", "Title", "Venue", "Event"} or not any(
        t.text.lower().startswith(_RECORDS) for t in tokens[first : last + 1]
    ):
        return span
    at = first - 1 - (first > 1 and tokens[first - 1].text.lower() in {"the", "«", "“"})
    entered = at >= 0 and tokens[at].text.lower() in {"в", "in", "into"}
    return ("Register", first, last) if entered else span


def _sharing(tokens: Sequence[Token], found: Sequence[Found]) -> list[Found]:
    """Make areas that share their noun places each (`Уланского и Аксуского районов`), but inside a longer name."""
    result = list(found)
    for first, last, _ in shared_heads([t.text for t in tokens]):
        touching = [s for s in result if s[0] in FAMILY and s[1] <= last and first <= s[2]]
        if all(first <= begin and end <= last for _, begin, end in touching):
            result = [s for s in result if s not in touching] + [("Region", first, last)]
    return sorted(result, key=lambda s: (s[1], s[2]))


def shared_names(
    tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found], language: str
) -> dict[int, str]:
    """Names that share one noun, Russian areas and prizes: index in `found` → name with the noun."""
    shared = dict(elliptic_names(tokens, words, found, language))
    if language == "ru":
        names = {(first, last): name for first, last, name in shared_heads([t.text for t in tokens])}
        shared |= {i: names[span[1:]] for i, span in enumerate(found) if span[0] == "Region" and span[1:] in names}
    return shared


def _titles(tokens: Sequence[Token], words: Sequence[Word], language: str) -> list[Found]:
    """Places and prizes of a contest: `третью премию`, `gold medal`, `Grand Prix`."""
    lists = patterns(language)["titles"]
    lemmas = [w.lemma for w in words]
    found: list[Found] = []
    for i, lemma in enumerate(lemmas):
        if lemma in lists["alone"]:
            found.append(("Title", i, i))
        elif " ".join(lemmas[i : i + 2]) in lists["alone"]:
            found.append(("Title", i, i + 1))
        elif i and (lemmas[i - 1] in lists["kinds"].get(lemma, ()) or _is_ranked(tokens, lemmas, i, language)):
            found.append(("Title", i - 1, i))
    return found


def _is_ranked(tokens: Sequence[Token], lemmas: Sequence[str], i: int, language: str) -> bool:
    """Tell whether a place or prize has its number before it, and is no turn of phrase (`in the first place`)."""
    lists = patterns(language)["titles"]
    if lemmas[i] not in lists["ranked"] or not _is_ordinal(tokens[i - 1].text, lemmas[i - 1], language):
        return False
    before = [t.text.lower() for t in tokens[max(0, i - 3) : i - 1]]
    return lemmas[i] not in lists["places"] or not {" ".join(before), *before[-1:]} & {*lists["idioms"]}


def _is_ordinal(text: str, lemma: str, language: str) -> bool:
    return any(_ORDINAL[language].fullmatch(form) for form in (text, lemma))


def _with_particles(tokens: Sequence[Token], found: Sequence[Found], language: str) -> list[Found]:
    """Add the names with particles in small letters, on which the taggers stumble: `Jan Pieter van der Meer`."""
    result = list(found)
    for i in range(1, len(tokens) - 1):
        end = i
        while end < len(tokens) and tokens[end].text in PARTICLES:
            end += 1
        if end == i or end == len(tokens) or tokens[i - 1].text in PARTICLES:
            continue
        given, surname = tokens[i - 1].text, tokens[end].text
        if not (_is_name(given) and _is_name(surname)) or given.lower() in _NO_NAME:
            continue
        if not _OF_PERSONS & {t.text for t in tokens[i:end]} and not _given(given, language):
            continue
        first = i - 1
        while first > 0 and _is_name(tokens[first - 1].text) and _given(tokens[first - 1].text, language):
            first -= 1
        result = [piece for span in result for piece in _without(tokens, span, first, end)]
        result.append(("Person", first, end))
    return sorted(result, key=lambda s: (s[1], s[2]))


def _without(tokens: Sequence[Token], span: Found, first: int, last: int) -> list[Found]:
    """What is left of a span where a name stands: all that does not touch it, or the name that comes before it."""
    label, begin, end = span
    if end < first or last < begin:
        return [span]
    named = any(t.text[0].isupper() for t in tokens[begin:first])
    return [(label, begin, first - 1)] if named else []


def _is_name(text: str) -> bool:
    return len(text) > 1 and text[0].isupper() and text[-1].isalpha()


def _persons(tokens: Sequence[Token], found: list[Found], language: str) -> list[Found]:
    """Make names of persons whole: adjoining parts are one name; a surname takes the given name along."""
    result: list[Found] = []
    for label, first, last in sorted(found, key=lambda s: (s[1], s[2])):
        if label == "Person":
            before = result[-1] if result else None
            if before and before[2] == first - 1 and (before[0] == "Person" or _is_given(tokens, before, language)):
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


def _is_given(tokens: Sequence[Token], span: Found, language: str) -> bool:
    """Tell whether a span is nothing but a known given name, whatever it was taken for."""
    return span[1] == span[2] and _given(tokens[span[1]].text, language)


def _begins(tokens: Sequence[Token], first: int, language: str) -> bool:
    """Tell whether the word before a name is its given name: it is known for one, or a patronymic follows it."""
    before = tokens[first - 1].text
    if not _is_name(before):
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
