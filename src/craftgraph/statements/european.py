"""Indirect speech in Russian and English: a speaker, a verb of saying and a clause, in every order that news uses.

Five frames are read: `по словам X, …` and `according to X` before, inside and behind the clause; `X сообщил, что …`;
`X сообщил: …`; `…, сообщил X` at the end or in the middle; `X said …`. `Об этом сообщил X` reports the sentence before.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.statements.clause import Utterance, clause
from craftgraph.statements.clauses import BOUNDS, DASHES, FINITE, RELATIVE, Clauses
from craftgraph.statements.saying import Speech

_PRONOUNS: Final = frozenset("он она они я мы he she they i we it who".split())
_TELLING: Final = frozenset({"tell", "remind", "inform", "assure", "warn", "notify", "convince", "advise"})
_NO_CLAUSE: Final = frozenset(
    "to about of at in on during with by after before for from into out up against and or but as so how why what "
    "whether if not only".split()
)
_ABOUT: Final = frozenset("о об обо про за в на с со из от к до по при для над под через между без и а но или".split())


def european(doc: Document, index: int, direct: Sequence[Speech]) -> Iterator[Utterance]:
    """Yield the indirect speech of sentence `index`; `direct` is the direct speech of the article."""
    sentence = doc.sentences[index]
    taken: list[tuple[int, int]] = []
    for utterance in _Reader(doc, index, direct).read():
        if any(b < utterance.end and utterance.begin < e for b, e in taken):
            continue
        inside = sentence.begin <= utterance.begin
        if inside:
            taken.append((utterance.begin, utterance.end))
        yield utterance


class _Reader(Clauses):
    """Reads the frames of one sentence."""

    def read(self) -> Iterator[Utterance]:
        yield from self._according()
        for i, text in enumerate(self.texts):
            if self.free[i] and self._reports(i):
                frames = (self._as, self._before, self._that, self._colon, self._bare, self._inverted, self._put)
                yield from next((found for frame in frames if (found := frame(i))), [])
            elif text in {"уверен", "уверена", "уверены", "convinced"} and self.free[i]:
                yield from self._that(i) or self._inverted(i)

    def _utterance(self, kind: str, at: int, span: tuple[int, int] | None) -> list[Utterance]:
        if span is None or any(s.begin < span[1] and span[0] < s.end for s in self.direct if s.begin <= span[0]):
            return []
        begin, end = span
        for speech in self.direct:
            if begin < speech.begin < end:
                end = speech.begin
        span = self.offsets(begin, end) if end < span[1] else span
        if span is None:
            return []
        token = self.tokens[at]
        return [Utterance(*span, False, Node(kind, token.begin, token.end, self.index, at, at))]

    def _reports(self, i: int) -> bool:
        word = self.words[i]
        if word.lemma not in self.lists["reports"]:
            return False
        if self.language == "ru" or word.verb in {"past", "present"}:
            return word.verb in FINITE
        if self.texts[i] == "put":
            return "at" in self.texts[i:] and (self.named(0, i) or self.nominal(0, i))
        if self.texts[i] == word.lemma:  # to announce that; they say
            return self.texts[i + 1 : i + 2] == ["that"] or (i > 0 and self.texts[i - 1] in {"they", "we", "i"})
        return i > 0 and (
            self.named(i - 1, i - 1) or self.texts[i - 1] in _PRONOUNS | {","} or self.nominal(i - 1, i - 1)
        )

    def _according(self) -> list[Utterance]:
        found: list[Utterance] = []
        for i in range(len(self.texts)):
            if not self.free[i] or not self._frame_at(i):
                continue
            comma = self.frame_end(i)
            dash = self.next_of(i, DASHES)
            if comma is None and i < 2 and dash is not None:
                comma = dash
            open_before = i > 1 and self.texts[i - 1] in {",", ";"}
            fore = self.start(i)
            if i <= fore + 1 and comma is not None:
                found += self._utterance("speech-according", i, self.span(comma + 1, self.end(comma + 1)))
            elif comma is None or comma >= len(self.texts) - 2:
                if i > fore + 3:
                    found += self._utterance("speech-according", i, self.span(fore, i - 1))
            elif open_before or i <= fore + 3:
                found += self._utterance("speech-according", i, self.middle(fore, i, comma))
        return found

    def _frame_at(self, i: int) -> bool:
        for width in (4, 3, 2):
            if " ".join(self.texts[i : i + width]) in self.lists["according"]:
                own = self.texts[i + 1] in {"его", "её", "ее", "их"} and self.language == "ru"
                return not own or (self.texts[i + 2 : i + 3] != [] and self.texts[i + 2] in self.lists["according_own"])
        if self.language == "en" and self.texts[i] == "in" and "words" in self.texts[i + 1 : i + 8]:
            k = self.texts.index("words", i + 1)
            return self.words[k - 1].case == "gen"
        return False

    def _as(self, i: int) -> list[Utterance]:
        """`Как отметил X, …`, `As X noted, …`."""
        start = max((k for k in range(i) if self.texts[k] in BOUNDS), default=-1) + 1
        if self.texts[start] not in self.lists["as"] or start > 1 or i - start > 12:
            return []
        comma = self.frame_end(i)
        return self._utterance("speech-reported", i, self.span(comma + 1, self.end(comma + 1))) if comma else []

    def _before(self, i: int) -> list[Utterance]:
        """`Об этом сообщил X` reports the sentence before; `…, о чём объявил X` what stands before the comma."""
        opening = " ".join(self.texts[:3])
        if (
            self.index
            and any(opening.startswith(f"{phrase} ") for phrase in self.lists["this"])
            and not self._joined(i)
        ):
            before = self.doc.sentences[self.index - 1]
            span = clause(self.doc, self.index - 1, 0, len(before.tokens) - 1)
            if span and not any(s.begin < before.end and before.begin < s.end for s in self.direct):
                token = self.tokens[i]
                return [Utterance(*span, False, Node("speech-reported", token.begin, token.end, self.index, i, i))]
            return []
        whereof = next((k for k in range(i) if " ".join(self.texts[k : k + 2]) in self.lists["whereof"]), None)
        if whereof is not None and whereof > 3:
            return self._utterance("speech-reported", i, self.span(self.start(whereof), whereof - 1))
        return []

    def _joined(self, i: int) -> int | None:
        """The conjunction of the clause that the verb at `i` governs: no other finite verb stands between them."""
        for k in range(i + 1, min(i + 26, len(self.texts))):
            if self.texts[k] in self.lists["that"] and (self.language == "en" or self.texts[k - 1] == ","):
                return None if self.finite(i + 1, k - 1) and not self.relative(i, k) else k
            if self.texts[k] in {";", ":"} or not self.free[k]:
                return None
        return None

    def _that(self, i: int) -> list[Utterance]:
        joined = self._joined(i)
        return self._utterance("speech-reported", i, self.span(joined + 1, self.end(joined + 1))) if joined else []

    def _colon(self, i: int) -> list[Utterance]:
        colon = self.next_of(i + 1, frozenset(":"))
        if colon is None or colon + 3 >= len(self.texts) or not self.free[colon + 1] or self.finite(i + 1, colon - 1):
            return []
        if self.texts[colon + 1] in '«“"–—':
            return []
        return self._utterance("speech-reported", i, self.span(colon + 1, self.end(colon + 1)))

    def _subject_behind(self, i: int) -> bool:
        """Tell whether the verb at `i` has its subject behind it: `сообщил вчера глава …`, `said the mayor`."""
        last = min(i + 7, len(self.texts) - 1)
        for k in range(i + 1, last + 1):
            if self.texts[k] in BOUNDS:
                break
            if self.texts[k] in _PRONOUNS or self.named(k, k):
                return True
            word = self.words[k]
            if self.language == "ru" and k <= i + 2 and word.case == "nom" and not word.verb:
                return True
            if self.language == "ru" and k == i + 1 and self.texts[k] in {"в", "во"}:
                return True  # сообщили в управлении
        return (
            self.language == "en"
            and i + 1 < len(self.texts)
            and self.texts[i + 1] in {"the", "a", "its", "their", "his", "her"}
        )

    def _inverted(self, i: int) -> list[Utterance]:
        """`…, сообщил X`, `…, said X`, `…, X said`, at the end of the sentence or within it."""
        comma = max((k for k in range(i) if self.texts[k] in {",", ";"}), default=None)
        if comma is None or self.texts[comma] != ",":
            return []
        first = self.texts[comma + 1]
        helped = self.language == "en" and self.words[i - 1].lemma in {"have", "be"}
        if first in RELATIVE or first in self.lists["that"] or self.finite(comma + 1, i - 1 - helped):
            return []
        if first in {"и", "а", "но", "and", "but"} or (
            self.language == "ru" and self.texts[i + 1 : i + 2] and self.texts[i + 1] in _ABOUT - {"в", "на"}
        ):
            return []
        verb_first = i - comma <= 3 and self._subject_behind(i)
        subject_first = (
            self.language == "en"
            and not verb_first
            and (
                self.named(comma + 1, i - 1)
                or self.texts[i - 1] in _PRONOUNS
                or self.texts[comma + 1] in {"the", "its", "his", "her", "their"}
                or self.nominal(comma + 1, i - 1)
            )
        )
        if not verb_first and not subject_first:
            return []
        if subject_first:
            comma = self.apposition_start(comma)
        if self.language == "en" and not self.finite(self.start(comma), comma - 1):
            return []
        close = self.frame_end(i)
        fore = self.start(comma)
        if close is not None and close < len(self.texts) - 2 and self.texts[close] == "," and self._goes_on(close):
            if subject_first and self.finite(i + 1, close - 1):
                return []
            return self._utterance("speech-reported", i, self.middle(fore, comma, close))
        if subject_first and self.finite(i + 1, self.end(i)) and not self.relative(i, len(self.texts)):
            return []
        return self._utterance("speech-reported", i, self.span(fore, comma - 1))

    def _goes_on(self, comma: int) -> bool:
        """Tell whether the clause goes on behind the comma that closes an attribution, rather than the attribution."""
        if self.texts[comma + 1] in RELATIVE or (self.language == "ru" and self.words[comma + 1].verb == "participle"):
            return False
        if self.words[comma + 1].verb == "converb":
            return False
        behind = self.next_of(comma + 1, BOUNDS) or len(self.texts) - 1
        return self.finite(comma + 1, len(self.texts) - 1) or not self.named(comma + 1, behind - 1)

    def _bare(self, i: int) -> list[Utterance]:
        """`X said the festival had grown`, `X told reporters it would return`: English, without a conjunction."""
        if self.language != "en" or self.words[i].lemma in self.lists["with_that"] or i + 3 >= len(self.texts):
            return []
        start = i + 1
        if self.words[i].lemma in _TELLING:
            owner = next((n for n in self.who if n.first == start), None)
            start = owner.last + 1 if owner else start + 1 + (self.texts[start] in {"the", "his", "her", "a"})
        elif self.texts[i - 1 : i] == [","] and (self.named(start, start) or self._next_is_subject(start)):
            return []
        if start >= len(self.texts) or self.texts[start] in _NO_CLAUSE | BOUNDS or not self.free[start]:
            return []
        end = self.end(start)
        bound = next((k for k in range(start, end) if self.texts[k] in RELATIVE), end)
        return self._utterance("speech-reported", i, self.span(start, end)) if self.finite(start, bound) else []

    def _next_is_subject(self, start: int) -> bool:
        """Tell whether what stands behind a verb of saying ends with its phrase: `…, said the mayor of Y.`"""
        close = self.next_of(start, BOUNDS) or len(self.texts) - 1
        return not self.finite(start, close)

    def _put(self, i: int) -> list[Utterance]:
        """`X put the turnout at 35,000`, `X described it as a success`, `X forecasts five million`."""
        if (
            self.language != "en"
            or i + 3 >= len(self.texts)
            or (self.texts[i - 1 : i] == [","] and self.words[i].lemma != "put")
        ):
            return []
        lemma, behind = self.words[i].lemma, self.texts[i + 1 : i + 16]
        if (
            (lemma == "put" and "at" in behind)
            or (lemma == "describe" and "as" in behind)
            or lemma in {"forecast", "promise"}
        ):
            if behind[0] in _NO_CLAUSE:
                return []
            return self._utterance("speech-reported", i, self.span(i + 1, self.end(i + 1)))
        return []
