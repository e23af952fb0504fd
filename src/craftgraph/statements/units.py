"""What a number counts: the noun phrase behind it."""

from craftgraph.mentions.document import Document, Node
from craftgraph.statements.measured import counted


def counted_noun(doc: Document, quantity: Node) -> str | None:
    """The words from the number to its noun (`323 мыңы – шетелдік қонақтар` → `шетелдік қонақтар`), None where none is.

    In Kazakh the phrase ends at its first noun that is no modifier, at a verb or punctuation, or after three words.
    """
    if doc.article.language != "kk":
        return counted(doc, quantity)
    sentence = doc.sentences[quantity.sentence]
    words = doc.words[quantity.sentence]
    taken: list[int] = []
    for i in range(quantity.last + 1, len(words)):
        text = sentence.tokens[i].text
        if not text[0].isalpha():
            if not taken and text in "–—-":
                continue
            break
        if words[i].verb and taken:
            break
        taken.append(i)
        if len(taken) == 3 or words[i].case not in {"nom", ""} or words[i].possessive:
            break
    if not taken:
        return None
    return doc.article.text[sentence.tokens[taken[0]].begin : sentence.tokens[taken[-1]].end]
