"""Kazakh nouns and names: dictionary forms, number, possessor, case and the derivations that news uses.

The paradigm (suffixes.tsv) says which endings a stem can have; among the readings that it allows, the likeliest stem
and chain win, by counts of an unannotated corpus (stems.tsv, chains.tsv) and, for stems not seen, by their letters.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from craftgraph.language.kk.lexicon import listed, stems
from craftgraph.language.kk.paradigm import Ending, Inflection, endings, rows, tails
from craftgraph.language.kk.readings import NO_ENDING, readings


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word.

    `lemma` is the dictionary form; `case` one of nom gen dat acc loc abl ins; `possessive` "", 1sg, 2sg, 3, 1pl or 2pl;
    `derivation` is dagy, niki, dai, sha, or that of the lemma: lyq, shy, siz, ly. `form` is the word without its case
    (`кеңесінің` → `кеңесі`).
    """

    lemma: str
    case: str
    possessive: str
    plural: bool
    derivation: str
    form: str


_BASES = {
    "lyq": re.compile("[лдт](?:ық|ік)"),
    "shy": re.compile("ш[ыі]"),
    "siz": re.compile("с[ыі]з"),
    "ly": re.compile("[лдт][ыі]"),
}
_UNLIKELY = 1e-5
_NAME_ENDING = 20.0  # how much likelier a name is that ends as names do
_PLAIN = re.compile("[А-ЯЁӘҒҚҢӨҰҮҺІ]?[а-яёәғқңөұүһі]+")
"""A word of small letters with at most one capital, its first: no suffix is behind a mark or an abbreviation."""
_LAST_PART = re.compile(r"((?:.*[^а-яёәғқңөұүһі])?)([а-яёәғқңөұүһі]+)", re.DOTALL)
_ABBREVIATED = re.compile(r"(?P<stem>(?:.*[A-Z0-9a-z»]|[А-ЯӘҒҚҢӨҰҮҺІ]{2,}))(?P<tail>[а-яәғқңөұүһі]+)", re.DOTALL)
_HYPHENATED = re.compile(r"(?P<stem>.+[\w»”\"])(?P<mark>[-‑–'’ʼ])(?P<tail>[а-яәғқңөұүһі]+)", re.DOTALL)


@cache
def indeclinable() -> frozenset[str]:
    """Return the words that take no suffixes (indeclinable.tsv)."""
    return frozenset(row[0] for row in rows("indeclinable.tsv"))


@cache
def name_endings() -> tuple[str, ...]:
    """Return the ends of names that only look like suffixes (name_endings.tsv)."""
    return tuple(row[0] for row in rows("name_endings.tsv"))


@lru_cache(maxsize=1 << 16)
def _weighed(word: str) -> tuple[tuple[float, str, Ending], ...]:
    """Return (probability, stem, ending) of the readings of one word without marks, the likeliest first."""
    lower = word.lower()
    if lower in indeclinable():
        return ((1.0, lower, NO_ENDING),)
    if _PLAIN.fullmatch(word):
        return _ranked("", lower, word != lower)
    match = _LAST_PART.fullmatch(lower)
    if not match:
        return ((1.0, lower, NO_ENDING),)
    head, last = match.groups()
    return _ranked(head, last, word[-len(last) :] != last or word[:1] != lower[:1])


def _ranked(head: str, last: str, named: bool) -> tuple[tuple[float, str, Ending], ...]:
    """Weigh the readings of `last`, with `head` before it, as a common word or, where it is `named`, a proper one."""
    possible = readings(last)
    if len(possible) == 1:  # nothing to choose from
        return ((1.0, head + possible[0].stem, possible[0].ending),)
    weights = stems("common").weigh(last, possible)
    if named:
        proper = [
            weight * _NAME_ENDING if reading.stem.endswith(name_endings()) else weight
            for weight, reading in zip(stems("proper").weigh(last, possible), possible, strict=True)
        ]
        weights = [one + other for one, other in zip(proper, weights, strict=True)]
    total = sum(weights)
    ranked = sorted(zip(weights, possible, strict=True), key=lambda item: (-item[0], len(item[1].stem)))
    least = _UNLIKELY * total
    return tuple([(weight / total, head + r.stem, r.ending) for weight, r in ranked if weight > least])


def likeliest(word: str) -> tuple[str, Inflection]:
    """Return the dictionary form, in lower case, and the inflection of the likeliest reading of `word`.

    >>> likeliest("Қалаларда")
    ('қала', Inflection(plural=True, possessive='', case='loc', derivation=''))
    """
    foreign = _foreign(word)
    if foreign:
        stem, tail = foreign
        return stem.lower(), endings()[tail][0].inflection
    _, stem, ending = _weighed(word)[0]
    return stem, ending.inflection


def _recase(stem: str, word: str) -> str:
    """Give `stem` the capitals of `word`, unless it is better known as a common noun."""
    if word == word.lower():
        return stem
    if stem in listed("common") or stems("common").count(stem) > stems("proper").count(stem):
        return stem
    return _as_written(stem, word)


@lru_cache(maxsize=1 << 16)
def analyse(word: str) -> tuple[Analysis, ...]:
    """Return the readings of `word` as a noun or a name, the likeliest first; there is always one.

    >>> analyse("кеңесінің")[0]
    Analysis(lemma='кеңес', case='gen', possessive='3', plural=False, derivation='', form='кеңесі')
    >>> analyse("ЮНЕСКО-ның")[0].lemma
    'ЮНЕСКО'
    """
    foreign = _foreign(word)
    if foreign:
        stem, tail = foreign
        return tuple(
            _analysis(stem, ending, word[: len(word) - ending.cut] if ending.cut < len(tail) else stem)
            for ending in endings()[tail]
        )
    return tuple(
        _analysis(_recase(stem, word), ending, _form(stem, ending, word)) for _, stem, ending in _weighed(word)
    )


def _analysis(stem: str, ending: Ending, form: str) -> Analysis:
    said = ending.inflection
    derivation = said.derivation or _derivation(stem.lower())
    return Analysis(stem, said.case, said.possessive, said.plural, derivation, form)


def _form(stem: str, ending: Ending, word: str) -> str:
    """Return `word` without its case; the stem itself where nothing else was behind it."""
    return word[: len(word) - ending.cut] if ending.cut < len(ending.form) else _as_written(stem, word)


def _as_written(stem: str, word: str) -> str:
    """Return lower-case `stem` with the capitals that `word` has in the same places."""
    if word.startswith(stem):
        return stem
    kept = "".join(w if w.lower() == s else s for s, w in zip(stem, word, strict=False))
    return kept + stem[len(kept) :]


def _foreign(word: str) -> tuple[str, str] | None:
    """Split `АҚШ-тан`, `«Наурыз»-дың`, `BAQ.KZ-ке`, `ЮНЕСКОның`, `Appleдің` into stem and suffixes, or return None."""
    if _PLAIN.fullmatch(word):
        return None
    match = _HYPHENATED.fullmatch(word)
    if match and match["tail"] in endings():
        return match["stem"], match["tail"]
    match = _ABBREVIATED.fullmatch(word)
    if match and match["tail"] in endings():
        return match["stem"], match["tail"]
    return None


@lru_cache(maxsize=1 << 14)
def _derivation(stem: str) -> str:
    """Return the derivation of a dictionary form whose base is a known stem: `қазақстандық` → lyq."""
    for name, pattern in _BASES.items():
        match = pattern.search(stem, max(len(stem) - 3, 2))
        if match and match.end() == len(stem):
            base = stem[: match.start()]
            if stems("common").count(base) + stems("proper").count(base) >= 1:
                return name
    return ""


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """Return the dictionary form of a noun or a name.

    >>> lemma("облыстарының"), lemma("Қазақстаннан")
    ('облыс', 'Қазақстан')
    """
    weights: dict[str, float] = {}
    if _foreign(word):
        return analyse(word)[0].lemma
    for probability, stem, _ in _weighed(word):
        weights[stem] = weights.get(stem, 0.0) + probability
    return _recase(max(weights, key=weights.__getitem__), word)


@lru_cache(maxsize=1 << 16)
def without_case(word: str) -> str:
    """Return `word` without its case: number and possessor stay.

    >>> without_case("кеңесінің"), without_case("Алматыдағы"), without_case("АҚШ-тан")
    ('кеңесі', 'Алматы', 'АҚШ')
    """
    plain = _PLAIN.fullmatch(word)
    if plain and not any(ending.cut for _, found in tails().of(word.lower(), 2) for ending in found):
        return word  # no ending of a case: nothing to choose from
    if not plain and _foreign(word):
        return analyse(word)[0].form
    return _likeliest_form(word, _weighed(word))


@lru_cache(maxsize=1 << 14)
def person_without_case(word: str, *, declined: bool = False) -> str:
    """Return the last word of a person's name without its case; people have no possessor (`Құсайын` is no accusative).

    A `declined` name is known to be in the genitive or the dative, where its ending can be one.

    >>> person_without_case("Құсайын"), person_without_case("Құсайынның")
    ('Құсайын', 'Құсайын')
    """
    if _foreign(word):
        return analyse(word)[0].form
    found = [reading for reading in _weighed(word) if not reading[2].inflection.possessive]
    if declined:
        found = [reading for reading in found if reading[2].inflection.case in {"gen", "dat"}] or found
    return _likeliest_form(word, found) if found else word


def _likeliest_form(word: str, found: Iterable[tuple[float, str, Ending]]) -> str:
    weights: dict[str, float] = {}
    for probability, stem, ending in found:
        form = _form(stem, ending, word)
        weights[form] = weights.get(form, 0.0) + probability
    return max(weights, key=weights.__getitem__)
