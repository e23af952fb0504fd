"""Edges of English names that the tagger misplaces: what stands before a name, behind it, or joins two of them.

`Sir John Hill`, `the village of Oakham`, `Oakham Craft Union Vera Long`, `the felt studio Red Tulip`, `Medal for`.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.mentions.demonyms import country_of
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_HONORIFICS: Final = frozenset("sir dame lady lord baroness dr prof professor mr mrs ms".split())
_BEFORE: Final = frozenset("of the her his its their".split())
_DANGLING: Final = frozenset("of the for and in at to with by".split())
_KINDS: Final = frozenset("village city town".split())
_PRIZES: Final = frozenset("prize award title nomination".split())
_SAYING: Final = frozenset("title tag citation status".split())
"""What a title may be called behind its name; it is no part of it."""
_ENVOYS: Final = frozenset({"embassy", "consulate"})
_PLACES: Final = frozenset({"City", "Country", "Region"})
_LANDS: Final = frozenset({"Country", "Region"})
_BODIES: Final = frozenset({"Organization", "Venue"})
_LONGEST: Final = 3
"""Words that a person's name, or that of a body behind its class noun, has at most."""
Rule = Callable[["Edges", Found], list[Found]]


class Edges:
    """The tokens and spans of one English sentence, and the rules that mend one span each."""

    def __init__(self, tokens: Sequence[Token], words: Sequence[Word], given: Callable[[str], bool]) -> None:
        self.texts = [t.text for t in tokens]
        self.words, self.given = words, given

    def capital(self, k: int) -> bool:
        """Tell whether a token is there and begins with a capital."""
        return 0 <= k < len(self.texts) and self.texts[k][0].isupper()

    def stripped(self, span: Found) -> list[Found]:
        """A name without the little words before it, the man's title, the class noun of his town."""
        label, first, last = span
        while first < last and self.texts[first] in _BEFORE:
            first += 1
        if label == "City" and last - first > 1 and self.texts[first] in _KINDS and self.texts[first + 1] == "of":
            first += 2
        if label == "Person" and last - first > 1:
            lower = self.words[first].lower
            first += lower in _HONORIFICS or country_of(lower, self.words[first].lemma, "en") is not None
        return [(label, first, last)]

    def closed(self, span: Found) -> list[Found]:
        """A name without the little words that were left at its end."""
        label, first, last = span
        while last > first and self.texts[last] in _DANGLING:
            last -= 1
        return [(label, first, last)]

    def titled(self, span: Found) -> list[Found]:
        """A title without what it is given for, whom it is given to, and the noun that calls it one."""
        label, first, last = span
        if label != "Title":
            return [span]
        for k in range(first + 2, last):
            if self.texts[k] == "for" and self.texts[k + 1].islower() and self.capital(k - 1) and self.capital(k - 2):
                last = k - 1
                break
        if last - first > 1 and self.texts[last] in _SAYING and self.capital(last - 1):
            last -= 1
        if (
            last - first > 1
            and self.texts[first] in _PRIZES
            and self.texts[first + 1] == "for"
            and self.capital(first + 2)
        ):
            first += 2
        return [(label, first, last)]

    def parted(self, span: Found) -> list[Found]:
        """A body and the person that was taken for the end of its name."""
        label, first, last = span
        if label not in _BODIES:
            return [span]
        for k in range(max(first + 2, last - _LONGEST + 1), last):
            if self.texts[k - 1] in {"of", "after", "and", "the"} or not all(
                self.capital(i) for i in range(k, last + 1)
            ):
                continue
            if self.given(self.texts[k]) and not self.given(self.texts[k - 1]) and self._has_noun(first, k - 1):
                end = k - 1
                while end > first and self.texts[end].islower():
                    end -= 1
                return [(label, first, end), ("Person", k, last)]
        return [span]

    def apposed(self, span: Found) -> list[Found]:
        """A body without the class noun before its name: `felt studio Red Tulip`."""
        label, first, last = span
        if label != "Organization":
            return [span]
        for k in range(last - 1, max(first, last - _LONGEST) - 1, -1):
            if not self.capital(k + 1):
                break
            if self.texts[k].islower() and self.words[k].lemma in WordList.load("en", "org"):
                return [(label, k + 1, last)]
        return [span]

    def crafts(self, span: Found) -> list[Found]:
        """Two crafts that stand in a row: `felt making and mat weaving`."""
        label, first, last = span
        for k in range(first + 1, last):
            if (
                label == "Craft"
                and self.texts[k] == "and"
                and self.texts[k - 1].endswith("ing")
                and self.texts[last].endswith("ing")
            ):
                return [(label, first, k - 1), (label, k + 1, last)]
        return [span]

    def _has_noun(self, first: int, last: int) -> bool:
        return any(w.lemma in WordList.load("en", "org") for w in self.words[first : last + 1])


_RULES: Final[tuple[Rule, ...]] = (Edges.stripped, Edges.titled, Edges.parted, Edges.apposed, Edges.crafts)


def edged(
    tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found], given: Callable[[str], bool]
) -> list[Found]:
    """Return the spans (label, first, last) of a sentence with the edges of the names among them mended."""
    edges = Edges(tokens, words, given)
    result: list[Found] = []
    for span in _whole(edges, found):
        pieces = [span]
        if span[0] in FAMILY and span[1] < span[2]:
            for rule in _RULES:
                pieces = [new for piece in pieces for new in rule(edges, piece)]
        result += pieces
    return result


def _whole(edges: Edges, found: Sequence[Found]) -> Iterator[Found]:
    """Join what a name that ends in `of` or `named after` lacks, and the country of an embassy."""
    waiting = sorted(found, key=lambda s: (s[1], s[2]))
    while waiting:
        label, first, last = waiting.pop(0)
        if label in FAMILY and waiting and waiting[0][0] in FAMILY:
            behind = waiting[0]
            of = edges.texts[last] in {"of", "after"} or (edges.texts[last] == "the" and edges.texts[last - 1] == "of")
            envoy = label == "Organization" and edges.texts[last + 1 : last + 2] == ["in"] and behind[0] in _PLACES
            envoy = envoy and any(w.lemma in _ENVOYS for w in edges.words[first : last + 1])
            of = of and (label in _BODIES or (label == "Title" and behind[0] in _LANDS))
            if (of and behind[1] == last + 1 and last > first) or (envoy and behind[1] == last + 2):
                waiting[0] = (label, first, behind[2])
                continue
        yield from edges.closed((label, first, last)) if label in FAMILY else [(label, first, last)]
