"""Government bodies: their names are made of a kind, fields and a place, and are compared by these in all languages."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from craftgraph.mentions.authority import Authority, Entry, fold
from craftgraph.resources import rows

_TABLE: Final = Path(__file__).resolve().parent / "bodies.tsv"
_COLUMN: Final = {"kk": 2, "ru": 3, "en": 4}
_LONGEST_PLACE: Final = 4
_SHORTEST_STEM: Final = 4
_SHORTEST_SKIP: Final = 5
_ADJECTIVES: Final = {"қалалық": "қаласы", "облыстық": "облысы", "аудандық": "ауданы"}


@dataclass(frozen=True, slots=True)
class Body:
    """A government body: `kind` and `fields` in English as in bodies.tsv, and the place that it serves, if known."""

    kind: str
    fields: tuple[str, ...]
    place: Entry | None

    @property
    def key(self) -> str:
        """What makes its identity, within its place."""
        return f"{self.kind}:{'+'.join(sorted(self.fields))}".lower()

    @property
    def english(self) -> str:
        """Its English name, as `Department of Culture and Sport of Almaty`."""
        return self._named(self.fields)

    @property
    def readable(self) -> str:
        """The English name whatever the order in which the fields are named."""
        return self._named(tuple(sorted(self.fields)))

    def _named(self, fields: tuple[str, ...]) -> str:
        name = self.kind
        if fields:
            listed = ", ".join(fields[:-1])
            name += f" of {listed} and {fields[-1]}" if listed else f" of {fields[-1]}"
        place = self.place.label("en") if self.place else None
        return f"{name} of {place}" if place else name


@lru_cache(maxsize=3)
def _beginnings(language: str) -> tuple[tuple[str, str, str], ...]:
    """(beginning, what, English) of a language, the longest first."""
    found = []
    for columns in rows(_TABLE):
        found += [(fold(b), columns[0], columns[1]) for b in columns[_COLUMN[language]].split("|") if b]
    return tuple(sorted(found, key=lambda row: (-len(row[0]), row)))


def _begins(text: str, language: str) -> tuple[str, str, str] | None:
    """The row with which `text` (folded words) begins; short beginnings must be whole words."""
    for row in _beginnings(language):
        beginning, what, _ = row
        if text.startswith(beginning):
            whole = text[len(beginning) : len(beginning) + 1] in ("", " ")
            if whole or len(beginning) >= (_SHORTEST_SKIP if what == "skip" else _SHORTEST_STEM):
                return row
    return None


def _rest_after(text: str, beginning_words: int) -> str:
    return " ".join(text.split()[beginning_words:])


def _place_before(words: list[str], known: Authority) -> tuple[Entry, int] | None:
    """The place that a Kazakh name begins with, in any form, and the number of its words."""
    from craftgraph.language.kk.morphology import without_case  # noqa: PLC0415

    for size in range(min(_LONGEST_PLACE, len(words) - 1), 0, -1):
        *head, last = words[:size]
        for form in dict.fromkeys((last, without_case(last), _ADJECTIVES.get(last, last))):
            entry = _area(" ".join((*head, form)).removesuffix(" қаласы"), known)
            if entry:
                return entry, size
    return None


def _area(name: str, known: Authority) -> Entry | None:
    return next((e for e in known.find(fold(name)) if e.cls in ("City", "Region", "Country") and e.country), None)


def _place_within(text: str, language: str, known: Authority) -> tuple[Entry, str] | None:
    """The place in a folded name, and the name without it."""
    words = text.split()
    if language == "kk":
        found = _place_before(words, known)
        return (found[0], _rest_after(text, found[1])) if found else None
    for size in range(min(_LONGEST_PLACE, len(words) - 1), 0, -1):
        for start in range(len(words) - size, -1, -1):
            entry = _area(" ".join(words[start : start + size]), known)
            if entry:
                return entry, " ".join(words[:start] + words[start + size :])
    return None


def _without_place(text: str, place: Entry) -> str:
    """`text` without the words of the names of `place`, in any of their forms."""
    names = {w[: max(3, len(w) - 2)] for _, name in (*place.labels, *place.alternates) for w in fold(name).split()}
    return " ".join(w for w in text.split() if not any(w.startswith(n) for n in names if len(n) >= 3))


def body(name: str, language: str, known: Authority, place: Entry | None = None) -> Body | None:
    """Return the government body that `name` names, or None where it has a word of another sort.

    `place` is the place that the article says it serves; without it, one is looked for in the name.
    """
    text = re.sub(r"[(),]", " ", fold(name))
    if place is None:
        found = _place_within(text, language, known)
        if found:
            place, text = found
    else:
        text = _without_place(text, place)
    kind, fields = "", []
    while text:
        row = _begins(text, language)
        if row is None:
            return None
        beginning, what, english = row
        if what == "kind":
            if kind and kind != english:
                return None
            kind = english
        elif what == "field" and english not in fields:
            fields.append(english)
        text = _rest_after(text, len(beginning.split()))
    if not kind or not (fields or place):
        return None
    return Body(kind, tuple(fields), place)
