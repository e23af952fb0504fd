"""English words: lemma, number and verb form by rules over a list of verbs, without the sentence."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from craftgraph.resources import rows

_IRREGULAR_NOUNS = {
    "people": "person", "women": "woman", "men": "man", "children": "child", "craftswomen": "craftswoman",
    "craftsmen": "craftsman", "feet": "foot", "wolves": "wolf", "halves": "half", "lives": "life", "knives": "knife",
    "leaves": "leaf", "wives": "wife", "countrymen": "countryman", "strongmen": "strongman", "sportsmen": "sportsman",
    "townspeople": "townspeople", "news": "news", "series": "series", "saddlery": "saddlery",
}  # fmt: skip
_FORMS = {
    "is": "present", "are": "present", "am": "present", "has": "present", "have": "present", "does": "present",
    "do": "present", "was": "past", "were": "past", "had": "past", "did": "past", "been": "participle",
    "being": "converb", "will": "future", "would": "conditional", "shall": "future", "can": "present",
    "could": "conditional", "may": "conditional", "might": "conditional", "must": "present", "should": "conditional",
}  # fmt: skip
_AUXILIARY_LEMMAS = {
    "is": "be",
    "are": "be",
    "am": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "being": "be",
    "has": "have",
    "had": "have",
    "does": "do",
    "did": "do",
}
_ENDS_IN_S = ("ss", "us", "is", "ous")
_NO_PLURAL = frozenset("always perhaps across various besides towards afterwards overseas thus gas bus".split())


class Form(NamedTuple):
    """What a word is: its lemma, whether it is a plural, its verb form or the empty string."""

    lemma: str
    plural: bool = False
    verb: str = ""


@cache
def _verbs() -> tuple[dict[str, bool], dict[str, Form]]:
    """Base forms (with True where they are nouns as well), and irregular forms."""
    base: dict[str, bool] = {}
    irregular: dict[str, Form] = {}
    for verb, *columns in rows(Path(__file__).parent / "verbs.tsv"):
        noun, *forms = columns or [""]
        base[verb] = noun == "n"
        past, participle = ([f for f in forms if f] + ["", ""])[:2]
        if participle and participle != verb:
            irregular[participle] = Form(verb, verb="participle")
        if past and past != verb:
            irregular[past] = Form(verb, verb="past")
    return base, irregular


def form(word: str) -> Form:
    """Return what a word (in lower case, without a possessive ending) is by itself.

    >>> form("announced"), form("studies").lemma, form("says")
    (Form(lemma='announce', plural=False, verb='past'), 'study', Form(lemma='say', plural=False, verb='present'))
    """
    if word in _FORMS:
        return Form(_AUXILIARY_LEMMAS.get(word, word), verb=_FORMS[word])
    if word in _IRREGULAR_NOUNS:
        return Form(_IRREGULAR_NOUNS[word], word not in {"news", "saddlery"})
    base, irregular = _verbs()
    if word in irregular and word not in ("felt", "found", "lay", "saw", "left", "ground", "wound"):
        return irregular[word]
    if word in ("found", "left"):
        return irregular[word]
    if len(word) > 4 and word.endswith("ed"):
        return Form(_stem(word[:-2], base, word[:-3] + "y" if word.endswith("ied") else ""), verb="past")
    if len(word) > 5 and word.endswith("ing"):
        stem = _stem(word[:-3], base)
        return Form(stem, verb="converb") if stem in base else Form(word, verb="converb")
    if len(word) > 3 and word.endswith("s") and not word.endswith(_ENDS_IN_S) and word not in _NO_PLURAL:
        singular = _singular(word)
        noun = base.get(singular)
        return Form(singular, plural=noun is not False, verb="present" if noun is False else "")
    return Form(word)


def _stem(stem: str, base: dict[str, bool], instead: str = "") -> str:
    """The base form behind `stem` of a form in -ed or -ing: as it is, with -e, without a doubled letter."""
    options = [stem + "e", stem, instead, stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else ""]
    for option in options:
        if option in base:
            return option
    if instead:
        return instead
    if options[3] and stem[-1] not in "sl":
        return options[3]
    return (
        stem + "e"
        if stem.endswith(("at", "iz", "is", "c", "g", "v", "u", "s", "z")) and not stem.endswith(("ss", "ng"))
        else stem
    )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
