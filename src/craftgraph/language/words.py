"""One view of a word for all languages: its lemma, case, possessive and, for verbs, form and negation."""

from functools import cache, lru_cache
from types import ModuleType
from typing import Any, NamedTuple

_LONGEST = 48
"""A longer run of letters is no word of a language and is left as it stands."""


class Word(NamedTuple):
    """A word as the rest of the house sees it.

    `lemma` is in lower case; `case` a short code (`nom`, `gen`, `dat` …) or `""` where the language or the word has
    none; `possessive` the person of the possessor (`3`, `1sg` …) or `""`; `verb` the form of a verb (`past`,
    `participle`, `conditional` …) or `""`; `negated` tells that the verb form itself negates.
    """

    lower: str
    lemma: str
    case: str = ""
    possessive: str = ""
    plural: bool = False
    verb: str = ""
    negated: bool = False


@lru_cache(maxsize=131072)
def word(text: str, language: str) -> Word:
    """Analyse one token; the readings are those of the word alone, without its sentence.

    >>> word("makers", "en").lemma
    'maker'
    """
    if language == "kk":
        return _kazakh(text)
    if language == "ru":
        return _russian(text)
    return _english(text)


@cache
def _kazakh_morphology() -> ModuleType:
    from craftgraph.language.kk import morphology  # noqa: PLC0415

    return morphology


def _kazakh(text: str) -> Word:
    from craftgraph.language.kk.forms import known  # noqa: PLC0415

    found = known(text)
    return analysed(text) if found is None else Word(text.lower(), *found)


def analysed(text: str) -> Word:
    """Analyse a Kazakh token by its letters; `word` looks it up in the table of known forms first."""
    lower = text.lower()
    if len(text) > _LONGEST:
        return Word(lower, lower)
    morphology = _kazakh_morphology()
    verb = morphology.verb(lower)
    if verb is not None and verb.form != "infinitive":
        return Word(lower, verb.stem, verb=verb.form, negated=verb.negated)
    stem, said = morphology.likeliest(text)
    return Word(
        lower,
        stem,
        said.case,
        said.possessive,
        said.plural,
        verb.form if verb else "",
        verb.negated if verb else False,
    )


_RU_CASES = {
    "nomn": "nom", "gent": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc",
    "voct": "nom", "gen2": "gen", "acc2": "acc", "loc2": "loc",
}  # fmt: skip
_RU_VERBS = {"VERB": "finite", "INFN": "infinitive", "PRTF": "participle", "PRTS": "participle", "GRND": "converb"}


@lru_cache(maxsize=1)
def russian_analyser() -> Any:
    """The pymorphy3 analyser, loaded once."""
    import pymorphy3  # noqa: PLC0415

    return pymorphy3.MorphAnalyzer(lang="ru")


def _russian(text: str) -> Word:
    lower = text.lower()
    if not any("а" <= c <= "я" or c == "ё" for c in lower):
        return Word(lower, lower)
    parse = russian_analyser().parse(lower)[0]
    tag = parse.tag
    form = _RU_VERBS.get(str(tag.POS), "")
    if form == "finite" and tag.tense is not None:
        form = {"past": "past", "pres": "present", "futr": "future"}[str(tag.tense)]
    return Word(
        lower,
        parse.normal_form,
        _RU_CASES.get(str(tag.case), ""),
        "",
        str(tag.number) == "plur",
        form,
    )


def _english(text: str) -> Word:
    from craftgraph.language.en.morphology import form  # noqa: PLC0415

    lower = text.lower()
    bare, case = lower, ""
    for ending in ("'s", "’s"):
        if lower.endswith(ending):
            bare, case = lower[: -len(ending)], "gen"
    found = form(bare)
    return Word(lower, found.lemma, case, plural=found.plural, verb="" if case else found.verb)
