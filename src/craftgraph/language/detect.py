"""Which language a text is in: by letters, function words and endings; small, exact about what it does not know.

Each word counts for every language whose marks it bears. What share of a language's words bears a mark is known, so
the marked words say how much of the text may be in it. The language with the largest part is the text's, if its part is
large enough; a Kazakh article with long Russian quotations is Kazakh, as long as more than half of it is.
"""

import re
from functools import cache, lru_cache
from itertools import islice

from craftgraph.errors import CraftGraphError
from craftgraph.language.detect_data import MARKS, Marks

READ = ("kk", "ru", "en")
_ENOUGH = 0.3
_SHORT = 20
"""Words; of fewer than these, any mark is enough for a language that is read."""
_WORDS = 5000
_FEW = 3
_NEIGHBOUR = 0.9
"""How much a neighbour's part counts: what comes in is most often in a language that is read."""
_APOSTROPHES = dict.fromkeys(map(ord, "ʻʼ‘’'"))
_WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ‘’'][^\W\d_]+)*")


def detect(text: str) -> str:
    """Return `kk`, `ru` or `en`, whichever most of the text is in.

    Raises CraftGraphError where it is in another language, which is named if it is a known neighbour, or where there
    are too few words to tell.

    >>> detect("Шеберлер көрмеге қатысты.")
    'kk'
    >>> detect("Die Stadt liegt in den Bergen und ist für ihr Handwerk bekannt.")
    Traceback (most recent call last):
    craftgraph.errors.CraftGraphError: is in German, a language that is not read; Kazakh, Russian and English are
    """
    parts = estimate(text)
    best = max(parts, key=lambda code: parts[code] * (1 if code in READ else _NEIGHBOUR), default=None)
    if best is None:
        raise CraftGraphError("has no words")
    short = len(_WORD.findall(text)) < _SHORT
    if parts[best] == 0 or (parts[best] < _ENOUGH and not (short and best in READ)):
        raise CraftGraphError(
            "is in a language that is not read, or is too short to tell; Kazakh, Russian and English are read"
        )
    if best not in READ:
        name = MARKS[best].name
        raise CraftGraphError(f"is in {name}, a language that is not read; Kazakh, Russian and English are")
    return best


def estimate(text: str) -> dict[str, float]:
    """Return for each known language the part of the text that may be in it, from 0 to 1; {} without a word.

    Capitalised words are left aside, since a name is spelled as its bearer's language spells it, unless there is little
    else, as in a headline in capitals.
    """
    found = [match[0] for match in islice(_WORD.finditer(text), _WORDS)]
    words = [word for word in found if not word[0].isupper()]
    if len(words) < _FEW:
        words = [word.lower() for word in found]
    if not words:
        return {}
    counts = [0] * len(MARKS)
    for word in words:
        for index, votes in _votes(word):
            counts[index] += votes
    return {
        code: min(max(count, 0) / len(words) / marks.share, 1.0)
        for (code, marks), count in zip(MARKS.items(), counts, strict=True)
    }


@lru_cache(maxsize=1 << 16)
def _votes(word: str) -> tuple[tuple[int, int], ...]:
    """For each language that a word in lower case speaks for or against: its place in `MARKS`, and 1 or -1."""
    letters = frozenset(word.translate(_APOSTROPHES))
    votes = []
    for index, (marks, words, endings) in enumerate(_marks()):
        marked = (
            word in words
            or not letters.isdisjoint(marks.letters)
            or any(word.endswith(ending) and len(word) >= len(ending) + 2 for ending in endings)
        )
        # In the languages that are read, names and quotations of any language may stand: they have no alphabet here.
        foreign = bool(marks.alphabet) and not marks.alphabet.issuperset(letters)
        if marked != foreign:
            votes.append((index, marked - foreign))
    return tuple(votes)


@cache
def _marks() -> tuple[tuple[Marks, frozenset[str], tuple[str, ...]], ...]:
    """Return the marks of each language with its words as a set and its endings as a tuple."""
    return tuple((marks, frozenset(marks.words.split()), tuple(marks.endings.split())) for marks in MARKS.values())
