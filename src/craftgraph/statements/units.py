"""What a number counts: the noun phrase behind it."""

from craftgraph.mentions.document import Document, Node


def counted_noun(doc: Document, quantity: Node) -> str | None:
    """The words from the number to its noun (`323 мыңы – шетелдік қонақтар` → `шетелдік қонақтар`), None where none is.

    The phrase ends at its first noun that is no modifier: in Kazakh and English the last of a row of nouns and
    adjectives before a verb or punctuation, three words at most.
    """
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
