"""An article on its way from mentions to statements: its sentences, and everything in them that can fill a role."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.language.words import Word
from craftgraph.model import Article, Mention, Sentence

_WORD: Final = re.compile(r"\w{3,}")
_STEM: Final = 5
"""Letters by which a word of a name is known again in a title, whatever its endings."""


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(text.lower())]


@dataclass(slots=True, eq=False)
class Node:
    """Something in a sentence that can fill a role or begin a statement; equal to itself alone; never changed.

    `kind` is an entity class, `quantity`, `date`, `speech`, or the label of a phrase (`role`, `occupation`, `group`,
    `indicator`, `feat`, `label`, `quality`, `element`). `first`/`last` are token indices, inclusive; `entity` an index
    into the document's entities, -1 for none; `nominal` marks a common noun that refers back.
    """

    kind: str
    begin: int
    end: int
    sentence: int
    first: int
    last: int
    entity: int = -1
    nominal: bool = False
    value: Quantity | TimeExpression | None = None


@dataclass(slots=True)
class Thing:
    """An entity of one article while it is being gathered from its mentions.

    A `supposed` one is no entity unless something is said of it.
    """

    cls: str
    names: list[str]
    mentions: list[Mention] = field(default_factory=list)
    supposed: bool = False


@dataclass(slots=True)
class Document:
    """One article with its words, things and nodes; the nodes of a sentence stand in the order of the text."""

    article: Article
    sentences: Sequence[Sentence]
    words: list[list[Word]]
    things: list[Thing]
    nodes: list[Node]
    _by_sentence: dict[int, list[Node]] = field(default_factory=dict)
    _titled: list[frozenset[int]] = field(default_factory=list)
    _records: list[frozenset[int]] = field(default_factory=list)

    def of_sentence(self, index: int) -> list[Node]:
        """The nodes of one sentence."""
        if not self._by_sentence:
            for node in self.nodes:
                self._by_sentence.setdefault(node.sentence, []).append(node)
        return self._by_sentence.get(index, [])

    def titled(self) -> frozenset[int]:
        """The things that the title names, by the beginnings of their words; none where the article has no title."""
        if not self._titled:
            title = set(_stems(self.article.title or ""))
            names = ((i, _stems(name)) for i, thing in enumerate(self.things) for name in thing.names)
            found = (i for i, stems in names if stems and 2 * len(title.intersection(stems)) >= len(stems))
            self._titled.append(frozenset(found) if title else frozenset())
        return self._titled[0]

    def records(self) -> frozenset[int]:
        """The sentences that speak of a record or name a register."""
        if not self._records:
            self._records.append(frozenset(n.sentence for n in self.nodes if n.kind in {"record", "Register"}))
        return self._records[0]

    def text(self, node: Node) -> str:
        """The words of a node as they stand in the article."""
        return self.article.text[node.begin : node.end]
