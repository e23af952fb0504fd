"""What a figure measures, in Russian and English: the noun it counts, or the words of its clause that tell of it."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from craftgraph.language.expressions import Quantity
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.clauses import FINITE

_BOUNDS: Final = frozenset(',;:()—–«»“”".')
_SHORT: Final = frozenset(("тыс", "млн", "млрд", "трлн"))
_COPULAS: Final = frozenset(("is", "are", "was", "were"))
_MORE: Final = frozenset(("больше", "меньше", "выше", "ниже"))
_THAN: Final = 6
"""Tokens of a comparison, at most: `больше, чем пять лет назад`."""
_LIMIT: Final = 4
_CLAUSES: Final = 3
"""How many clauses back it may stand, over brackets, dashes and colons."""
_DEPTH: Final = 5
"""How many figures back the thing measured may have been named."""


@lru_cache(maxsize=2)
def _lists(language: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in patterns(language)["figures"].items()}


def measured(doc: Document, quantity: Node, depth: int = 0) -> str | None:
    """The words that say what a figure measures, None where there are none.

    A bare number counts the noun behind it (`118 ремесленных мастерских`, `6.8 million people`). A share, a sum or a
    multiple measures what the clause before it names (`доход от экспорта составил 412 млн долларов`); a figure in a
    row (`Россия (7,7 млн)`) what the figure before it does.
    """
    value = quantity.value
    if not isinstance(value, Quantity) or value.ordinal:
        return None
    more = _by_more(doc, quantity, depth)
    if more:
        return more
    measure = value.unit is not None and value.unit.islower() and value.unit not in {"раза", "times"}
    by_number = value.unit is None or value.duration is not None or measure
    part = _part(doc, quantity)
    before = _figure_before(doc, quantity) if depth < _DEPTH else None
    if before is not None and not part and (_is_compared(doc, quantity) or _is_part(doc, quantity)):
        return measured(doc, before, depth + 1)
    noun = counted(doc, quantity) if by_number and not part else None
    if noun:
        return _with_verb(doc, quantity, noun)
    found = part or _worth(doc, quantity) or _bracketed(doc, quantity) or _before(doc, quantity, "noun")
    if found:
        return found
    found = measured(doc, before, depth + 1) if before is not None else None
    return found or counted(doc, quantity) or _before(doc, quantity, "verb")


def _is_part(doc: Document, quantity: Node) -> bool:
    """Tell of an English figure that counts a part of the one before it without a noun: `60 of them from abroad`."""
    behind = [w.lower for w in doc.words[quantity.sentence][quantity.last + 1 : quantity.last + 3]]
    return doc.article.language == "en" and _is_whole(behind, _lists("en")["part_of"])


def _is_compared(doc: Document, quantity: Node) -> bool:
    """Tell whether an English figure is one that the figure before it is compared with: `up from 280 last year`."""
    lists = _lists(doc.article.language)
    if not lists["compared"] or not quantity.first:
        return False
    words = [w.lower for w in doc.words[quantity.sentence][max(0, quantity.first - 3) : quantity.first]]
    pair = " ".join(words[-2:])
    return words[-1] in lists["compared"] or pair in lists["compared"]


def _worth(doc: Document, quantity: Node) -> str | None:
    """What an English sum was paid for or brought in: `$2 million worth of baskets`, `48 million tenge in grants`."""
    unit = quantity.value.unit if isinstance(quantity.value, Quantity) else None
    if doc.article.language != "en" or not unit or not unit.isupper():
        return None
    behind = [w.lower for w in doc.words[quantity.sentence][quantity.last + 1 : quantity.last + 3]]
    if behind == ["worth", "of"]:
        return counted(doc, replace(quantity, last=quantity.last + 2))
    named = (n for n in doc.of_sentence(quantity.sentence) if n.entity >= 0 or n.kind == "date")
    if behind[:1] not in (["in"], ["from"]) or any(n.first <= quantity.last + 2 <= n.last for n in named):
        return None
    return counted(doc, replace(quantity, last=quantity.last + 1))


def _bracketed(doc: Document, quantity: Node) -> str | None:
    """The plural right before an English figure in brackets: `Germans (38,600) and Turks (19,800)`."""
    words, tokens = doc.words[quantity.sentence], doc.sentences[quantity.sentence].tokens
    at = next((k for k in range(quantity.first - 1, max(quantity.first - 4, -1), -1) if tokens[k].text == "("), 0)
    if doc.article.language != "en" or at == 0 or not words[at - 1].plural:
        return None
    named = (n for n in doc.of_sentence(quantity.sentence) if n.entity >= 0 and n.kind != "Country")
    if any(n.first <= at - 1 <= n.last for n in named):
        return None
    return _text(doc, quantity.sentence, [at - 1])


def _by_more(doc: Document, quantity: Node, depth: int) -> str | None:
    """`на 38 больше, чем год назад`: what the figure before measures, and by what it is compared; in Russian only."""
    tokens = doc.sentences[quantity.sentence].tokens
    first = quantity.last + 1
    if doc.article.language != "ru" or first >= len(tokens) or tokens[first].text not in _MORE or depth >= _DEPTH:
        return None
    before = _figure_before(doc, quantity)
    noun = measured(doc, before, depth + 1) if before is not None else None
    if noun is None:
        return None
    last = first
    if [t.text for t in tokens[first + 1 : first + 3]] == [",", "чем"]:
        last += 2
    while last + 1 < len(tokens) and last - first < _THAN and tokens[last + 1].text[0].isalnum():
        last += 1
    return f"{noun} {_text(doc, quantity.sentence, [i for i in range(first, last + 1) if tokens[i].text != ','])}"


def _text(doc: Document, sentence: int, taken: list[int]) -> str:
    tokens = doc.sentences[sentence].tokens
    return " ".join(tokens[i].text for i in taken)


def counted(doc: Document, quantity: Node) -> str | None:
    """The noun phrase right behind a number."""
    language = doc.article.language
    words, tokens = doc.words[quantity.sentence], doc.sentences[quantity.sentence].tokens
    stop = _lists(language)["stop"]
    taken: list[int] = []
    for i in range(quantity.last + 1, len(words)):
        word, text = words[i], tokens[i].text
        if not taken and (text in "–—" or (text == "." and words[i - 1].lower in _SHORT)):
            continue
        if language == "en" and not taken and word.verb == "past" and _is_attribute(doc, quantity.sentence, i):
            taken.append(i)  # `1,540 registered artisans`
            continue
        if not text[0].isalpha() or word.lower in stop or (word.verb in FINITE and (taken or language == "en")):
            if language == "en" and not taken and word.lower == "of" and i == quantity.last + 1:
                continue
            break
        if language == "ru" and word.verb and not taken:
            if word.verb == "participle":
                continue
            break
        if language == "ru" and text[0].isupper():
            break
        taken.append(i)
        noun = language == "ru" and word.case and not word.lemma.endswith(("ый", "ий", "ой"))
        if noun or len(taken) == _LIMIT:
            break
    return _text(doc, quantity.sentence, taken) if taken else None


def _is_attribute(doc: Document, sentence: int, at: int) -> bool:
    """Tell whether an English participle belongs to the plural behind it."""
    behind = doc.words[sentence][at + 1 : at + 2]
    return bool(behind) and behind[0].plural and not behind[0].verb


def _with_verb(doc: Document, quantity: Node, noun: str) -> str:
    """`100 девушек прошли`: the noun with what they did, where a verb of its clause tells that."""
    words, tokens = doc.words[quantity.sentence], doc.sentences[quantity.sentence].tokens
    size, plain = len(noun.split()), _lists(doc.article.language)["plain"]
    if size > 2:
        return noun
    for places in (range(quantity.first - 1, -1, -1), range(quantity.last + 1 + size, len(words))):
        for i in places:
            if tokens[i].text in _BOUNDS:
                break
            if words[i].verb in FINITE and words[i].lemma not in plain and not _is_said(doc, quantity.sentence, i):
                text = tokens[i].text
                return f"{noun} {text}" if i > quantity.last or doc.article.language == "en" else f"{text} {noun}"
    return noun


def _is_said(doc: Document, sentence: int, at: int) -> bool:
    """Tell whether a token is an English verb of saying, or its `that`: what stands before it tells of no figure."""
    word = doc.words[sentence][at]
    if doc.article.language != "en":
        return False
    return word.lower == "that" or (word.verb in FINITE and word.lemma in patterns("en")["speech"]["reports"])


def _part(doc: Document, quantity: Node) -> str | None:
    """What a part of the figure before is said to be: `26 percent of them were Russian citizens`, `40 % из них – …`.

    `Of them, 300 were foreigners` and `of whom 300 were …` say it before the figure.
    """
    lists, words = _lists(doc.article.language), doc.words[quantity.sentence]
    before = [w.lower for w in words[: quantity.first] if w.lower != ","][-2:]
    behind = [w.lower for w in words[quantity.last + 1 : quantity.last + 3]]
    if _is_whole(behind, lists["part_of"]):
        last = quantity.last + 2
    elif _is_whole(before, lists["part_of"]):
        last = quantity.last
    else:
        return None
    copula = words[last + 1].lower in _COPULAS if last + 1 < len(words) else False
    part = replace(quantity, last=last + copula)
    return counted(doc, part) or (_deed(doc, part) if doc.article.language == "ru" else None)


def _deed(doc: Document, quantity: Node) -> str | None:
    """What the counted did, behind a number without a noun: `более 9 тысяч приехали из-за рубежа`."""
    words, tokens = doc.words[quantity.sentence], doc.sentences[quantity.sentence].tokens
    first = last = quantity.last + 1
    if first >= len(words) or words[first].verb not in FINITE:
        return None
    while last + 1 < len(words) and last - first < _LIMIT - 1 and tokens[last + 1].text[0].isalpha():
        last += 1
    return _text(doc, quantity.sentence, [*range(first, last + 1)])


def _is_whole(pair: list[str], parts: frozenset[str]) -> bool:
    return len(pair) == 2 and pair[0] in {"of", "из"} and pair[1] in parts


def _before(doc: Document, quantity: Node, kind: str) -> str | None:
    """The nouns (or the verb) of the clause before a figure, without dates and names, at most four words.

    A clause of names alone (`Россия (7,7 млн)`) has none but behind a colon; brackets and dashes belong to the clause
    before them.
    """
    language = doc.article.language
    words, tokens = doc.words[quantity.sentence], doc.sentences[quantity.sentence].tokens
    stop, empty = _lists(language)["stop"], _lists(language)["empty"]
    names = {
        k
        for n in doc.of_sentence(quantity.sentence)
        if (n.entity >= 0 and (not n.nominal or language == "en"))
        or n.kind in {"date", "quantity"}
        or (language == "en" and n.kind in {"role", "occupation"})
        for k in range(n.first, n.last + 1)
    }
    last = quantity.first
    for _ in range(_CLAUSES):
        first = last
        while first > 0 and not (tokens[first - 1].text in _BOUNDS or _is_said(doc, quantity.sentence, first - 1)):
            first -= 1
        nouns: list[int] = []
        verbs: list[int] = []
        for i in range(first, last):
            word = words[i]
            if i in names or not tokens[i].text[0].isalpha() or word.lower in stop or word.lemma in empty:
                continue
            (verbs if word.verb in FINITE or word.verb == "participle" else nouns).append(i)
        if kind == "verb":
            return _text(doc, quantity.sentence, verbs[-1:]) if verbs else None
        if nouns:
            head = [i for i in nouns if not verbs or i < verbs[0]] or nouns
            whole = range(head[0], head[:_LIMIT][-1] + 1)  # with the little words: `доход от экспорта`
            return _text(doc, quantity.sentence, head[:_LIMIT] if names & {*whole} else [*whole])
        sign = tokens[first - 1].text if first else ""
        named = not names.isdisjoint(range(first, last))
        if not sign or (named and sign != ":") or (sign not in "(–—:" and not verbs):
            return None
        last = first - 1
    return None


def _figure_before(doc: Document, quantity: Node) -> Node | None:
    """The figure before this one, in the same sentence or the one before it."""
    found = None
    for sentence in (quantity.sentence - 1, quantity.sentence):
        for node in doc.of_sentence(sentence) if sentence >= 0 else ():
            if isinstance(node.value, Quantity) and not node.value.ordinal and node.begin < quantity.begin:
                found = node
    return found
