"""A statement in words: one readable sentence in Kazakh, Russian or English.

The templates are data, in `words.json`: a list of clauses for each class and language, each clause a list of
alternatives, of which the first whose `{roles}` are all filled is used, none if none fits. Names come as they stand
(in their dictionary form), so the templates are worded to need no case endings.
"""

import functools
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from craftgraph.query.figures import ablative_suffix, amount, date, duration, number, period
from craftgraph.terms import ENTITY_PROPERTIES, MANY, STATEMENT_ROLES

_SLOT: Final = re.compile(r"\{(\w+)\}")
_DOUBLED: Final = re.compile(r"([«»“”„])\1")


@functools.cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
    return data


def in_words(cls: str, roles: Mapping[str, Sequence[str]], language: str) -> str:
    """Return what a statement says as one sentence.

    `cls` is a statement class (`Conferral`), `roles` the fillers of each role as strings for display: labels of
    entities, texts, plain numbers (`1140000`), ISO 8601 dates and durations, comparators by their bare name
    (`moreThan`), `true`/`false`. Dates, numbers, durations and comparators are written out in `language` (`kk`, `ru`,
    `en`). Several values of a role that may have one only, which is a contradiction, are joined by `/`. No value
    given is lost. Raises KeyError for an unknown class or language.

    >>> in_words("Position", {"holder": ["Galiya Toqseiitova"], "role": ["head"]}, "en")
    'Galiya Toqseiitova holds the office “head”.'
    >>> in_words("Attendance", {"event": ["OYU Fest"], "group": ["masters"], "value": ["1200"],
    ...                         "comparator": ["moreThan"], "origin": ["Türkiye", "India"]}, "en")
    'OYU Fest: masters, more than 1,200, from Türkiye and India.'
    """
    kinds = STATEMENT_ROLES[cls]
    filled: dict[str, str] = {}
    for role, values in roles.items():
        shown = [_shown(value, kinds.get(role, "text"), language) for value in values]
        if values and not (kinds.get(role) == "boolean" and "true" not in values):
            filled[role] = _joined(shown, language, several=(cls, role) in MANY)
    _combine(filled, roles, language)
    return _sentence(_data()["statements"][cls][language], filled)


def property_in_words(name: str, subject: str, values: Sequence[str], language: str) -> str:
    """Return what an entity's own property says as one sentence; values as for `in_words`, several dates joined by `/`.

    >>> property_in_words("within", "Almaty", ["Kazakhstan"], "en")
    'Almaty lies in Kazakhstan.'
    """
    shown = [_shown(value, ENTITY_PROPERTIES[name], language) for value in values]
    filled = {"subject": subject, "value": _joined(shown, language, several=ENTITY_PROPERTIES[name] != "date")}
    return _sentence(_data()["properties"][name][language], filled)


def class_name(cls: str, language: str) -> str:
    """Return what a class is called in `language`: `class_name("Person", "ru")` is `'Человек'`.

    Raises KeyError for an unknown class or language.
    """
    name: str = _data()["classes"][cls][language]
    return name


def _shown(value: str, kind: str, language: str) -> str:
    match kind:
        case "date":
            return date(value, language)
        case "number" | "integer":
            return number(value, language)
        case "duration":
            return duration(value, language)
        case "boolean":
            return ""
    return value


def _joined(values: Sequence[str], language: str, *, several: bool) -> str:
    different = list(dict.fromkeys(values))
    if not several or len(different) < 2:
        return " / ".join(different)
    return ", ".join(different[:-1]) + f" {_data()['and'][language]} " + different[-1]


def _compared(comparators: Sequence[str], figure: str, language: str) -> str:
    known: dict[str, dict[str, str]] = _data()["comparators"]
    templates = [known.get(name.rpartition("#")[2], {}).get(language, name + " {}") for name in comparators] or ["{}"]
    if len(set(templates)) > 1:  # a contradiction: which figure goes with which comparator is not ours to say
        return f"{figure} ({' / '.join(t.replace('{}', '…').replace('{ablative}', 'дан') for t in templates)})"
    number_end = re.match(r"\d[\d,.\N{NO-BREAK SPACE}]*%?", figure)
    head = number_end[0] if number_end else figure
    compared = templates[0].replace("{}", head).replace("{ablative}", ablative_suffix(head))
    return (compared + figure[len(head) :]).strip()


def _combine(filled: dict[str, str], roles: Mapping[str, Sequence[str]], language: str) -> None:
    """Bring together what is one thing to a reader: a figure with its unit, the two ends of a period."""
    if "value" in filled or "unit" in filled or "comparator" in filled:
        units = [_data()["units"].get(unit, {}).get(language, unit) for unit in roles.get("unit", ())]
        filled["amount"] = _compared(roles.get("comparator", ()), amount(filled.get("value", ""), units), language)
    if "factor" in filled or "factorComparator" in filled:
        filled["factor"] = _compared(roles.get("factorComparator", ()), filled.get("factor", ""), language)
    starts, ends = roles.get("periodStart", ()), roles.get("periodEnd", ())
    if starts or ends:
        filled["period"] = period(starts, ends, language)


def _sentence(clauses: Sequence[Sequence[str]], filled: Mapping[str, str]) -> str:
    text = ""
    for alternatives in clauses:
        for template in alternatives:
            if all(slot in filled for slot in _SLOT.findall(template)):
                text += _SLOT.sub(lambda match: filled[match[1]], template)
                break
    text = _DOUBLED.sub(r"\1", re.sub(" {2,}", " ", text.strip(" ")))
    return text if text.endswith((".", "!", "?", "…", ".”", ".»")) else text + "."
