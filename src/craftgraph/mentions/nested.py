"""Names inside names: the place that an organisation serves, the organisation inside a title or a longer name."""

import re
from collections.abc import Iterator, Sequence

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.document import Node
from craftgraph.mentions.lexicon import Lexicon, lexicon
from craftgraph.model import Sentence

_AREA = {
    "kk": {"облыс": ("Region", "облысы"), "аудан": ("Region", "ауданы"), "қала": ("City", "қаласы"),
           "ауыл": ("City", "ауылы"), "округ": ("Region", "округі")},
    "ru": {"область": ("Region", "область"), "район": ("Region", "район")},
    "en": {},
}  # fmt: skip
PLACE_CLASSES = frozenset({"City", "Country", "Region"})
_NO_PLACES = ("org", "venue", "event", "title", "general", "role", "profession", "demonym", "place")
_COMMON = frozenset("sales arts crafts culture trade heritage history industry commerce".split())
_BEFORE_PLACE = frozenset("of in for from at the and , ( & -".split())
_DECLINED = re.compile(r"(?:ой|ей|ого|его|ых|их|ов|ев|ы)$")
"""How names end that stand in the genitive."""
_OWNED = frozenset({"Organization", "Title"})
"""What may be named with the body whose it is: its part, or the letter of thanks that it gives."""
_ADJECTIVE = re.compile(r"(облыстық|қалалық|аудандық)$")
_NAME_TAGS = ("kaznerd:gpe", "kaznerd:location", "kaznerd:person", "given")
"""Beginnings of the tags of names; areas are also called after persons."""


def nested(
    sentence: Sentence, analysed: Sequence[Word], outer: Node, language: str
) -> Iterator[tuple[str, int, int, str]]:
    """Yield (class, first token, last token, name) of the names inside the name `outer`."""
    if outer.kind not in {"Organization", "Title", "Register", "Venue"} or outer.last == outer.first:
        return
    texts = [t.text for t in sentence.tokens[outer.first : outer.last + 1]]
    words = analysed[outer.first : outer.last + 1]
    known = lexicon(language)
    if language == "kk" and outer.kind == "Organization" and _is_book(known, texts[-1], words[-1]):
        return  # a book of records that acts is called after no area
    if language == "ru" and outer.kind == "Organization" and words[0].lemma in WordList.load("ru", "register"):
        return
    if outer.kind == "Venue":  # `облыстық` tells whose house it is; other places are part of its name
        if (
            language == "kk"
            and (hit := _area(texts, words, 0, language))
            and _ADJECTIVE.search(texts[hit[1] - 1].lower())
        ):
            yield hit[0], outer.first, outer.first + hit[1] - 1, hit[2]
        return
    if language == "kk" and outer.kind in _OWNED and (size := _owner(known, texts, words)):
        yield "Organization", outer.first, outer.first + size - 1, _joined(texts[:size])
    inside = False
    i = 0
    while i < len(texts):
        if texts[i] in '«»“”„"':
            inside = texts[i] in "«“„"
            i += 1
            continue
        if inside:
            i += 1
            continue
        hit = _area(texts, words, i, language) if outer.kind == "Organization" else None
        if hit is None and language == "ru":
            hit = _russian_area(texts, i) if outer.kind == "Organization" else _whose(texts, words, i)
        if hit is None:
            length, cls = _inner(known, texts, words, i)
            wanted = {"Organization"} if outer.kind != "Organization" else {"City", "Country", "Region", "Organization"}
            if language == "en" and length == 1 and cls in PLACE_CLASSES and not _tells_place(texts, words, i):
                length = 0
            if language == "kk" and cls == "Organization" and outer.kind == cls and 2 * length >= len(texts):
                length, cls = _inner(known, texts[i : i + length], words[i : i + length], 0)  # [ҚР] Парламенті Сенаты
            if language == "kk" and _is_honoured(texts, i + length):
                length = 0
            if length and cls in wanted and (length < len(texts) if cls in PLACE_CLASSES else 2 * length < len(texts)):
                hit = (cls, length, " ".join(texts[i : i + length]))
        if hit:
            cls, length, name = hit
            yield cls, outer.first + i, outer.first + i + length - 1, name
            if language == "kk" and cls == "Organization":  # [[ҚР] МСМ] комитеті
                size, inner = _inner(known, texts[i : i + length], words[i : i + length], 0)
                if inner in PLACE_CLASSES and size < length:
                    yield inner, outer.first + i, outer.first + i + size - 1, " ".join(texts[i : i + size])
            i += length
        else:
            i += 1


def _russian_area(texts: list[str], i: int) -> tuple[str, int, str] | None:
    """`управление культуры [[области Абай]]`: the area whose name stands behind its class noun and does not decline."""
    if not i or i + 1 >= len(texts) or texts[i] not in {"области", "района"}:
        return None
    if not texts[i + 1][0].isupper() or _DECLINED.search(texts[i + 1]):
        return None
    return "Region", 2, f"{texts[i]} {texts[i + 1]}"


def _whose(texts: list[str], words: Sequence[Word], i: int) -> tuple[str, int, str] | None:
    """`почётная грамота [[Союза ткачей]]`: the body in the genitive behind the noun of a title, up to a quotation."""
    if not i or not texts[i][0].isupper() or words[i].case != "gen" or words[i].lemma not in WordList.load("ru", "org"):
        return None
    end = next((k for k in range(i, len(texts)) if texts[k] in '«»“”„"'), len(texts))
    return ("Organization", end - i, " ".join(texts[i:end])) if end - i > 1 else None


def _is_honoured(texts: Sequence[str], at: int) -> bool:
    """Tell whether what ends before a token is the person in whose honour something is named: `Қонаев атындағы`."""
    return at < len(texts) and texts[at].lower() == "атындағы"


def _owner(known: Lexicon, texts: list[str], words: Sequence[Word]) -> int:
    """The tokens of the body with which the name of its part begins: `Шелек ауданы мәслихатының сауда комиссиясы`.

    Of a title it is the body that gives it: `Ою басқармасының алғыс хаты`. 0 where there is none, or only a noun names
    it: `Аудан әкімдігінің сауда бөлімі`.
    """
    if not texts[0][0].isupper() or words[0].lemma in _AREA["kk"]:
        return 0
    for i in range(len(texts) - 1, 1, -1):
        word = words[i - 1]
        owns = word.case == "gen" and word.possessive == "3"
        if owns and "«" not in texts[:i] and any(tag.startswith("org") for tag in known.tags(word.lemma, word.lemma)):
            return i
    return 0


def _joined(texts: Sequence[str]) -> str:
    return " ".join(texts).replace(" ,", ",")


def _is_book(known: Lexicon, text: str, analysis: Word) -> bool:
    """Tell whether the last word of a name is a class noun of registers: `рекордтар кітабы`."""
    return text.islower() and any(tag.startswith("register") for tag in known.tags(text, analysis.lemma))


def _tells_place(texts: list[str], words: Sequence[Word], i: int) -> bool:
    """Tell whether one English word inside a name can be the place that it serves: at its head, or behind `of`, `in`.

    Class nouns, demonyms and, at the head, given names are none, though towns may bear them: Union, Victoria.
    """
    forms = {words[i].lower, words[i].lemma}
    if any(form in WordList.load("en", name) for name in _NO_PLACES for form in forms) or words[i].lower in _COMMON:
        return False
    if i and texts[i - 1].lower() in _BEFORE_PLACE:
        return True
    return i == 0 and not any(form in WordList.load("en", "given") for form in forms)


def _inner(known: Lexicon, texts: list[str], words: Sequence[Word], i: int) -> tuple[int, str]:
    """The known name that begins at token `i`: (tokens, class); of a body known as a whole the place it begins with."""
    length, cls, _ = known.name_at(texts, words, i)
    if length < len(texts) or cls in PLACE_CLASSES:
        return length, cls
    for shorter in (2, 1):
        inner, cls, _ = known.name_at(texts[:shorter], words[:shorter], 0)
        if inner == shorter and cls in PLACE_CLASSES:
            return inner, cls
    return 0, ""


def _names_area(text: str, analysis: Word, language: str) -> bool:
    """Tell whether a capitalised word can be the proper part of an area's name, not a noun that begins the sentence."""
    known = lexicon(language)
    if known.name_at([text], [analysis], 0)[0]:
        return True
    tags = known.tags(text, analysis.lemma)
    if language == "kk":
        return analysis.case in {"nom", ""} and all(tag.startswith(_NAME_TAGS) for tag in tags)
    return not tags


def _area(texts: list[str], words: Sequence[Word], i: int, language: str) -> tuple[str, int, str] | None:
    """`Маңғыстау облысы`, `Қарағанды облыстық`, `Алматы қалалық`: the area in an organisation's name."""
    if i + 1 >= len(texts) or not texts[i][0].isupper() or not _names_area(texts[i], words[i], language):
        return None
    adjective = _ADJECTIVE.search(texts[i + 1].lower())
    if adjective:
        cls, noun = {"облыстық": ("Region", "облысы"), "аудандық": ("Region", "ауданы"), "қалалық": ("City", "")}[
            adjective.group(1)
        ]
        return cls, 2, f"{texts[i]} {noun}".strip()
    area = _AREA[language].get(words[i + 1].lemma)
    if area:
        # in Russian the name is inflected as a whole
        return area[0], 2, f"{texts[i]} {texts[i + 1] if language == 'ru' else area[1]}"
    if i + 2 < len(texts) and texts[i + 1][0].isupper():
        area = _AREA[language].get(words[i + 2].lemma)
        if area:
            return area[0], 3, f"{texts[i]} {texts[i + 1]} {texts[i + 2] if language == 'ru' else area[1]}"
    return None
