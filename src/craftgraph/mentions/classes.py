"""What class a name has, where its words or the rest of the article tell it better than its own sentence.

The tagger sees a sentence at a time. A quoted name that one sentence calls a festival is that festival in the next one,
too; a country taken for a body is the country; a ministry is no venue.
"""

from collections.abc import Sequence
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.lexicon import Lexicon, lexicon
from craftgraph.mentions.names import dictionary_form, key
from craftgraph.model import Sentence
from craftgraph.terms import FAMILY

Spans = Sequence[tuple[str, int, int]]
_PLACES: Final = frozenset({"City", "Country", "Region"})
_CALLED: Final = frozenset(cls for cls, family in FAMILY.items() if family in {"Event", "Organization"})
_UNSETTLED: Final = frozenset(FAMILY) - _PLACES - {"Person", "Craft"}
"""Classes that the rest of the article may tell better."""
_OPENING: Final = frozenset('«“„"')
_BODIES: Final = frozenset({"Venue", "Place"})


def settled(
    text: Sequence[Sentence], words: Sequence[Sequence[Word]], found: Sequence[Spans], language: str
) -> list[Spans]:
    """Return the spans (label, first token, last token) of every sentence with the classes that the article tells."""
    known = lexicon(language)
    called = _called(text, found)
    return [
        [
            (_class(sentence, analysed, span, known, called), *span[1:]) if span[0] in _UNSETTLED else span
            for span in spans
        ]
        for sentence, analysed, spans in zip(text, words, found, strict=True)
    ]


def _called(text: Sequence[Sentence], found: Sequence[Spans]) -> dict[str, str]:
    """What quoted names are called by a class noun behind them: `«Мұра» фестивалі` → мұра: Festival."""
    classes: dict[str, str] = {}
    for sentence, spans in zip(text, found, strict=True):
        for label, first, last in spans:
            if first == last or label not in _CALLED:
                continue
            tokens = sentence.tokens
            close = next((k for k in range(last - 1, first - 1, -1) if tokens[k].text == "»"), None)
            if close is None:
                continue
            begin = next((k for k in range(close, -1, -1) if tokens[k].text == "«"), close)
            if begin >= first - 1:
                classes[key(" ".join(t.text for t in tokens[begin + 1 : close]))] = label
    return classes


def _class(
    sentence: Sentence, analysed: Sequence[Word], span: tuple[str, int, int], known: Lexicon, called: dict[str, str]
) -> str:
    label, first, last = span
    texts = [t.text for t in sentence.tokens[first : last + 1]]
    quoted = texts[0] in _OPENING or (first > 0 and sentence.tokens[first - 1].text in _OPENING)
    if quoted and label == "Title":
        bare = [t for t in texts if t not in '«»“”„"']
        return called.get(key(dictionary_form(" ".join(bare), known.language, label)), label)
    words = analysed[first : last + 1]
    if not quoted:
        length, cls, _ = known.name_at(texts, words, 0)
        if length == len(texts) and cls in _PLACES:
            return cls
    if label in _BODIES and not quoted:
        kinds = {tag.partition(":")[0] for tag in known.tags(texts[-1], words[-1].lemma)}
        if "org" in kinds and not kinds & {"venue", "place", "event"}:
            return "Organization"
    return label
