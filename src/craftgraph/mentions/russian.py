"""How far a Russian name can reach: the tagger's spans are cut where a name cannot begin, end or go on."""

from collections.abc import Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import PARTICLES, Found
from craftgraph.mentions.lexicon import lexicon
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_JOINTS: Final = frozenset("в во на из с со к ко о об от до по при за для у и или а но что ( , . ; : – —".split())
"""Words and signs that no name begins or ends with; inside a name they may stand."""
_SETTLEMENTS: Final = frozenset("село посёлок поселок аул город деревня станица кишлак райцентр".split())
_PLACES: Final = frozenset({"City", "Region", "Country"})
_STANDINGS: Final = frozenset("обладатель обладательница лауреат кавалер победитель победительница".split())
"""Nouns of who has a title, no part of the title itself."""


def confined(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans (label, first, last) of one sentence, each cut to what can be its name.

    Prepositions at the edges go, so do small letters in a person's name (`Гуляев гостям`); what stands behind `села` is
    the place and who follows it the person; a person's name that is known for a place is that place.
    """
    result: list[Found] = []
    for span in found:
        label, first, last = span
        if label not in FAMILY:
            result.append(span)
            continue
        while first <= last and tokens[last].text.lower() in _JOINTS - {"."}:
            last -= 1
        while first <= last and tokens[first].text.lower() in _JOINTS:
            first += 1
        if label == "Title" and first < last and words[first].lemma in _STANDINGS:
            first += 1
        if first > last:
            continue
        result += _person(tokens, words, first, last) if label == "Person" else [(label, first, last)]
    return result


def _person(tokens: Sequence[Token], words: Sequence[Word], first: int, last: int) -> list[Found]:
    """The pieces of a person's span: the place before him, his name, the place that was taken for one."""
    texts = [t.text for t in tokens]
    for k in range(first + 1, last + 1):
        if texts[k].islower() and texts[k] not in PARTICLES and texts[k] not in {"кызы", "кизи", "уулу", "улы", "оглы"}:
            last = k - 1
            break
    if first and words[first - 1].lemma in _SETTLEMENTS and texts[first][0].isupper():
        length = max(lexicon("ru").name_at(texts[first : last + 1], words[first : last + 1], 0)[0], 1)
        place: list[Found] = [("City", first, first + length - 1)]
        return place if first + length > last else [*place, ("Person", first + length, last)]
    length, cls, _ = lexicon("ru").name_at(texts[first : last + 1], words[first : last + 1], 0)
    if length == last - first + 1 and length > 1 and cls in _PLACES:
        return [(cls, first, last)]
    return [("Person", first, last)]
