"""Places of a contest that leave their noun out: `первое место у Веры, второе — у Олега`, `first place …, second to …`.

The noun is that of the prize before them in the sentence; where none is, a Russian ordinal is no prize.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.model import Token
from craftgraph.patterns import patterns

_ORDINALS: Final = {
    "ru": frozenset("первый второй третий четвёртый четвертый пятый первое второе третье".split()),
    "en": frozenset("first second third fourth fifth".split()),
}
_BEHIND: Final = {
    "ru": frozenset(
        "— – - у досталось досталась занял заняла заняли получил получила взял взяла отдали ушло ушла отошло за".split()
    ),
    "en": frozenset({"to", "went", "was"}),
}
"""What stands behind such an ordinal."""


def with_elliptic(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found], language: str) -> list[Found]:
    """Return the spans (label, first, last) of a sentence with the ordinals that stand for a prize, and no others."""
    result = list(found)
    if language == "ru":  # `вторым стал` gives no prize; the English taggers know which ordinals do
        result = [
            s for s in found if not _is_bare(words, s, language) or _noun(words, found, s[1], language) is not None
        ]
    taken = {k for label, first, last in result for k in range(first, last + 1) if label == "Title"}
    for i in range(len(words) - 1):
        free = i not in taken and words[i].lemma in _ORDINALS[language]
        if free and tokens[i + 1].text.lower() in _BEHIND[language] and _noun(words, found, i, language) is not None:
            result = [s for s in result if not s[1] <= i <= s[2]]
            result.append(("Title", i, i))
    return sorted(result, key=lambda s: (s[1], s[2]))


def elliptic_names(
    tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found], language: str
) -> Mapping[int, str]:
    """Ordinals that stand for a prize: index in `found` → the name with its noun (`второе место`)."""
    names: dict[int, str] = {}
    for index, span in enumerate(found):
        noun = _noun(words, found, span[1], language) if _is_bare(words, span, language) else None
        if noun is not None:
            names[index] = f"{tokens[span[1]].text} {tokens[noun].text}"
    return names


def _is_bare(words: Sequence[Word], span: Found, language: str) -> bool:
    label, first, last = span
    return label == "Title" and first == last and words[first].lemma in _ORDINALS[language]


def _noun(words: Sequence[Word], found: Sequence[Found], at: int, language: str) -> int | None:
    """The noun of the latest ranked prize before token `at`; None where none is."""
    ranked = {*patterns(language)["titles"]["ranked"]} - {"award"}
    nouns = [
        last for label, first, last in found if label == "Title" and first < last < at and words[last].lemma in ranked
    ]
    return nouns[-1] if nouns else None
