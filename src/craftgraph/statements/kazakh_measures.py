"""The words that tell what a Kazakh figure measures, as they stand around it: nouns in brackets, degrees, changes."""

from functools import lru_cache

from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in patterns("kk")["figures"].items()}


def wording(doc: Document, quantity: Node, phrase: Node) -> str:
    """The words of a phrase that a figure measures, without figures: `ауылдың 40 диірмені` are `ауылдың диірмені`.

    Behind its figure it ends before the next one (`40 [шеберхананың 29-ы жабық]`); where it compares, the degree
    behind the figure belongs to it (`[былтырғыдан] 400 мыңға көп`).
    """
    tokens, words = doc.sentences[phrase.sentence].tokens, doc.words[phrase.sentence]
    figures = [n for n in doc.of_sentence(phrase.sentence) if n.kind == "quantity" and n.last >= phrase.first]
    last = phrase.last
    if phrase.sentence == quantity.sentence and phrase.first > quantity.last:
        last = min([last, *(n.first - 1 for n in figures if phrase.first < n.first)])
    inside = {k for n in figures for k in range(n.first, n.last + 1)}
    parts: list[str] = []
    first = phrase.first
    for k in range(phrase.first, last + 2):
        if k <= last and k not in inside:
            continue
        if first < k:
            parts.append(doc.article.text[tokens[first].begin : tokens[k - 1].end])
        first = k + 1
    if last < phrase.last and words[last].case == "gen" and not words[last].plural and len(parts) == 1:
        head = tokens[last].begin - tokens[phrase.first].begin
        parts = [parts[0][:head] + words[last].lemma]  # 40 шеберхананың 29-ы: the workshops are counted
    behind = quantity.last + 1
    compares = words[last].case == "abl" or words[last].lower in _lists()["comparing"]
    if compares and last < quantity.first and behind < len(words) and words[behind].lower in _lists()["compared"]:
        parts.append(tokens[behind].text)
    return " ".join(parts) or doc.text(phrase)


def change(doc: Document, quantity: Node) -> str | None:
    """The word by which a share tells a change: the verb or degree behind it, the noun or the sign before it."""
    words, tokens = doc.words[quantity.sentence], doc.sentences[quantity.sentence].tokens
    lists = _lists()
    before = words[quantity.first - 1].lower if quantity.first else ""
    if before in lists["growth"]:
        return before
    if before in {"+", "–", "-", "−"} and quantity.first > 1 and tokens[quantity.first - 2].text == "(":
        return "өсім" if before == "+" else "төмендеу"
    i = quantity.last + 1
    if i + 1 < len(tokens) and tokens[i].text == "-" and tokens[i + 1].text.lower() in lists["endings"]:
        i += 2
    if i < len(words) and (
        words[i].lower in lists["compared"] or (words[i].verb and words[i].lemma in lists["changes"])
    ):
        return tokens[i].text
    return None


def in_brackets(doc: Document, quantity: Node) -> str | None:
    """The nouns right before a lone figure in brackets that are no name: `жез құмандар (34)`."""
    tokens, words = doc.sentences[quantity.sentence].tokens, doc.words[quantity.sentence]
    last = quantity.first - 2
    if last < 0 or tokens[last + 1].text != "(" or [t.text for t in tokens[quantity.last + 1 :][:1]] != [")"]:
        return None
    names = [n for n in doc.of_sentence(quantity.sentence) if n.entity >= 0 and not n.nominal]
    taken = {k for n in names for k in range(n.first, n.last + 1)}
    first = last + 1
    while first > 0 and last - first < 2:
        w = words[first - 1]
        if first - 1 in taken or not w.lower.isalpha() or w.verb or w.case not in {"nom", ""}:
            break
        first -= 1
    return None if first > last else doc.article.text[tokens[first].begin : tokens[last].end]


def most(doc: Document, quantity: Node) -> str | None:
    """What a lone figure has most of: `Ең көп шебер Таразда – 94`."""
    words = doc.words[quantity.sentence]
    for i in range(quantity.first - 2, 0, -1):
        if words[i].lower in _lists()["degrees"] and words[i - 1].lower == "ең":
            break
    else:
        return None
    tokens = doc.sentences[quantity.sentence].tokens
    for k in range(i + 1, min(i + 4, quantity.first)):
        w = words[k]
        if w.lower in _lists()["empty"]:
            return None
        nodes = doc.of_sentence(quantity.sentence)
        named = any(n.first <= k <= n.last for n in nodes if n.entity >= 0 and not n.nominal)
        if named or not w.lower[0].isalpha():
            return None
        if not w.verb and k + 1 <= quantity.first:
            return doc.article.text[tokens[i + 1].begin : tokens[k].end]
    return None
