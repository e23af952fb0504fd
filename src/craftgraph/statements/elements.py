"""What may be entered in a register: quoted names and sights in the sentences around one that names a register.

They are proposals beside the crafts and the elements that the tagger saw: the role models decide which are entered.
"""

from collections.abc import Iterator
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.mentions.features import quoted
from craftgraph.mentions.names import dictionary_form
from craftgraph.patterns import patterns

_BEFORE, _BEHIND = 1, 3
"""Sentences around a register in which elements of it are told."""
_SIGHTS: Final = frozenset({"Venue", "Place"})
_OTHERS: Final = frozenset({"Title", "Register", "Organization", "Person"})
_LONGEST: Final = 5
"""Words before a noun of heritage, at most."""
_JOINTS: Final = frozenset({"және", "мен", "пен", "бен", "да", "де", "та", "те", "ал", "сондай-ақ"})


def elements(doc: Document) -> Iterator[Node]:
    """Propose elements where a register is near; nothing that is one already, or is another name."""
    for index in sorted(_near_registers(doc)):
        nodes, tokens = doc.of_sentence(index), doc.sentences[index].tokens
        known = {(n.first, n.last) for n in nodes if n.kind in {"Craft", "element"}}
        others = {(n.first, n.last) for n in nodes if n.kind in _OTHERS}
        # what is quoted is a whole, whatever was seen in a part of it
        found = [span for span in _quoted(doc, index) if span not in known | others]
        for span in (*_told(doc, index), *((n.first, n.last) for n in nodes if n.kind in _SIGHTS and not n.nominal)):
            if span not in others and all(span[1] < first or last < span[0] for first, last in (*known, *found)):
                found.append(span)
        for first, last in found:
            yield Node("element", tokens[first].begin, tokens[last].end, index, first, last)


def _quoted(doc: Document, index: int) -> Iterator[tuple[int, int]]:
    """Quoted names, with the noun behind them where it tells of heritage: `«Амал» мерекесі`."""
    words = doc.words[index]
    for opening, closing in quoted([token.text for token in doc.sentences[index].tokens]):
        end = next((k for k in range(closing + 1, min(closing + 3, len(words))) if _is_heritage(doc, words[k])), None)
        if end is not None and all(words[k].lower.isalpha() for k in range(closing + 1, end)):
            yield opening, end
        elif closing - opening > 1:
            yield opening + 1, closing - 1


def _told(doc: Document, index: int) -> Iterator[tuple[int, int]]:
    """Nouns of heritage with what stands before them, back to a name, a figure, a verb or a mark."""
    words = doc.words[index]
    heads = [k for k, word in enumerate(words) if _is_heritage(doc, word)]
    if not heads:
        return
    kept = {"Craft", "element"}
    closed = {k for n in doc.of_sentence(index) if n.kind not in kept for k in range(n.first, n.last + 1)}
    for head in heads:
        first = head
        while first and first - 1 not in closed and head - first < _LONGEST and _modifies(words[first - 1]):
            first -= 1
        if first < head:
            yield first, head


def _modifies(word: Word) -> bool:
    return word.lower.replace("-", "").isalpha() and word.verb in {"", "infinitive"} and word.lower not in _JOINTS


def _is_heritage(doc: Document, word: Word) -> bool:
    return bool(word.possessive) and word.lemma in patterns(doc.article.language).get("phrases", {}).get("heritage", ())


def _near_registers(doc: Document) -> set[int]:
    registers = {node.sentence for node in doc.nodes if node.kind == "Register"}
    around = {index + step for index in registers for step in range(-_BEFORE, _BEHIND + 1)}
    return around.intersection(range(len(doc.sentences)))


def element_text(doc: Document, node: Node) -> str:
    """The words of an element without its quotation marks, and in Kazakh without the case of the last."""
    words = doc.text(node).strip('«»“”„" ')
    return dictionary_form(words, "kk", "Craft") if doc.article.language == "kk" else words
