"""A sentence as a reader of numbers sees it: its words looked up among units, currencies and comparators."""

from collections.abc import Sequence
from dataclasses import dataclass

from craftgraph.language.european.tables import Tables
from craftgraph.model import Comparator, Token

_OPPOSITE = {
    Comparator.MORE_THAN: Comparator.AT_MOST,
    Comparator.LESS_THAN: Comparator.AT_LEAST,
    Comparator.AT_LEAST: Comparator.LESS_THAN,
}
_NOT = ("n't", "n’t")
_REACH = 14  # so many words before `до` it is looked for what grew or fell

_FROM = frozenset(("с", "со"))


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
        """Return the unit that begins at token `place`, the longest first."""
        for width in range(min(self.tables.widest, len(self.tokens) - place), 0, -1):
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
        """Return the currency before an amount (`$`, `HK$`, `Rs`, `USD`) and its first token.

        A sign that is one letter (`N6.2 billion`) touches its amount.
        """
        for width in range(min(3, place), 0, -1):
            first = place - width
            if width == 1 and len(self.lower[first]) == 1 and self.lower[first].isalpha() and self._apart(place):
                return None
            code = self.tables.signs.get(self._written(first, place))
            if code:
                return code, first
        return None

    def _apart(self, place: int) -> bool:
        """Tell whether something stands between a token and the one before it."""
        return self.tokens[place - 1].end < self.tokens[place].begin

    def _written(self, first: int, after: int) -> str:
        """The tokens from `first` up to `after`, apart where they stand apart."""
        texts = ((" " if k > first and self._apart(k) else "") + self.tokens[k].text for k in range(first, after))
        return "".join(texts)

    def before(self, place: int) -> tuple[Comparator, int] | None:
        """Return the comparator that ends before token `place`, and the offset at which its text begins.

        A negation before it turns it round: `had not yet exceeded 260 million` is at most so many.
        """
        for width in range(min(self.tables.widest, place), 0, -1):
            phrase = " ".join(self.lower[place - width : place])
            found, behind_no = self.tables.before.get(phrase), self.tables.negated.get(phrase)
            if found is None and behind_no is None:
                continue
            negation = self._negation(place - width)
            turned = behind_no or (_OPPOSITE.get(found) if found else None)
            if negation is not None and turned:
                return turned, self.tokens[negation].begin
            if found is None:
                continue
            if width == 1 and found is Comparator.AT_MOST and self._reached(place - 1):
                return None
            return found, self.tokens[place - width].begin
        return None

    def behind(self, place: int) -> tuple[Comparator, int] | None:
        """Return the comparator that begins at token `place`, and the token after it."""
        for width in range(min(self.tables.widest, len(self.lower) - place), 0, -1):
            found = self.tables.behind.get(" ".join(self.lower[place : place + width]))
            if found:
                return found, place + width
        return None

    def _negation(self, place: int) -> int | None:
        """The token of the negation that ends before `place`, adverbs between them aside."""
        place -= 1
        while self.word(place) in self.tables.adverbs:
            place -= 1
        word = self.word(place)
        return place if word in self.tables.negations or word.endswith(_NOT) else None

    def _reached(self, place: int) -> bool:
        """Tell whether the `до` at `place` says what a growth or a fall came to: `вырос до 5`, `с 61 до 118`."""
        if any(self.word(k) in _FROM and self.word(k + 1)[:1].isdigit() for k in range(place - 5, place - 1)):
            return True
        return any(word.startswith(self.tables.reaching) for word in self.lower[max(0, place - _REACH) : place])
