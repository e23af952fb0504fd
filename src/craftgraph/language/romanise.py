"""Cyrillic (and Latin with diacritics) → English-style ASCII, as English texts of the region write names.

Kazakh goes letter by letter with `q`, `zh`, `kh`; Russian follows BGN/PCGN 1947 as newspapers simplify it. The letters
are data (`romanisation.tsv`), and so is the evidence by which a word of a Kazakh text is seen to be Russian
(`russian_spelling.tsv`), since Kazakh news is full of Russian names.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from craftgraph.resources import rows

_HERE: Final = Path(__file__).resolve().parent
_WORD: Final = re.compile(r"[^\W\d_]+")
_VOWELS: Final = "аәеёиоөуұүыіэюяъь"
_LATIN: Final = str.maketrans(
    {
        "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ŋ": "n", "Ŋ": "N",
        "ə": "a", "Ə": "A",
        "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʻ": "'",
        "ʼ": "'", "′": "'", "″": '"', "‹": "'", "›": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-",
        "−": "-", "…": "...", "№": "No.", "×": "x", "•": "-", "·": "-",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scheme:
    anywhere: dict[str, str]
    start: dict[str, str]
    end: dict[str, str]
    after_vowel: dict[str, str]


@lru_cache(maxsize=4)
def _scheme(language: str) -> _Scheme:
    tables: dict[str, dict[str, str]] = {"*": {}, "^": {}, "$": {}, "V": {}}
    for row_language, where, letters, latin in rows(_HERE / "romanisation.tsv"):
        if row_language in ("*", language):
            tables[where][letters] = latin
    return _Scheme(tables["*"], tables["^"], tables["$"], tables["V"])


@lru_cache(maxsize=1)
def _evidence() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((verdict, re.compile(pattern)) for verdict, pattern in rows(_HERE / "russian_spelling.tsv"))


@lru_cache(maxsize=1 << 15)
def _verdict(word: str) -> str | None:
    return next((verdict for verdict, pattern in _evidence() if pattern.search(word)), None)


def _languages(words: list[str], language: str) -> list[str]:
    """For each word the language of its spelling; a word without evidence goes with its neighbours."""
    if language != "kk":
        return ["ru"] * len(words)
    verdicts = [_verdict(word.lower()) for word in words]
    result = []
    for i, verdict in enumerate(verdicts):
        beside = {v for v in verdicts[max(0, i - 2) : i + 3] if v}
        result.append(verdict or ("ru" if beside == {"ru"} else "kk"))
    return result


@lru_cache(maxsize=1 << 15)
def _word(word: str, language: str) -> str:
    scheme, lower, out, i = _scheme(language), word.lower(), [], 0
    if len(lower) != len(word):  # a letter whose lower case is longer: nothing that the tables know
        return word
    capitals = word.isupper() and len(word) > 1
    while i < len(word):
        latin, length = lower[i], 1
        for table, fits in (
            (scheme.end, True),
            (scheme.start, i == 0),
            (scheme.after_vowel, i > 0 and lower[i - 1] in _VOWELS),
            (scheme.anywhere, True),
        ):
            size = next((n for n in (2, 1) if lower[i : i + n] in table), 0) if fits else 0
            if size and (table is not scheme.end or i + size == len(word)):
                latin, length = table[lower[i : i + size]], size
                break
        if capitals:
            latin = latin.upper()
        elif word[i].isupper():
            latin = latin.capitalize()
        out.append(latin)
        i += length
    return "".join(out)


def _without_diacritics(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LATIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LATIN)


def is_latin(text: str) -> bool:
    """Return whether every letter of `text` is Latin, and there is one.

    >>> is_latin("Türkiye 2025"), is_latin("Global китабы"), is_latin("2025")
    (True, False, False)
    """
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(c, "") for c in letters)


def romanise(text: str, language: str) -> str:
    """Return `text` in English-style ASCII letters; `language` is that of the text (`kk`, `ru`, `en`).

    Latin letters lose their diacritics, digits and ASCII punctuation stay, typographic punctuation becomes ASCII.
    Letters of scripts other than Cyrillic and Latin stay as they are. Never raises.

    >>> romanise("Ғалия Тоқсейітова", "kk"), romanise("Сергей Цырульников", "kk"), romanise("Алматы", "ru")
    ('Galiya Toqseiitova', 'Sergey Tsyrulnikov', 'Almaty')
    >>> romanise("«Ұлы дала» фестивалі – 2025", "kk"), romanise("Юрьев-Польский", "ru"), romanise("ЖШС", "kk")
    ('"Uly dala" festivali - 2025', 'Yuryev-Polsky', 'ZHSHS')
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    words = _WORD.findall(text)
    spoken = iter(_languages(words, language))
    return _without_diacritics(_WORD.sub(lambda match: _word(match[0], next(spoken)), text))
