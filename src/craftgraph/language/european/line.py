"""A sentence as a reader of numbers sees it: its words looked up among units, currencies and comparators."""

from collections.abc import Sequence
from dataclasses import dataclass

from craftgraph.language.european.tables import Tables
from craftgraph.model import Comparator, Token

_REACH = 14  # so many words before `до` it is looked for what grew or fell


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit behind a number: its kind (`share`, `money`, `times`, `measure`, `time`), code, and the token after it."""

    kind: str
    code: str
    after: int


class Line:
    """The tokens of one sentence beside the tables of its language."""

    def __init__(self, tables: Tables, tokens: Sequence[Token]) -> None:
        self.tables, self.tokens = tables, tokens
        self.lower = [t.text.lower() for t in tokens]

    def word(self, place: int) -> str:
        """Return the word at a token in small letters, empty outside the sentence."""
        return self.lower[place] if 0 <= place < len(self.lower) else ""

    def unit(self, place: int) -> Unit | None:
        """Return the unit that begins at token `place`, of up to three words, the longest first."""
        for width in (3, 2, 1):
            if place + width <= len(self.tokens):
                phrase = " ".join(t.text for t in self.tokens[place : place + width])
                found = self.tables.units.get(phrase) or self.tables.units.get(phrase.lower())
                if found:
                    return Unit(*found, place + width)
        return None

    def past_unit(self, place: int) -> int:
        """Return the token after the unit at `place`, or `place` itself where there is none."""
        found = self.unit(place)
        return found.after if found else place

    def sign(self, place: int) -> tuple[str, int] | None:
        """Return the currency before an amount (`$`, `Rs`, `USD`) and its token."""
        code = self.tables.signs.get(self.tokens[place - 1].text) if place else None
        return (code, place - 1) if code else None

    def before(self, place: int) -> tuple[Comparator, int] | None:
        """Return the comparator that ends before token `place`, and the offset at which its text begins."""
        for width in (4, 3, 2, 1):
            if place < width:
                continue
            found = self.tables.before.get(" ".join(self.lower[place - width : place]))
            if found is None:
                continue
            if width == 1 and found is Comparator.AT_MOST and self._reached(place - 1):
                return None
            return found, self.tokens[place - width].begin
        return None

    def behind(self, place: int) -> tuple[Comparator, int] | None:
        """Return the comparator that begins at token `place`, and the token after it."""
        for width in (3, 2, 1):
            if place + width <= len(self.lower):
                found = self.tables.behind.get(" ".join(self.lower[place : place + width]))
                if found:
                    return found, place + width
        return None

    def _reached(self, place: int) -> bool:
        """Tell whether the `до` at `place` says what a growth or a fall came to."""
        return any(word.startswith(self.tables.reaching) for word in self.lower[max(0, place - _REACH) : place])
