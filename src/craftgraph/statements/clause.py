"""A quotation as an anchor, and the clause of a sentence that it quotes."""

from dataclasses import dataclass

from craftgraph.mentions.document import Document, Node


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation: where its words stand (code points), whether first-hand, and the node that attributes it."""

    begin: int
    end: int
    direct: bool
    anchor: Node


def clause(doc: Document, index: int, first: int, last: int) -> tuple[int, int] | None:
    """The offsets of tokens `first` … `last`, without punctuation at either end; None below three words."""
    tokens = doc.sentences[index].tokens
    while first <= last and not tokens[first].text[0].isalnum() and tokens[first].text not in "«“":
        first += 1
    while last >= first and not tokens[last].text[-1].isalnum() and tokens[last].text not in "»”%":
        last -= 1
    if sum(t.text[0].isalnum() for t in tokens[first : last + 1]) < 3:
        return None
    return tokens[first].begin, tokens[last].end
