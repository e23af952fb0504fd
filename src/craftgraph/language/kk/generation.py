"""Making Kazakh noun forms: the right allomorph for a stem, and one head out of a plural one."""

from craftgraph.language.kk.analysis import analyse
from craftgraph.language.kk.paradigm import Suffix, irregular, suffixes
from craftgraph.language.kk.sounds import BACK, EITHER, FRONT, VOICED, VOWELS, harmony, kinds

_NATIVE = {"Y": "Y", "YV": "Y", "TZ": "T", "TR": "T", "VYRLNZT": "V"}


def inflect(word: str, *, plural: bool = False, possessive: str = "", case: str = "nom") -> str:
    """Return `word`, a dictionary form, with number, possessor and case. Raises ValueError on an unknown tag.

    >>> inflect("кеңес", possessive="3", case="gen"), inflect("кітап", possessive="3"), inflect("Алматы", case="abl")
    ('кеңесінің', 'кітабы', 'Алматыдан')
    """
    vowels = harmony(word.lower())
    if vowels == EITHER:
        last = next((letter for letter in reversed(word.lower()) if letter in VOWELS), "а")
        vowels = FRONT if last == "и" or word.endswith("ь") else BACK  # турист, фестиваль; клуб, су
    sound = _NATIVE.get(kinds(word.lower()), kinds(word.lower()))
    form = word
    for slot, value in (("number", "pl" if plural else ""), ("possessive", possessive), ("case", case)):
        if value in ("", "nom"):
            continue
        suffix = _suffix(slot, value, vowels, sound)
        form = _join(form, suffix.form)
        sound = {"3": "3", "1sg": "1", "2sg": "1"}.get(value) or kinds(suffix.form)
    return form


def _suffix(slot: str, value: str, vowels: str, sound: str) -> Suffix:
    for suffix in suffixes():
        if (suffix.slot, suffix.value, suffix.harmony) == (slot, value, vowels) and sound in suffix.kinds:
            return suffix
    raise ValueError(f"no {slot} {value!r} in Kazakh")


def _join(stem: str, suffix: str) -> str:
    if suffix[0] not in VOWELS or suffix[0] in "ае":
        return stem + suffix
    if stem.endswith("ь"):
        return stem[:-1] + suffix
    before = {plain: changed for changed, plain in irregular().items() if len(changed) < len(plain)}
    if stem in before:
        return before[stem] + suffix
    if stem[-1:] in VOICED and stem[-2:-1] in VOWELS:
        return stem[:-1] + VOICED[stem[-1]] + suffix
    return stem + suffix


def singular_head(word: str) -> str:
    """Return the one head that a plural head stands for: `облыстарының` → `облысы`; a singular loses its case only.

    >>> singular_head("облыстары"), singular_head("қалаларында"), singular_head("аудандарынан")
    ('облысы', 'қаласы', 'ауданы')
    """
    best = analyse(word)[0]
    if not best.plural:
        return best.form
    return inflect(best.lemma, possessive=best.possessive)
