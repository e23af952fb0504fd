"""Houses and the bodies in them: what class a Kazakh museum, school or hall has as its sentence speaks of it.

A museum is a venue where something is in it, or in its hall or before its door, and a body where it acts or is told of
by itself; a university is a body wherever it stands.
"""

from collections.abc import Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.lexicon import lexicon
from craftgraph.model import Token
from craftgraph.patterns import patterns

_SINGLE: Final = frozenset({"мәжіліс", "сенат", "парламент", "үкімет", "хатшылық"})
"""Class nouns that are names by themselves: a state has one of each."""
_RANKS: Final = frozenset({"ресми", "бас", "атқарушы", "арнайы"})
"""What may stand before an office: `ресми өкілі`."""
_BOTH: Final = frozenset({"org", "venue"})
_SCHOOLS: Final = frozenset({"мектеп", "колледж", "лицей", "гимназия", "университет", "шеберхана", "музей-қорық"})
"""Houses that are bodies also where something is in them: people learn and work there."""
_MUSEUMS: Final = frozenset({"музей", "мұражай", "қорық", "қорық-музей"})
"""Houses that are bodies unless something is in them or in a part of them."""
_FIRMS: Final = frozenset({"сән", "тігін"})
"""What makes a firm of a house: `сән үйі`."""
_HALLS: Final = frozenset({"филармония"})
"""Bodies that are houses where something is in them."""
_ROOMS: Final = frozenset(
    "алаң алд аула аумақ бақ ғимарат есік жан зал іш корпус көрме маң маңай қабат қақпа қас саябақ сахна табалдырық "
    "төр фойе холл экспозиция".split()
)
"""Parts of a house, and what is around it."""


def is_class_noun(token: Token, analysis: Word) -> bool:
    """Tell whether a word taken for the name of a body is the noun by which it is told again: `Федерация жариялады`."""
    if not token.text[1:].islower() or analysis.lemma in _SINGLE:
        return False
    return any(tag.partition(":")[0] == "org" for tag in lexicon("kk").tags(token.text, analysis.lemma))


def acts(tokens: Sequence[Token], words: Sequence[Word], last: int) -> bool:
    """Tell whether a house or a book of records acts as a body, its name ending at `last`.

    It organises, or has people: `… директоры`, `… ресми өкілі`.
    """
    if words[last].case != "gen" or last + 1 >= len(tokens):
        return False
    at = last + 1 + (words[last + 1].lower in _RANKS and last + 2 < len(tokens))
    if words[at].lemma in patterns("kk")["phrases"]["distinction"]:
        return False  # … кітабының иегері
    tags = {tag.partition(":")[0] for tag in lexicon("kk").tags(tokens[at].text, words[at].lemma)}
    return bool(tags & {"role", "profession"}) or words[at].lower.startswith("ұйымдаст")


def as_house(label: str, tokens: Sequence[Token], words: Sequence[Word], first: int, last: int) -> str:
    """The class of a house or a book of records as it is spoken of: a body that acts, or in the locative a place."""
    if label in {"Venue", "Register"}:
        body = acts(tokens, words, last) or (label == "Venue" and first < last and _is_body(words, first, last))
        return "Organization" if body else label
    there = first < last and words[last].case == "loc" and not words[last].lower.endswith(("ғы", "гі"))
    if not there or words[last].lemma in _SCHOOLS:
        return label
    return "Venue" if words[last].lemma in _HALLS or _kinds(tokens, words, last) == _BOTH else label


def _is_body(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a house is spoken of as a body: a school always, a museum where nothing is in it or around it."""
    end, lemma = words[last], words[last].lemma
    if lemma == "үй":
        return words[last - 1].lower in _FIRMS
    if end.plural or (lemma not in _MUSEUMS and lemma not in _SCHOOLS):
        return False
    behind = words[last + 1] if last + 1 < len(words) else None
    if behind and behind.possessive == "3" and behind.lemma in _ROOMS:
        return False
    return lemma in _SCHOOLS or not (end.case == "loc" or end.lower.endswith(("ғы", "гі")))


def _kinds(tokens: Sequence[Token], words: Sequence[Word], at: int) -> set[str]:
    """What kinds of things a class noun tells of."""
    tags = lexicon("kk").tags(tokens[at].text, words[at].lemma)
    return {tag.partition(":")[0] for tag in tags} & {"org", "venue", "register", "place"}
