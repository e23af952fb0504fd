"""What the tagger looks at: spelling, word form, word lists, quotation marks and neighbours of every token."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.words import Word, word
from craftgraph.mentions.lexicon import Lexicon, lexicon
from craftgraph.model import Sentence

_OPENING: Final = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’"}
_HEADS: Final = frozenset({"org", "event", "venue", "title", "register", "place"})


@lru_cache(maxsize=65536)
def shape(text: str) -> str:
    """The look of a token: its script and the pattern of capitals, digits and other signs, runs shortened.

    >>> shape("Алматы"), shape("BAQ.KZ-ке"), shape("2025")
    ('Xx', 'L.L-x', 'd')
    """
    out: list[str] = []
    for char in text:
        if char.isdigit():
            kind = "d"
        elif char.isalpha():
            latin = char.isascii()
            kind = ("L" if latin else "X") if char.isupper() else ("l" if latin else "x")
        else:
            kind = char if char in "-.'’&%" else "?"
        if not out or out[-1] != kind:
            out.append(kind)
    return "".join(out)


def quoted(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (index of the opening mark, index of the closing mark) of the quotations that open and close in `texts`."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for i, text in enumerate(texts):
        if opened and text == _OPENING[texts[opened[-1]]]:
            pairs.append((opened.pop(), i))
        elif text in _OPENING:
            opened.append(i)
    return sorted(pairs)


@lru_cache(maxsize=65536)
def _own(text: str, language: str) -> tuple[str, ...]:
    """Features of a token by itself; cached, since news repeats its words."""
    w, low = word(text, language), text.lower()
    found = [f"w={low}", f"l={w.lemma}", f"sh={shape(text)}", f"c={w.case}{w.possessive}{'+' if w.plural else ''}"]
    found += [f"s{n}={low[-n:]}" for n in (1, 2, 3, 4, 5) if len(low) > n]
    found += [f"p{n}={low[:n]}" for n in (2, 3, 4, 5) if len(low) > n]
    if w.verb:
        found += [f"v={w.verb}"]
    return tuple(found)


@lru_cache(maxsize=65536)
def _neighbour(text: str, language: str) -> tuple[str, ...]:
    """Features that a token lends to its neighbours."""
    w = word(text, language)
    return (
        f"w={text.lower()}",
        f"l={w.lemma}",
        f"sh={shape(text)}",
        f"c={w.case}{w.possessive}",
        f"s3={text.lower()[-3:]}",
    )


def _quotation_features(texts: Sequence[str], words: Sequence[Word], rows: list[list[str]]) -> None:
    """A quoted name is known by what stands before and behind it: `«…» байқауының` is a competition."""
    for opening, closing in quoted(texts):
        length = closing - opening - 1
        size = "1" if length == 1 else "3" if length <= 3 else "6" if length <= 6 else "9" if length <= 9 else "+"
        behind = [words[k].lemma for k in range(closing + 1, min(closing + 4, len(words)))]
        before = words[opening - 1].lemma if opening else "^"
        marks = [f"q#{size}", f"q<{before}", *(f"q>{n}={lemma}" for n, lemma in enumerate(behind))]
        marks += [f"q>={lemma}" for lemma in behind]
        for k in range(opening, closing + 1):
            rows[k] += marks
        for k in range(closing + 1, min(closing + 4, len(words))):
            rows[k].append(f"q]{k - closing}#{size}")
        if opening:
            rows[opening - 1].append(f"q[#{size}")


def _head_features(tags: Sequence[tuple[str, ...]], texts: Sequence[str], rows: list[list[str]]) -> None:
    """The next class noun on the right within the phrase: `Қарағанды облыстық мәдениет басқармасы`."""
    head, distance = "", 0
    for i in range(len(texts) - 1, -1, -1):
        if head:
            distance += 1
            near = "1" if distance == 1 else "2" if distance == 2 else "4" if distance <= 4 else "8"
            if distance <= 8:
                rows[i] += [f"h={head}", f"h{near}={head}"]
        if texts[i] in ",.;:!?–—":
            head = ""
        for tag in tags[i]:
            if tag.split(":")[0] in _HEADS:
                head, distance = tag, 0
                break


def _neighbourhood(text: Sequence[Sentence], language: str) -> dict[str, list[tuple[int, int, str, str]]]:
    """Where every capitalised word of an article stands (sentence, token), and the lemmas on its left and right."""
    found: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for sentence in text:
        lemmas = [word(t.text, language).lemma for t in sentence.tokens]
        for i, token in enumerate(sentence.tokens):
            if token.text[0].isupper():
                left = lemmas[i - 1] if i else "^"
                right = lemmas[i + 1] if i + 1 < len(lemmas) else "$"
                found[lemmas[i]].append((sentence.index, i, left, right))
    return found


def features(text: Sequence[Sentence], language: str) -> list[list[list[str]]]:
    """Return the attributes of every token of an article's sentences, for CRFsuite: sentence → token → strings.

    A capitalised word also takes along what stands beside it elsewhere in the article.
    """
    elsewhere = _neighbourhood(text, language)
    result = []
    for sentence in text:
        rows = _sentence_features(sentence, language)
        for i, token in enumerate(sentence.tokens):
            if token.text[0].isupper():
                places = elsewhere[word(token.text, language).lemma]
                for index, at, left, right in places:
                    if (index, at) != (sentence.index, i):
                        rows[i] += [f"d<{left}", f"d>{right}"]
                if len(places) > 1:
                    rows[i].append("d+")
        result.append(rows)
    return result


def _sentence_features(sentence: Sentence, language: str) -> list[list[str]]:
    """The attributes of the tokens of one sentence by itself."""
    texts = [t.text for t in sentence.tokens]
    lists: Lexicon = lexicon(language)
    words = [word(t, language) for t in texts]
    tags = [lists.tags(t, w.lemma) for t, w in zip(texts, words, strict=True)]
    names = lists.names(texts, words)
    rows: list[list[str]] = []
    last = len(texts) - 1
    for i, text in enumerate(texts):
        row = [*_own(text, language), *(f"t={tag}" for tag in tags[i]), *names[i]]
        for offset in (-2, -1, 1, 2):
            k = i + offset
            if 0 <= k <= last:
                near = _neighbour(texts[k], language) if abs(offset) == 1 else _neighbour(texts[k], language)[:3]
                row += [f"{offset}{f}" for f in near]
                row += [f"{offset}t={tag}" for tag in tags[k]]
                row += [f"{offset}{name}" for name in names[k]]
            else:
                row.append(f"{offset}=edge")
        if i:
            row += [f"-1,0={words[i - 1].lemma}|{words[i].lemma}", f"-1,0sh={shape(texts[i - 1])}|{shape(text)}"]
        if i < last:
            row += [f"0,1c={words[i].case}{words[i].possessive}|{words[i + 1].lemma}"]
            row += [f"0,1sh={shape(text)}|{shape(texts[i + 1])}"]
        if i == 0:
            row.append("first")
        rows.append(row)
    _quotation_features(texts, words, rows)
    _head_features(tags, texts, rows)
    return rows
