"""Offices that their noun gives away where the tagger saw none: `исполнительный директор ассоциации Вера Тихомирова`.

They are proposals in Russian and English; the role models decide which of them somebody holds.
"""

from collections.abc import Iterator
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.mentions.word_lists import WordList

_REACH: Final = 14
"""Tokens between an office and the person that may hold it, at most."""
_LEFT: Final = 3
_STOP: Final = frozenset(
    "the a an its his her their of and by to as for with said says told is was are were our who whose another "
    "new former "
    "и в на с по от к а но как что его её их бывший новый".split()
)
_GOVERNING: Final = frozenset("заместитель министр помощник советник вице-министр замминистра первый".split())


def offices(doc: Document, index: int) -> Iterator[Node]:
    """Yield `role` nodes of sentence `index` around nouns of office near a person, where no node of a role stands."""
    language = doc.article.language
    words, tokens, nodes = doc.words[index], doc.sentences[index].tokens, doc.of_sentence(index)
    known = WordList.load(language, "role")
    persons = [n for n in nodes if n.kind == "Person"]
    taken = {
        k for n in nodes if n.kind == "role" or (n.entity >= 0 and not n.nominal) for k in range(n.first, n.last + 1)
    }
    for i, word in enumerate(words):
        if i in taken or word.lemma not in known:
            continue
        if not any(0 < p.first - i <= _REACH or 0 < i - p.last <= _REACH for p in persons):
            continue
        first = i
        while (
            first > 0
            and i - first < _LEFT
            and first - 1 not in taken
            and _modifies(words[first - 1].lower, tokens[first - 1].text, language, words[first - 1].lemma)
        ):
            first -= 1
        last = i
        while (
            language == "ru"
            and word.lemma in _GOVERNING
            and last - i < _LEFT
            and last + 1 < len(words)
            and last + 1 not in taken
        ):
            nxt = words[last + 1]
            if not (nxt.case == "gen" and tokens[last + 1].text[0].islower()) and nxt.lower != "и":
                break
            last += 1
        if words[last].lower == "и":
            last -= 1
        yield Node("role", tokens[first].begin, tokens[last].end, index, first, last)


def _modifies(lower: str, text: str, language: str, lemma: str) -> bool:
    if not text[0].isalpha() or lower in _STOP or text.endswith(("'s", "’s")):
        return False
    if language == "ru":
        return lemma.endswith(("ый", "ий", "ой")) and text[0].islower()
    return text[0].isalpha()
