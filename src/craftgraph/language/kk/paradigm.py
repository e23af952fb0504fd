"""The noun paradigm, built from suffixes.tsv: which strings can follow a stem, and what they mean."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from craftgraph import resources
from craftgraph.language.kk.sounds import BACK, EITHER, FRONT, kinds
from craftgraph.language.kk.tails import Tails

_HERE = Path(__file__).parent


class Inflection(NamedTuple):
    """What a chain of suffixes says: number, possessor, case, and the derivation that stands on the case."""

    plural: bool = False
    possessive: str = ""
    case: str = "nom"
    derivation: str = ""


class Suffix(NamedTuple):
    """One slot's form: the `kinds` of sound it follows, its `form` after `harmony` vowels."""

    slot: str
    value: str
    kinds: str
    harmony: str
    form: str


class Ending(NamedTuple):
    """A whole chain as written: what it says, what it follows, how many of its last letters are no part of the form."""

    inflection: Inflection
    kinds: str
    harmony: str
    form: str
    cut: int


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table beside this module."""
    return resources.rows(_HERE / name)


@cache
def suffixes() -> tuple[Suffix, ...]:
    """Return all forms of suffixes.tsv."""
    return tuple(
        Suffix(slot, value, after, harmony, form)
        for slot, value, after, back, front in rows("suffixes.tsv")
        for harmony, form in ((BACK, back), (FRONT, front))
    )


def _sound(previous: Suffix) -> str:
    """Return the kinds that the next suffix sees after `previous`."""
    if previous.slot == "possessive":
        if previous.value == "3":
            return "3"
        if previous.value in ("1sg", "2sg"):
            return "1"
    return kinds(previous.form)


def _chains(harmony: str) -> list[tuple[Suffix, ...]]:
    """Return every chain number? possessive? (case | derivation (number? possessive? case?))? of one harmony."""
    table = [suffix for suffix in suffixes() if suffix.harmony == harmony]
    by_slot = {slot: [s for s in table if s.slot == slot] for slot in ("number", "possessive", "case", "derivation")}

    def extend(chains: list[tuple[Suffix, ...]], slot: str) -> list[tuple[Suffix, ...]]:
        behind: dict[Suffix | None, list[Suffix]] = {None: by_slot[slot]}
        for last in {chain[-1] for chain in chains if chain}:
            behind[last] = [suffix for suffix in by_slot[slot] if set(_sound(last)) & set(suffix.kinds)]
        return [(*chain, suffix) for chain in chains for suffix in behind[chain[-1] if chain else None]]

    numbered = [(), *extend([()], "number")]
    owned = numbered + extend(numbered, "possessive")
    derived = extend(owned, "derivation")
    adjectives = [chain for chain in derived if chain[-1].value in ("dagy", "niki")]
    plural_adjectives = adjectives + extend(adjectives, "number")
    outer = plural_adjectives + extend([c for c in plural_adjectives if c not in adjectives], "possessive")
    return [chain for chain in owned + extend(owned, "case") + derived + outer + extend(outer, "case") if chain]


def _ending(chain: tuple[Suffix, ...], harmony: str) -> Ending:
    values: dict[str, str] = {}
    cut = 0
    first_kinds = chain[0].kinds
    for suffix in chain:
        outer = "derivation" in values
        if suffix.slot in ("case", "derivation") or outer:
            cut += len(suffix.form)
        if not outer or suffix.slot in ("case", "number"):
            values[suffix.slot] = suffix.value
    derivation = values.get("derivation", "")
    bare = {"dagy": "loc", "niki": "gen"}.get(derivation, "nom")
    inflection = Inflection("number" in values, values.get("possessive", ""), values.get("case", bare), derivation)
    return Ending(inflection, first_kinds.strip("13"), harmony, "".join(s.form for s in chain), cut)


@cache
def endings() -> dict[str, tuple[Ending, ...]]:
    """Return the endings by their letters. A string can have several readings."""
    found: dict[str, dict[Ending, None]] = {}
    for vowels in (BACK, FRONT):
        for chain in _chains(vowels):
            ending = _ending(chain, vowels)
            same = found.setdefault(ending.form, {})
            other = ending._replace(harmony=BACK) if same and vowels == FRONT else None
            if other in same:  # мен
                del same[other]
                ending = ending._replace(harmony=EITHER)
            if ending.kinds:
                same[ending] = None
    return {form: tuple(readings) for form, readings in found.items() if readings}


@cache
def tails() -> Tails[tuple[Ending, ...]]:
    """Return `endings` as they are found at the end of a word."""
    return Tails(endings())


@cache
def irregular() -> dict[str, str]:
    """Return irregular.tsv: a stem as it stands before a suffix → its dictionary form."""
    return dict(rows("irregular.tsv"))
