"""What all ways of writing speech share: verbs of saying, the ends of sentences, speech cut by its attribution."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from craftgraph.language.words import word
from craftgraph.patterns import patterns

DASH: Final = "[–—−-]"
_WORD: Final = re.compile(r"\w+")
_SENTENCE_END: Final = re.compile(r"(?<!\b[A-ZА-ЯЁ])[.!?…](?=\s+[«“\"–—]?\s*[^\W\d_a-zа-яәіңғүұқөһё]|\s*\n|\s*$)")
_CUT: Final = re.compile(rf"[,!?…»”\"]\s*{DASH}\s+")
_RESUMED: Final = re.compile(rf"[.,!?]?\s*{DASH}\s+")
COLON_LINE: Final = re.compile(r":\s*$")
"""A line that announces what follows."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of somebody's words: `begin`/`end` without marks and last full stop; the speaker is sought in the zone.

    `zone_begin`/`zone_end` bound the attribution (`деді … басшысы Ғалия Тоқсейітова`), equal where there is none.
    """

    begin: int
    end: int
    zone_begin: int
    zone_end: int
    direct: bool = True


@lru_cache(maxsize=3)
def _said(language: str) -> tuple[frozenset[str], frozenset[str]]:
    section = patterns(language)["speech"]
    return frozenset(section["said"]), frozenset(section["verbs"])


def says(tail: str, language: str, within: int = 4) -> bool:
    """Tell whether one of the first `within` words of `tail` is a verb of saying."""
    forms, lemmas = _said(language)
    for match in islice(_WORD.finditer(tail), within):
        token = match.group()
        low = token.lower()
        if low in forms or word(token, language).lemma in lemmas:
            return True
    return False


def paragraph(text: str, at: int) -> tuple[int, int]:
    """Return the bounds of the paragraph around an offset."""
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return begin, len(text) if end < 0 else end


def sentence_end(text: str, at: int) -> int:
    """Return the end of the sentence that goes on at `at`, or of its paragraph."""
    match = _SENTENCE_END.search(text, at)
    return min(match.start() if match else len(text), paragraph(text, at)[1])


def pieces(text: str, begin: int, end: int, language: str) -> Iterator[Speech]:
    """Yield speech cut at its interruptions (`A, – деді Х. – B`); every piece takes its attribution along."""
    start, zone = begin, (end, end)
    while True:
        hit = next(
            (
                m
                for m in _CUT.finditer(text, start, end)
                if says(text[m.end() : m.end() + 80].split("\n", maxsplit=1)[0], language, 3)
            ),
            None,
        )
        if hit is None:
            break
        stop = min(sentence_end(text, hit.end()), end)
        resumed = _RESUMED.search(text, hit.end(), min(stop + 4, end))
        close = min(stop, resumed.start()) if resumed else stop
        zone = (hit.end(), close)
        yield Speech(start, hit.start() + (text[hit.start()] in '!?…»”"'), *zone)
        start = resumed.end() if resumed and resumed.start() <= stop + 1 else end
        if not resumed:
            break
    if start < end:
        yield Speech(start, end, *zone)
