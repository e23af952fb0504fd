"""Find in an article's text what its annotation names: mentions of entities, and the words that fill text roles.

Annotations give dictionary forms, the text inflects them; so names are matched word by word, with the ending free.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from craftgraph.corpus.loader import Gold, GoldEntity, GoldValue
from craftgraph.language.ru.coordination import shared_heads
from craftgraph.language.segment import sentences, tokens
from craftgraph.language.words import word
from craftgraph.model import (
    Comparator,
    Date,
    Duration,
    Entity,
    EntityRef,
    Extraction,
    Mention,
    Property,
    Role,
    Sentence,
    Statement,
    Text,
    Value,
)
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, STATEMENT_ROLES

_ENDING = {
    "kk": re.compile(r"[-‐‑]?[а-яәіңғүұқөһ]{0,9}"),
    "ru": re.compile(
        r"(?:[аяуюеиыоёйьмхв]|[гм][оу]|ми|[оеё][йюмвгх]|[ыи][йхм]|[ая][яхм]|[уюь]ю|[оыи]е|[ое][гм][оу]|[аяыиь]ми|и[ияею]|и[ея][йм]|ия[хм]и?)?"
    ),
    "en": re.compile(r"(?:['’]?s?)?"),
}


_VOICED = {"к": "г", "қ": "ғ", "п": "б"}
_SHORT = 3
"""Letters of an abbreviation, at most, that is no word in capitals."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text (code points), of tokens `first` … `last` (inclusive) of sentence `sentence`."""

    begin: int
    end: int
    sentence: int
    first: int
    last: int


def _word_matches(name: str, surface: str, *, last: bool, language: str) -> bool:
    """Tell whether `surface` can be an inflected form of the name's word `name`."""
    if name == surface:
        return True
    if len(surface) > _SHORT and surface.isupper() and not name.isupper():
        return _word_matches(name, surface.capitalize(), last=last, language=language)  # a dateline: АСТАНА
    if language == "kk" and not last:
        return False
    common = 0
    for a, b in zip(name, surface, strict=False):
        if a != b:
            break
        common += 1
    if common == len(name):
        return bool(_ENDING[language].fullmatch(surface[common:]))
    if language == "en" or len(name) < 4:
        return False
    if language == "kk" and not _stem_changes(name, surface, common):
        return False
    # the stem's last letter changes (кітап → кітабы, Астана → Астаны, облысы → облыстары)
    cut = 1 if language == "kk" else (2 if len(name) < 7 else 3)
    if language == "kk" and re.fullmatch(r"\w{2,}[ыі]", name):
        cut = 2 if re.match(r"(?:тар|тер|дар|дер|лар|лер)[ыі]", surface[len(name) - 1 :]) else 1
    if common >= len(name) - cut and _ENDING[language].fullmatch(surface[common:]):
        return True
    # a vowel that comes and goes (Елец → Ельца)
    return language == "ru" and name[0] == surface[0] and word(name, "ru").lemma == word(surface, "ru").lemma


def _stem_changes(name: str, surface: str, common: int) -> bool:
    """Tell whether a Kazakh stem may lose the letter in which `surface` leaves it: `кітап` → `кітабы`.

    `Қазан` does not become `Қазақ`.
    A voiceless stop becomes voiced before a vowel, vowels of class nouns and of families give way to the plural, and
    the last letter of a borrowed stem may go (`медаль` → `медалі`).
    """
    last, rest = name[-1].casefold(), surface[common:].casefold()
    if last in _VOICED:
        return rest.startswith(_VOICED[last])
    return last in "ыіуюяьсд" or (last == "а" and re.match(r"[тдл][ае]р|[ыі]", rest) is not None)


def _positions(sentence: Sentence) -> list[tuple[int, str]]:
    """Word tokens of a sentence as (token index, word), quotation marks and other punctuation left out."""
    return [(i, t.text) for i, t in enumerate(sentence.tokens) if t.text[0].isalnum()]


class _Finder:
    """Finds names in the sentences of one article."""

    def __init__(self, text: Sequence[Sentence], language: str) -> None:
        self.text, self.language = text, language
        self._words = [_positions(s) for s in text]
        self._folded = [[w.casefold() for _, w in words] for words in self._words]
        self._plain = [[w for _, w in words] for words in self._words]
        self._starts = [{w[:3] for w in words} for words in self._folded]

    def occurrences(self, name: str) -> Iterator[Span]:
        """Yield the places where `name` stands in any inflection, quotation marks not counted."""
        target = [t.text for t in tokens(name) if t.text[0].isalnum()]
        if not target:
            return
        # without a capital, or begun with one by the annotator («Марапаттау рәсімі»), a name is a noun phrase
        fold = not any(c.isupper() for c in name) or (
            len(target) > 1 and target[0][0].isupper() and target[1].islower() and name[0] not in "«"
        )
        if fold:
            target = [w.casefold() for w in target]
        start = target[0].casefold()[:2]
        for index, sentence in enumerate(self.text):
            if not any(w.startswith(start) for w in self._starts[index]):
                continue
            texts = self._folded[index] if fold else self._plain[index]
            for i in range(len(texts) - len(target) + 1):
                if texts[i][:2].casefold() == start and all(
                    _word_matches(target[k], texts[i + k], last=k == len(target) - 1, language=self.language)
                    for k in range(len(target))
                ):
                    words = self._words[index]
                    yield _with_marks(sentence, words[i][0], words[i + len(target) - 1][0])


def _with_marks(sentence: Sentence, first: int, last: int) -> Span:
    """The span with the quotation mark or `№` that opens it, where the name has its closing mark inside."""
    texts = [t.text for t in sentence.tokens]
    inside = texts[first : last + 1]
    opened_before = first and inside.count("»") > inside.count("«") and texts[first - 1] == "«"
    if opened_before or (first and texts[first - 1] == "№"):
        first -= 1
    return span_of(sentence, first, last)


def span_of(sentence: Sentence, first: int, last: int) -> Span:
    """Return the span of tokens `first` … `last` of a sentence."""
    return Span(sentence.tokens[first].begin, sentence.tokens[last].end, sentence.index, first, last)


def _person_parts(entity: GoldEntity) -> list[str]:
    """Words of a person's full names that may stand alone later: surname, given name."""
    return [w for name in entity.names for w in name.split() if len(w) > 2 and w[0].isupper() and " " in name]


def mentions_of(gold: Gold, text: Sequence[Sentence]) -> list[tuple[int, Span]]:
    """Find the mentions of every annotated entity: (index of the entity, span), longest names first.

    Spans may nest (a city inside a department's name) but two of them never cross, and no two entities share a span
    unless the annotation gives both the same name (a museum as venue and as organisation).
    """
    found: list[tuple[int, Span]] = []
    taken: set[tuple[int, int]] = set()
    language = gold.article.language
    names = sorted(
        {(name, i) for i, e in enumerate(gold.entities) for name in e.names}, key=lambda n: (-len(n[0]), n[0], n[1])
    )
    finder = _Finder(text, language)
    for name, i in names:
        for span in finder.occurrences(name):
            if (span.begin, span.end) in taken and not any(
                (s.begin, s.end) == (span.begin, span.end) and name in gold.entities[j].names for j, s in found
            ):
                continue
            if any(
                s.begin < span.end and span.begin < s.end and not _nested(s, span) and not _nested(span, s)
                for _, s in found
            ):
                continue
            if any(
                _nested(span, s) and (i == j or _swallows(gold.entities[j], gold.entities[i], name)) for j, s in found
            ):
                continue
            taken.add((span.begin, span.end))
            if (i, span) not in found:
                found.append((i, span))
    found += _sharing_names(gold, text, found)
    found += _lone_names(gold, finder, found)
    return sorted(found, key=lambda m: (m[1].begin, -m[1].end, m[0]))


def _sharing_names(gold: Gold, text: Sequence[Sentence], found: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """Mentions of Russian places by their adjective, where they share their noun: `Уланского и Аксуского районов`."""
    if gold.article.language != "ru":
        return []
    extra: list[tuple[int, Span]] = []
    for sentence in text:
        for first, last, name in shared_heads([t.text for t in sentence.tokens]):
            span = span_of(sentence, first, last)
            owner = next((i for i, entity in enumerate(gold.entities) if name in entity.names), None)
            if owner is not None and not any(s.begin < span.end and span.begin < s.end for _, s in found):
                extra.append((owner, span))
    return extra


def _nested(inner: Span, outer: Span) -> bool:
    return outer.begin <= inner.begin and inner.end <= outer.end


def _swallows(outer: GoldEntity, inner: GoldEntity, name: str) -> bool:
    """Names nested by chance: a person or place inside a title, event or venue is not marked (annotation.md, 4)."""
    inner_family, outer_family = FAMILY[inner.cls], FAMILY[outer.cls]
    if outer_family == "Person":
        return True
    if inner_family in {"Person", "Craft"}:
        return True
    if inner_family == "Place":
        return outer_family != "Organization" and not (outer_family == "Place" and outer.cls != "Venue")
    return inner_family in {"Title", "Event"} and outer_family in {"Title", "Event"} and name in outer.names[0].split()


def _lone_names(gold: Gold, finder: _Finder, found: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """Mentions of persons by one word of their full name, where one person alone can be meant."""
    parts: dict[str, set[int]] = {}
    for i, entity in enumerate(gold.entities):
        if entity.cls == "Person":
            for part in _person_parts(entity):
                parts.setdefault(part, set()).add(i)
    extra: list[tuple[int, Span]] = []
    for part, owners in parts.items():
        if len(owners) != 1:
            continue
        for span in finder.occurrences(part):
            if not any(s.begin < span.end and span.begin < s.end for _, s in [*found, *extra]):
                extra.append((next(iter(owners)), span))
    return extra


def evidence_span(gold: Gold, evidence: str) -> tuple[int, int] | None:
    """Where the evidence stands in the text (code points), or None when it is empty or not found verbatim."""
    begin = gold.article.text.find(evidence) if evidence else -1
    return None if begin < 0 else (begin, begin + len(evidence))


def _sentence_at(text: Sequence[Sentence], offset: int) -> int:
    index = 0
    for sentence in text:
        if sentence.begin <= offset:
            index = sentence.index
    return index


def _value(raw: GoldValue, kind: str, ids: dict[str, int], language: str) -> Value | None:
    if isinstance(raw, str) and raw.startswith("@"):
        return EntityRef(ids[raw[1:]]) if raw[1:] in ids else None
    if kind == "date":
        return Date(str(raw))
    if kind == "duration":
        return Duration(str(raw))
    if kind == "comparator":
        return Comparator(str(raw))
    if isinstance(raw, bool | int):
        return raw
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() else Decimal(str(raw))
    return Text(raw, language)


def extraction_of(gold: Gold) -> Extraction:
    """Turn the annotation of an article into the `Extraction` that a perfect reader would return.

    Roles whose place in the text is not known stand in the main sentence of the evidence.
    """
    text = sentences(gold.article.text, gold.article.language)
    ids = {entity.id: i for i, entity in enumerate(gold.entities)}
    found = mentions_of(gold, text)
    entities = []
    for i, entity in enumerate(gold.entities):
        spans = [s for j, s in found if j == i]
        mentions = tuple(Mention(entity.cls, s.begin, s.end, s.sentence, entity.names[0]) for s in spans)
        local = tuple(n for n in entity.names if gold.article.language == "en" or not n.isascii()) or entity.names[:1]
        entities.append(Entity(entity.cls, tuple(dict.fromkeys((entity.names[0], *local))), mentions))
    properties = []
    for i, entity in enumerate(gold.entities):
        at = entities[i].mentions[0].sentence if entities[i].mentions else 0
        for name, values in entity.properties.items():
            for raw in values:
                value = _value(raw, ENTITY_PROPERTIES[name], ids, gold.article.language)
                if value is not None:
                    properties.append(Property(i, name, value, at, "annotation"))
    statements = []
    for item in gold.statements:
        span = evidence_span(gold, item.evidence) or (text[0].begin, text[0].end)
        main = _sentence_at(text, span[1] - 1)
        kinds = STATEMENT_ROLES[item.cls]
        roles = tuple(
            Role(name, value, main)
            for name, values in item.roles.items()
            for raw in values
            if (value := _value(raw, kinds[name], ids, gold.article.language)) is not None
        )
        statements.append(Statement(item.cls, roles, main, span[0], span[1], "annotation"))
    return Extraction(gold.article, text, tuple(entities), tuple(statements), tuple(properties))
