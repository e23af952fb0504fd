"""Kazakh verbs: root, voice, negation, tense or participle, person."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from craftgraph.language.kk.analysis import lemma
from craftgraph.language.kk.lexicon import stems
from craftgraph.language.kk.paradigm import Inflection, rows, tails
from craftgraph.language.kk.sounds import BACK, DEVOICED, EITHER, FRONT, harmony, takes
from craftgraph.language.kk.tails import Tails


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb form.

    `lemma` is the root (`берілді` → бер), `stem` the root with its voice (беріл). `form` is one of past,
    past-participle, present, aorist, habitual-participle, intention, conditional, converb-p, converb-a, hearsay,
    imperative, optative, purpose, until, desire and infinitive. Participles and infinitives can be inflected as
    nouns: `plural`, `possessive`, `case` and `derivation` (as in `Analysis`) then say how. `person` is 1sg, 2sg, 3,
    1pl, 2pl, or "" where the form has none.
    """

    lemma: str
    stem: str
    form: str
    negated: bool = False
    person: str = ""
    passive: bool = False
    causative: bool = False
    plural: bool = False
    possessive: str = ""
    case: str = "nom"
    derivation: str = ""


class _Form(NamedTuple):
    """One ending of a verb stem: what it follows, and what it says."""

    kinds: str
    harmony: str
    tense: str
    negated: bool
    person: str


FINITE = frozenset("past present hearsay conditional intention aorist optative past-participle".split())
_BARE = Inflection()
_DENOMINAL = re.compile(
    "(?P<noun>.{3,}?)(?P<suffix>[лдт][ае])(?P<voice>н|л|с|т|стыр|стір|ндыр|ндір|тыл|тіл|стырыл|стіріл|ндырыл|ндіріл)?"
)
_NOMINAL = frozenset("past-participle habitual-participle infinitive".split())
_NOMINAL_ENDS = ("ған", "ген", "қан", "кен", "тын", "тін", "у", "ю")
_BARE_PERSON = dict.fromkeys(FINITE, "3") | {"imperative": "2pl"}
# Endings that nouns have as well: a well-known noun, and an unlisted root, are no verbs on their strength.
_NOUNLIKE = frozenset(("aorist", "converb-a", "optative"))
_KNOWN_NOUN = 2.5
# What the paradigm does not give: auxiliaries that are present by themselves, existence, and the copula.
_FIXED = {
    "жатыр": Verb("жат", "жат", "present", person="3"),
    "отыр": Verb("отыр", "отыр", "present", person="3"),
    "тұр": Verb("тұр", "тұр", "present", person="3"),
    "жүр": Verb("жүр", "жүр", "present", person="3"),
    "бар": Verb("бар", "бар", "present", person="3"),
    "жоқ": Verb("жоқ", "жоқ", "present", negated=True, person="3"),
    "емес": Verb("е", "е", "present", negated=True, person="3"),
    "еді": Verb("е", "е", "past", person="3"),
    "боп": Verb("бол", "бол", "converb-p"),
    "кеп": Verb("кел", "кел", "converb-p"),
    "екен": Verb("е", "е", "hearsay", person="3"),
}


@cache
def _table(slot: str) -> tuple[tuple[str, str, dict[str, str]], ...]:
    """Return (value, kinds, form by harmony) for a slot of verb_suffixes.tsv."""
    return tuple(
        (value, after, {BACK: back, FRONT: front})
        for name, value, after, back, front in rows("verb_suffixes.tsv")
        if name == slot
    )


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """Return negation, tense and person as they stand together behind a verb stem, by their letters."""
    found: dict[str, dict[_Form, None]] = {}
    for vowels in (BACK, FRONT):
        for tense, after, forms in _table("tense"):
            letters = forms[vowels]
            stands = [(after.replace("X", ""), letters, False)] if after != "X" else []
            if "X" in after:
                stands += [(kinds_, negation[vowels] + letters, True) for _, kinds_, negation in _table("negation")]
            for sounds, whole, negated in stands:
                for tail, named, person in _persons(tense, whole, vowels):
                    found.setdefault(whole + tail, {})[_Form(sounds, vowels, named, negated, person)] = None
    return {letters: tuple(forms) for letters, forms in found.items()}


def _persons(tense: str, letters: str, vowels: str) -> Iterator[tuple[str, str, str]]:
    """Yield (suffix, tense, person) for what can follow `letters`, the bare form first."""
    yield "", tense, _BARE_PERSON.get(tense, "")
    slot = {"past": "person-past", "conditional": "person-past"}.get(tense, "person")
    named = "present" if tense == "converb-a" else tense
    if named in FINITE - {"optative"} and tense != "present":
        for person, after, forms in _table(slot):
            if takes(letters, after):
                yield forms[vowels], named, person


@cache
def roots() -> frozenset[str]:
    """Return the verb roots that verbs.tsv lists."""
    return frozenset(row[0] for row in rows("verbs.tsv"))


@cache
def _tails() -> Tails[tuple[tuple[str, ...], tuple[_Form, ...]]]:
    """Return the endings as they are written: (what stood before it where its first letter is `_FUSED`, its forms)."""
    table: dict[str, tuple[tuple[str, ...], tuple[_Form, ...]]] = {}
    for letters, forms in _forms().items():
        table[letters] = ((), forms)
        for written, (first, swallowed) in _FUSED.items():
            if letters[0] == first:
                table[written + letters[1:]] = (swallowed, forms)
    return Tails(table)


_FUSED = {
    "и": ("й", ("ы", "і")),  # оқы+й → оқи
    "я": ("а", ("й", "")),  # қой+а → қоя, қи+а → қия
    "ю": ("у", ("й", "", "йы", "йі")),  # қой+у → қою, ки+у → кию, байы+у → баю
}
"""Letters for the end of a stem and the beginning of its ending: the latter, and the ends that it can stand for."""


def matches(word: str) -> list[tuple[str, _Form]]:
    """Return (verb stem, form) for every way in which the endings allow lower-case `word`."""
    found = []
    for cut, (swallowed, forms) in _tails().of(word, 1):
        rest = word[:cut]
        for stem in [rest + end for end in swallowed] or _joined(rest, word[cut]):
            vowels = harmony(stem)
            for form in forms:
                if vowels in (form.harmony, EITHER) and takes(stem, form.kinds):
                    found.append((stem, form))
    return found


def _joined(rest: str, first: str) -> list[str]:
    """Return the stems that `rest` may be before an ending that begins with `first`."""
    if first not in "ыіаеу":
        return [rest]
    stems = []
    last = rest[-1]
    if last in DEVOICED:  # шық+а → шыға
        stems.append(rest[:-1] + DEVOICED[last])
    if last == "у" and first in "ыі":  # тап+ып → тауып
        stems.append(rest[:-1] + "п")
    if first == "у":  # оқы+у → оқу
        stems += [rest + "ы", rest + "і"]
    return [*stems, rest]


class _Root(NamedTuple):
    lemma: str
    passive: bool = False
    causative: bool = False


@cache
def _voices() -> Tails[tuple[tuple[int, str, str, str], ...]]:
    """Return the voices by their letters: (place in the table, voice, kinds, harmony)."""
    table: dict[str, tuple[tuple[int, str, str, str], ...]] = {}
    for place, (value, after, forms) in enumerate(_table("voice")):
        for vowels, letters in forms.items():
            table[letters] = (*table.get(letters, ()), (place, value, after, vowels))
    return Tails(table)


@lru_cache(maxsize=1 << 14)
def _root(stem: str, depth: int = 3) -> _Root | None:
    """Return the listed root of a verb stem, its voices taken off; None where no listed root is in it."""
    if stem in roots():
        return _Root(stem)
    if not depth:
        return None
    # the voices in the order of their table
    behind = sorted((voice, cut) for cut, voices in _voices().of(stem, 1) for voice in voices)
    for (_, value, after, vowels), cut in behind:
        for base in _joined(stem[:cut], stem[cut]):
            if not takes(base, after) or harmony(base) not in (vowels, EITHER):
                continue
            found = _root(base, depth - 1)
            if found:
                return _Root(found.lemma, found.passive or value == "passive", found.causative or value == "causative")
    return None


def _made_of_noun(stem: str) -> _Root | None:
    """Return the root of a verb made of a known noun by -ла, -да, -та (`марапатта`), its voice taken off."""
    match = _DENOMINAL.fullmatch(stem)
    if match and stems("common").count(match["noun"]) >= 2:
        voice = match["voice"] or ""
        return _Root(match["noun"] + match["suffix"], voice.endswith("л"), len(voice) > 2 or voice == "т")
    return None


@lru_cache(maxsize=1 << 15)
def verb(word: str) -> Verb | None:
    """Read `word` as a verb, or return None where it is none that is known.

    >>> read = verb("берілмеді")
    >>> read.lemma, read.form, read.negated, read.passive
    ('бер', 'past', True, True)
    >>> verb("қала") is None
    True
    """
    word = word.lower()
    if word in _FIXED:
        return _FIXED[word]
    if word in not_verbs():
        return None
    possible = _possible(word)
    if not possible:
        return None
    listed = _first(possible, _root)
    if listed:
        nounlike = listed.form in _NOUNLIKE or listed.person in ("2sg", "1pl")  # үйдің, бірлестік
        return None if nounlike and _is_noun(word) else listed
    made = _first(possible, _made_of_noun)
    if made and made.form not in _NOUNLIKE | {"infinitive"} and made.person in ("", "3") and not _is_noun(word):
        return made
    return None


def _is_noun(word: str) -> bool:
    return stems("common").count(lemma(word)) >= _KNOWN_NOUN


def _possible(word: str) -> list[tuple[str, _Form, str, Inflection]]:
    """Return (verb stem, form, person, inflection as a noun) for what lower-case `word` can be, bare forms first."""
    found = [(stem, form, form.person, _BARE) for stem, form in matches(word)]
    for cut, possible in tails().of(word, 3):
        base = word[:cut]
        if not base.endswith(_NOMINAL_ENDS):
            continue
        for ending in possible:
            if takes(base, ending.kinds) and harmony(base) in (ending.harmony, EITHER):
                found += [
                    (stem, form, "", ending.inflection)
                    for stem, form in matches(base)
                    if form.tense in _NOMINAL and form.person in ("", "3")
                ]
    return found


def _first(possible: Sequence[tuple[str, _Form, str, Inflection]], find: Callable[[str], _Root | None]) -> Verb | None:
    """Return the first verb form among those possible that has a root that `find` knows."""
    for stem, form, person, noun in possible:
        root = find(stem)
        if root:
            return Verb(root.lemma, stem, form.tense, form.negated, person, root.passive, root.causative, *noun)
    return None


@cache
def not_verbs() -> frozenset[str]:
    """Return the words that only look like verbs (not_verbs.tsv)."""
    return frozenset(row[0] for row in rows("not_verbs.tsv"))
