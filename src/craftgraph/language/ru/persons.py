"""Russian names of persons in the nominative: given name, patronymic and surname must agree in case and sex.

Every word is read in each case and sex that its ending allows (by the dictionary of pymorphy3, by rules for the rest),
each reading at a cost; the name is in the case and of the sex that cost least together.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import russian_analyser

_CASES: Final = {"nomn": 0.0, "gent": 0.35, "datv": 0.45, "accs": 0.55, "ablt": 0.45, "loct": 0.8}
"""How unlikely a name is in a case, before its words are looked at."""
_IMPOSSIBLE: Final = 9.0
_KINDS: Final = ("Name", "Surn", "Patr")
_CONSONANT: Final = "бвгджзклмнпрстфхцчшщ"
_SURNAME: Final = re.compile(r".+(?:ов|ев|ёв|ин|ын)")
_FIXED: Final = (
    (re.compile(r".*(?:дзе|швили|ко|[юуа]те|[иа]йте|ене)"), 0.3),
    (re.compile(r".*(?:[оиыэ]|[ыи]х)"), 0.6),
    (re.compile(r".*е"), 0.95),
    (re.compile(r".*[ую]"), 1.2),
)
"""Endings of names that do not decline, and what it costs to take a word for one."""
_OF_WOMEN: Final = re.compile(r".+(?:ов|ев|ёв|ин|ын|ск|цк)(?:ой|ей)")
_PATRONYMIC: Final = re.compile(r".+(?:(?:ович|евич|ич)(?:а|у|ем|е)?|(?:овн|евн|ичн)(?:а|ы|е|у|ой))")
_PATRONYMIC_WORDS: Final = {
    "улы": "masc",
    "уулу": "masc",
    "оглы": "masc",
    "кызы": "femn",
    "гызы": "femn",
    "қызы": "femn",
    "ұлы": "masc",
}


class Reading(NamedTuple):
    """One way to take a word: its case and sex (`masc`, `femn`), its nominative, what it costs."""

    case: str
    sex: str
    nominative: str
    cost: float


def person_form(words: tuple[str, ...], told: str = "") -> tuple[str, ...]:
    """Return the words of a person's name in the nominative; Latin words and initials stay as they are.

    The words before a name may have `told` its case: `ювелира Дархана` is no woman's name.

    >>> person_form(("Сергея", "Цырульникова")), person_form(("Дилором", "Каримжоновой"))
    (('Сергей', 'Цырульников'), ('Дилором', 'Каримжонова'))
    >>> person_form(("Хашима", "Сатторова")), person_form(("Хашима", "Сатторова"), "gent")
    (('Хашима', 'Сатторова'), ('Хашим', 'Сатторов'))
    """
    places = [i for i, word in enumerate(words) if re.fullmatch(r"[А-ЯЁӘІҢҒҮҰҚӨҺа-яёәіңғүұқөһ'’-]{2,}", word)]
    if not places:
        return words
    options = [readings(words[i].lower()) for i in places]
    best, chosen = _IMPOSSIBLE * len(words), [words[i] for i in places]
    for case, prior in _CASES.items():
        if told and case != told:
            continue
        for sex in ("masc", "femn"):
            picked = [
                min((r for r in found if r.case == case and r.sex == sex), key=lambda r: r.cost, default=None)
                for found in options
            ]
            total = prior + sum(r.cost if r else _IMPOSSIBLE for r in picked)
            if total < best:
                best, chosen = (
                    total,
                    [like(words[i], r.nominative if r else words[i]) for i, r in zip(places, picked, strict=True)],
                )
    result = list(words)
    for i, word in zip(places, chosen, strict=True):
        result[i] = word
    return tuple(result)


def like(word: str, form: str) -> str:
    """Write `form` with the capitals and the е for ё of the word that stands in the text."""
    if form.lower().replace("ё", "е") == word.lower().replace("ё", "е"):
        return word
    if word.isupper() and len(word) > 1:
        return form.upper()
    if "ё" not in word.lower():
        low = word.lower()
        form = "".join("е" if letter == "ё" and low[i : i + 1] == "е" else letter for i, letter in enumerate(form))
    parts, out = word.split("-"), []
    for i, part in enumerate(form.split("-")):
        capital = parts[i][:1].isupper() if i < len(parts) else False
        out.append(part[:1].upper() + part[1:] if capital else part)
    return "-".join(out)


@lru_cache(maxsize=1 << 13)
def readings(word: str) -> tuple[Reading, ...]:
    """The readings of one word (in lower case) of a person's name."""
    found = list(_dictionary(word)) + list(_rules(word))
    known = {r.nominative for r in found if _given().get(r.nominative.replace("ё", "е")) in (r.sex, "both")}
    return tuple(
        r._replace(
            cost=max(0.0, r.cost + _likeness(r.nominative.replace("ё", "е"), r.sex))
            + (0.35 if known and r.nominative not in known else 0.0)
        )
        for r in found
    )


def _likeness(name: str, sex: str) -> float:
    """What a nominative costs less (or more) for being, or ending like, a given name of that sex."""
    known = _given().get(name)
    if known:
        return -0.4 if known in (sex, "both") else 0.5
    for size in (4, 3):
        masculine, feminine = _endings().get(name[-size:], (0, 0)) if len(name) > size else (0, 0)
        if masculine + feminine >= 2:
            mine = masculine if sex == "masc" else feminine
            return 0.3 - 0.6 * mine / (masculine + feminine)
    return 0.0


@lru_cache(maxsize=1)
def _given() -> dict[str, str]:
    """Given names with their sex, from the word lists that come with CraftGraph."""
    sexes = {"m": "masc", "f": "femn"}
    known = ((name, sex) for language in ("kk", "ru") for name, sex in WordList.load(language, "given").items())
    return {name.replace("ё", "е"): sexes.get(sex, "both") for name, sex in known}


@lru_cache(maxsize=1)
def _endings() -> dict[str, tuple[int, int]]:
    """How many known given names of men and of women end in the same three or four letters."""
    counts: dict[str, tuple[int, int]] = {}
    for name, sex in _given().items():
        for size in (3, 4):
            if len(name) > size and sex != "both":
                men, women = counts.get(name[-size:], (0, 0))
                counts[name[-size:]] = (men + (sex == "masc"), women + (sex == "femn"))
    return counts


def _dictionary(word: str) -> list[Reading]:
    analyser = russian_analyser()
    if "-" not in word and not analyser.word_is_known(word):
        return []
    found = []
    for parse in analyser.parse(word):
        tag = parse.tag
        if not any(kind in tag for kind in _KINDS) or tag.number == "plur":
            continue
        case = {"voct": "nomn", "gen2": "gent", "loc2": "loct", "acc2": "accs"}.get(str(tag.case), str(tag.case))
        sexes = [str(tag.gender)] if tag.gender in ("masc", "femn") else ["masc", "femn"]
        for sex in sexes:
            nominative = parse.inflect({"nomn", "sing", sex} if "Fixd" not in tag else {"nomn"}) or parse.inflect(
                {"nomn"}
            )
            if nominative:
                found.append(Reading(case, sex, nominative.word, 0.1 if parse.score > 0.05 else 0.4))
    return found


def _rules(word: str) -> list[Reading]:
    """Readings by the ending alone, for names that no dictionary has."""
    found: list[Reading] = []
    if word in _PATRONYMIC_WORDS:
        return [Reading(case, _PATRONYMIC_WORDS[word], word, 0.0) for case in _CASES]
    if _PATRONYMIC.fullmatch(word):
        own = _masculine(word) + [r for r in _in_a(word) if r.sex == "femn"]
        own += [Reading("nomn", "masc", word, 0.0)] if word.endswith("ич") else []
        return [r._replace(cost=0.1) for r in own if r.nominative.endswith("на" if r.sex == "femn" else "ич")]
    if word[-1] in _CONSONANT + "йь" and not _OF_WOMEN.fullmatch(word):
        instrumental = 0.3 if re.fullmatch(r".{3,}[ое]м", word) else 0.0
        found.append(Reading("nomn", "masc", word, 0.6 + instrumental))
        found += [Reading(case, "femn", word, 0.7 + instrumental) for case in _CASES]
    fixed = next((cost for pattern, cost in _FIXED if pattern.fullmatch(word)), None)
    if fixed is not None:
        found += [Reading(case, sex, word, fixed) for case in _CASES for sex in ("masc", "femn")]
    found += _masculine(word) + _in_a(word)
    for ending, case, sex, nominative in (
        ("ого", "gent", "masc", "ий"), ("ого", "accs", "masc", "ий"), ("ому", "datv", "masc", "ий"),
        ("им", "ablt", "masc", "ий"), ("ом", "loct", "masc", "ий"), ("ий", "nomn", "masc", "ий"),
        ("ая", "nomn", "femn", "ая"), ("ой", "gent", "femn", "ая"), ("ой", "datv", "femn", "ая"),
        ("ой", "ablt", "femn", "ая"), ("ой", "loct", "femn", "ая"), ("ую", "accs", "femn", "ая"),
    ):  # fmt: skip
        stem = word.removesuffix(ending)
        if stem != word and stem.endswith(("ск", "цк")):
            found.append(Reading(case, sex, stem + nominative, 0.2))
    for ending, case, sex in (
        ("", "nomn", "masc"), ("а", "gent", "masc"), ("а", "accs", "masc"), ("у", "datv", "masc"),
        ("ым", "ablt", "masc"),
        ("е", "loct", "masc"), ("а", "nomn", "femn"), ("ой", "gent", "femn"), ("ой", "datv", "femn"),
        ("ой", "ablt", "femn"), ("ой", "loct", "femn"), ("у", "accs", "femn"),
    ):  # fmt: skip
        stem = word.removesuffix(ending)
        if (stem != word or not ending) and _SURNAME.fullmatch(stem):
            found.append(Reading(case, sex, stem + ("а" if sex == "femn" else ""), 0.3))
    return found


def _masculine(word: str) -> list[Reading]:
    """Masculine names in a consonant, -й or -ь, in their oblique cases: `Ермека`, `Андреем`, `Игорю`."""
    found = []
    for endings, case in (
        (("а", "я"), "gent"),
        (("а", "я"), "accs"),
        (("у", "ю"), "datv"),
        (("ом", "ем", "ём"), "ablt"),
        (("е",), "loct"),
    ):
        for ending in endings:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < 2:
                continue
            if ending in {"я", "ю"} or (stem[-1] in "аеёиоуыэюя" and ending in {"ем", "ём", "е"}):
                found.append(Reading(case, "masc", stem + ("й" if stem[-1] in "аеёиоуыэюя" else "ь"), 0.6))
            elif stem[-1] in _CONSONANT:
                found.append(Reading(case, "masc", stem, 0.6))
    return found


def _in_a(word: str) -> list[Reading]:
    """Names in -а and -я, of both sexes, in all their cases: `Айши`, `Марией`."""
    found = []
    for endings, case in (
        (("а", "я"), "nomn"), (("ы", "и"), "gent"), (("е", "и"), "datv"), (("у", "ю"), "accs"),
        (("ой", "ей", "ёй"), "ablt"), (("е", "и"), "loct"),
    ):  # fmt: skip
        for ending in endings:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < 2:
                continue
            vowel = stem[-1] in "аеёиоуыэюя"
            if ending == "и" and case in {"datv", "loct"} and stem[-1] != "и":
                continue
            soft = ending in {"я", "ю", "ёй"} or vowel or (ending == "и" and stem[-1] not in "гкхжчшщ")
            hard = ending == "е" and not vowel
            for letter in ("а", "я") if hard else ("я",) if soft else ("а",):
                cost = 0.6 + 0.25 * (hard and letter == "я")
                found += [Reading(case, "femn", stem + letter, cost), Reading(case, "masc", stem + letter, cost + 0.4)]
    return found
