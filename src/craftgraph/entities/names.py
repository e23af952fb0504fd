"""Names as identity compares them: by sound, across alphabets and spellings."""

import re
from functools import lru_cache
from typing import Final

from craftgraph.language.romanise import romanise
from craftgraph.language.word_lists import endings

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼʻ`][^\W_]+)*")
_QUOTED: Final = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”“\"]")
_ROMAN: Final = re.compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_CYRILLIC_NUMERALS: Final = str.maketrans({"І": "I", "Х": "X"})
_EDITION: Final = re.compile(r"(?<!\w)(?:[IVX]{1,5}|[ІVХ]{1,5}|(?:19|20)\d\d)(?!\w)")

# One sound, many spellings: applied in this order to lower-case ASCII.
_SOUNDS: Final = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[^a-z0-9]", ""),
        (r"dzh|dj", "j"),
        (r"zh", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"shch|sch", "sh"),
        (r"tch", "ch"),
        (r"eau", "o"),
        (r"ou", "u"),
        (r"ck", "k"),
        (r"c(?=[eiy])|z", "s"),
        (r"q|c(?!h)", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"yo(?=.)", "e"),  # Королёв, Королев, Korolyov
        (r"y(?=e)", ""),  # Yerbol, Erbol; Nazarbayev, Nazarbaev
        (r"(?<=[^aeiou])y(?=[aou])", ""),  # Күләш, Куляш
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"aui(?=[^aeiou])", "au"),  # Бауыржан, Бауржан
        (r"^ila", "ilia"),  # Ильяс, Ілияс
        (r"(?<=[^aeiou])e(?=r$)", ""),  # Александр, Alexander
        (r"(?<=..)e$", ""),  # Джуд, Jude
    )
)
_LANGUAGES: Final = ("kk", "ru", "en")


@lru_cache(maxsize=1)
def _patronymics() -> tuple[str, ...]:
    return tuple(ending for language in _LANGUAGES for ending in endings(language, "patronymic"))


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Return the key of a word by its sound, in ASCII: spellings of one name in three languages mostly share it.

    >>> sound("Ғалия"), sound("Галия"), sound("Galiya"), sound("Тоқсейітова"), sound("Токсеитова")
    ('galia', 'galia', 'galia', 'tokseitova', 'tokseitova')
    """
    key = romanise(word.lower(), "kk").lower()
    for pattern, to in _SOUNDS:
        key = pattern.sub(to, key)
    return key


def words(name: str) -> list[str]:
    """Return the words of a name without its punctuation."""
    return _WORD.findall(name)


def sounds(name: str) -> str:
    """Return the sounds of all words of `name`, joined by spaces; the name itself, folded, where none is readable.

    >>> sounds("«Боз дала шеберлері»"), sounds("ІІ орын"), sounds("2-орын")
    ('bos dala sheberleri', '2 orin', '2 orin')
    """
    keys = (_number(word) or sound(word) for word in words(name))
    return " ".join(key for key in keys if key) or " ".join(words(name)).casefold()


def _number(word: str) -> str | None:
    """A Roman number, also in Cyrillic letters, in digits: `ІІ орын`, `II место` and `2-орын` share it."""
    roman = word.translate(_CYRILLIC_NUMERALS)
    if not _ROMAN.fullmatch(roman):
        return None
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in roman]
    return str(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))


def quoted(name: str) -> str | None:
    """Return what stands in quotation marks in `name`, if anything does.

    >>> quoted("«Көк дала» оркестрі"), quoted("Көк дала")
    ('Көк дала', None)
    """
    match = _QUOTED.search(name)
    return match[1].strip() if match else None


def without_edition(name: str) -> str:
    """Return `name` without years and Roman edition numbers, or as it is when nothing else is left.

    >>> without_edition("ALA CRAFT 2025"), without_edition("IX «Тұлпар» сайысы")
    ('ALA CRAFT', '«Тұлпар» сайысы')
    """
    rest = " ".join(_EDITION.sub(" ", name).split())
    return rest if words(rest) else name


def person_words(name: str) -> list[str]:
    """Return the given and the family name, without a patronymic that stands beside both.

    >>> person_words("Дулатова Гульнар Сериковна"), person_words("Санат Мырзабайұлы")
    (['Дулатова', 'Гульнар'], ['Санат', 'Мырзабайұлы'])
    """
    parts = words(name)
    if len(parts) < 3:
        return parts
    lower = [part.lower() for part in parts]
    kept = [
        part
        for i, part in enumerate(parts)
        if not lower[i].endswith(_patronymics()) and not (i + 1 < len(parts) and lower[i + 1] in _patronymics())
    ]
    return kept if len(kept) >= 2 else parts


def is_full(name: str) -> bool:
    """Return whether a person's name has at least two words that are not initials.

    >>> is_full("Ғалия Тоқсейітова"), is_full("Ғ. Тоқсейітова"), is_full("Тоқсейітова")
    (True, False, False)
    """
    return sum(len(part) > 1 for part in words(name)) >= 2
