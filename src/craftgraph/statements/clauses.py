"""One Russian or English sentence: where its clauses begin and end, and who stands in them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from craftgraph.mentions.document import Document
from craftgraph.patterns import patterns
from craftgraph.statements.clause import clause
from craftgraph.statements.saying import Speech

FINITE: Final = frozenset({"past", "present", "future", "finite", "conditional"})
DASHES: Final = frozenset("–—−-")
BOUNDS: Final = frozenset(",;:()")
RELATIVE: Final = frozenset(
    "который которая которое которые которого которой чей чья чьи где когда куда "
    "who which whose where whom when".split()
)
_WHO: Final = frozenset({"Person", "Organization", "role", "occupation"})


@lru_cache(maxsize=2)
def _lists(language: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in patterns(language)["speech"].items()}


class Clauses:
    """The words of one sentence, which of them are free of direct speech, and who stands in it."""

    def __init__(self, doc: Document, index: int, direct: Sequence[Speech]) -> None:
        self.doc, self.index, self.direct = doc, index, direct
        self.language = doc.article.language
        self.lists = _lists(self.language)
        self.tokens = doc.sentences[index].tokens
        self.texts = [t.text.lower() for t in self.tokens]
        self.words = doc.words[index]
        text = doc.article.text
        closed = [(s.begin, s.end) for s in direct]
        closed += [(s.zone_begin, s.zone_end) for s in direct if s.zone_begin >= s.end and not text[s.begin].islower()]
        self.free = [not any(b <= t.begin < e for b, e in closed) for t in self.tokens]
        self.who = [n for n in doc.of_sentence(index) if n.kind in _WHO]

    def finite(self, first: int, last: int) -> bool:
        """Tell whether a finite verb stands among tokens `first` … `last`."""
        return any(w.verb in FINITE for w in self.words[max(first, 0) : last + 1])

    def next_of(self, start: int, signs: frozenset[str]) -> int | None:
        """Return the first token from `start` on that is one of `signs`."""
        return next((k for k in range(start, len(self.texts)) if self.texts[k] in signs), None)

    def end(self, start: int) -> int:
        """Return the last token of a clause that begins at `start`: before a semicolon, or a turn to something else."""
        for k in range(start, len(self.texts)):
            if self.texts[k] == ";":
                return k - 1
            if self.texts[k] in self.lists["turns"] and self.texts[k - 1] == "," and k - start > 3:
                return k - 2
            if self.texts[k] == "и" and self.texts[k - 1] == "," and self.speaks(k + 1):
                return k - 2
        return len(self.texts) - 1

    def start(self, last: int) -> int:
        """Return the first token of the clause that ends at `last`: behind a semicolon, a dateline or direct speech."""
        start = 0
        for k in range(last):
            if (
                self.texts[k] == ";"
                or not self.free[k]
                or (
                    self.texts[k] in DASHES
                    and k <= 6
                    and all(t.text.isupper() or not t.text[0].isalnum() for t in self.tokens[:k])
                )
            ):
                start = k + 1
        return start

    def speaks(self, i: int) -> bool:
        """Tell whether the word at `i` is a finite verb of speech: the speaker goes on to do something else."""
        return i < len(self.words) and self.words[i].verb == "past" and self.words[i].lemma in self.lists["verbs"]

    def named(self, first: int, last: int) -> bool:
        """Tell whether a person, a body or an office stands among tokens `first` … `last`."""
        return any(n.first <= last and first <= n.last for n in self.who)

    def nominal(self, first: int, last: int) -> bool:
        """Tell whether a noun that refers back stands among tokens `first` … `last`."""
        return any(n.nominal and first <= n.first <= last for n in self.doc.of_sentence(self.index))

    def relative(self, i: int, k: int) -> bool:
        """Tell whether a relative word stands among the tokens from `i` to before `k`."""
        return any(text in RELATIVE for text in self.texts[i:k])

    def frame_end(self, start: int) -> int | None:
        """Return the comma that closes `по словам X, директора Y,`: the first behind which no apposition follows."""
        comma = self.next_of(start, frozenset(",:;"))
        if comma is not None and self.texts[comma] == ";":
            return None
        while comma is not None and self.texts[comma] == ",":
            behind = self.next_of(comma + 1, BOUNDS)
            if behind is None or behind - comma > 16 or self.texts[behind] != ",":
                break
            part = range(comma + 1, behind)
            relative = self.texts[comma + 1] in RELATIVE
            if not relative and (self.finite(comma + 1, behind - 1) or not self.named(comma + 1, behind - 1)):
                break
            if not part:
                break
            comma = behind
        return comma

    def middle(self, fore: int, i: int, comma: int) -> tuple[int, int] | None:
        """Return the clause around an attribution inside it: what follows where that is the longer part, else all."""
        end = self.end(comma + 1)
        before = sum(t.text[0].isalnum() for t in self.tokens[fore:i])
        behind = sum(t.text[0].isalnum() for t in self.tokens[comma + 1 : end + 1])
        return self.span(comma + 1 if behind > max(before, 2) else fore, end)

    def apposition_start(self, comma: int) -> int:
        """Return the comma before a subject with its apposition, from that before its last part.

        `…, the museum's deputy director, Vera Long, said`: the first comma, from the second.
        """
        while True:
            before = max((k for k in range(comma) if self.texts[k] in BOUNDS), default=None)
            if before is None or self.texts[before] != "," or comma - before > 14 or before < 3:
                return comma
            if self.finite(before + 1, comma - 1) or not self.named(before + 1, comma - 1):
                return comma
            comma = before

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the offsets of the clause of tokens `first` … `last`."""
        return clause(self.doc, self.index, first, last)

    def offsets(self, begin: int, end: int) -> tuple[int, int] | None:
        """Return the offsets of the clause of the tokens between two offsets."""
        inside = [i for i, t in enumerate(self.tokens) if begin <= t.begin and t.end <= end]
        return clause(self.doc, self.index, inside[0], inside[-1]) if inside else None
