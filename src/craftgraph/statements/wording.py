"""How the words of a Kazakh text role stand by themselves: without the case of their sentence, and whole."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from craftgraph.language.kk.analysis import without_case
from craftgraph.language.words import word
from craftgraph.mentions.document import Document, Node
from craftgraph.statements.anchors import EVENTS

_SHORT: Final = 2
"""Words of a label that another one owns, at most."""
_TIMES: Final = frozenset({"дүркін", "мәрте", "рет", "қайтара"})
_ALSO: Final = frozenset({"да", "де", "та", "те"})
_PARTICLES: Final = _ALSO | {"бұған", "дейін", "бүгінде", "қазір"}
_OWNERS: Final = frozenset({"Title", "Register"}) | EVENTS
"""What one is a laureate, winner or holder of."""
_OPENING: Final = frozenset("«“")
_OBLIQUE: Final = frozenset({"gen", "dat", "acc", "abl", "loc", "ins"})


@lru_cache(maxsize=4096)
def counted_name(text: str) -> str:
    """Return a counted group in the nominative; number and possessor stay.

    >>> counted_name("жас зергердің"), counted_name("қонақтармен"), counted_name("шебер")
    ('жас зергер', 'қонақтар', 'шебер')
    """
    head, space, last = text.rpartition(" ")
    w = word(last, "kk")
    if w.verb or w.case not in _OBLIQUE or not last[-1:].isalpha():
        return text
    return head + space + without_case(last)


def label_text(doc: Document, label: Node) -> str:
    """Return a Kazakh distinction whole and without how often it was won.

    The phrase may be the last words alone: `«Тарлан» байқауының екі дүркін [жеңімпазы]` is one of `«Тарлан»
    байқауының жеңімпазы`.
    """
    words = doc.words[label.sentence]
    times = [k for k in range(max(1, label.first - 3), label.last + 1) if words[k].lower in _TIMES]
    counted = {k - 1 for k in times} | {*times}
    counted |= {k - 1 for k in counted if k and words[k - 1].lower in _ALSO}
    said = [k for k in range(label.first, label.last + 1) if k not in counted] or [label.last]
    while len(said) > 1 and words[said[0]].lower in _PARTICLES:
        del said[0]
    begin = label.first
    while begin - 1 in counted:
        begin -= 1
    if words[label.last].possessive == "3" and len(said) <= _SHORT:
        said = [*_owner(doc, label.sentence, begin), *said]
    return _written(doc, label.sentence, said)


def _owner(doc: Document, index: int, end: int) -> range:
    """The tokens of what a distinction before token `end` is of, with its opening quotation mark."""
    tokens, words = doc.sentences[index].tokens, doc.words[index]
    for node in doc.of_sentence(index):
        if node.kind in _OWNERS and not node.nominal and node.last == end - 1 and words[node.last].case == "gen":
            quoted = node.first > 0 and tokens[node.first - 1].text in _OPENING
            return range(node.first - quoted, end)
    return range(0)


def _written(doc: Document, index: int, said: Sequence[int]) -> str:
    """The words of some tokens of a sentence, in order, as the article writes them."""
    tokens, text = doc.sentences[index].tokens, doc.article.text
    found = text[tokens[said[0]].begin : tokens[said[0]].end]
    for before, k in pairwise(said):
        between = text[tokens[before].end : tokens[k].begin] if before == k - 1 else " "
        found += between + text[tokens[k].begin : tokens[k].end]
    return found
