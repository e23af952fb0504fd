"""Who got a title, in lines under a heading (`Күміс медальмен марапатталғандар:`) or in the sentence behind it.

`Екі шеберге «Алтын қол» төсбелгісі берілді. Олардың бірі – …`: the next sentence says who they are.
"""

from collections.abc import Iterator
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns

_MARKS: Final = frozenset("-–—•*·")
_NUMBERED: Final = frozenset(").")
_OPENING: Final = 4
"""Words in which a sentence says that it names those of the one before it."""


def lines_under(doc: Document, sentence: int) -> Iterator[int]:
    """The sentences that are the lines of a list whose heading is `sentence`; none where it ends in no colon."""
    if not doc.sentences[sentence].text.endswith(":"):
        return
    for line in doc.sentences[sentence + 1 :]:
        if not _is_item(doc, line.index):
            return
        yield line.index


def _is_item(doc: Document, sentence: int) -> bool:
    """Tell whether a sentence begins a line and has a dash, a dot or a number in front."""
    line = doc.sentences[sentence]
    if "\n" not in doc.article.text[doc.sentences[sentence - 1].end : line.begin]:
        return False
    first, *rest = (token.text for token in line.tokens[:2])
    return first in _MARKS or (first.isdigit() and rest[:1] != [] and rest[0] in _NUMBERED)


def listed(doc: Document, anchor: Node) -> list[Node]:
    """Who is listed under the heading that ends with a title, or tells whom it was given: those who got it, in order.

    A line is of its persons, or else of the body that it begins with; one that names a title of its own tells of that
    one, and its persons are not taken.
    """
    found: list[Node] = []
    for line in lines_under(doc, anchor.sentence):
        nodes = [node for node in doc.of_sentence(line) if node.entity >= 0 and not node.nominal]
        if any(node.kind == "Title" for node in nodes):
            continue
        named = [node for node in nodes if node.kind == "Person"]
        found += named or [node for node in nodes if node.kind == "Organization"][:1]
    return found


def ends_heading(doc: Document, anchor: Node) -> bool:
    """Tell whether an anchor is the last thing that a heading says: `«Достық» орденімен:`."""
    tokens = doc.sentences[anchor.sentence].tokens
    return anchor.last == len(tokens) - 2 and tokens[-1].text == ":"


def named_behind(doc: Document, anchor: Node) -> list[Node]:
    """Who is named in the sentence behind the one that ends with a Kazakh title's clause; none where it names others.

    `Олардың арасында А мен Б бар`, `Олар – А мен Б`, `Сыйлық иегерлері қатарында – А`.
    """
    index = anchor.sentence + 1
    if index >= len(doc.sentences) or _titled_behind(doc, anchor):
        return []
    words = [w.lower for w in doc.words[index][:_OPENING]]
    lists = {key: frozenset(patterns("kk")["conferral"][key]) for key in ("those", "among", "they", "owners")}
    own = words[0] in lists["those"] and not lists["among"].isdisjoint(words[1:3])
    same = words[0] in lists["they"] and words[1:2] != [] and words[1] in _MARKS
    if not own and not same and lists["owners"].isdisjoint(words):
        return []
    return [n for n in doc.of_sentence(index) if n.kind == "Person" and n.entity >= 0 and not n.nominal]


def _titled_behind(doc: Document, anchor: Node) -> bool:
    return any(n.kind == "Title" and n.first > anchor.last for n in doc.of_sentence(anchor.sentence))
