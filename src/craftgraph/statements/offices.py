"""Offices that their noun gives away where the tagger saw none: `исполнительный директор ассоциации Вера Тихомирова`.

They are proposals in Russian and English; the role models decide which of them somebody holds.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns

_REACH: Final = 14
"""Tokens between an office and the person that may hold it, at most."""
_LEFT: Final = 3
_RIGHT: Final = 4


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
        if language == "en" and i + 1 < len(words) and i + 1 not in taken and words[i + 1].lemma in known:
            continue  # `deputy director` is one office
        if not any(0 < p.first - i <= _REACH or 0 < i - p.last <= _REACH for p in persons):
            continue
        if language == "ru" and (_of_several(word, i, persons) or _addressed(doc, index, i, persons)):
            continue
        first = i
        while first > 0 and i - first < _LEFT and first - 1 not in taken and _modifies(doc, index, first - 1):
            first -= 1
        last = _governed(doc, index, i, taken) if word.lemma in patterns(language)["offices"]["governing"] else i
        taken.update(range(first, last + 1))
        yield Node("role", tokens[first].begin, tokens[last].end, index, first, last)


def _of_several(word: Word, at: int, persons: Sequence[Node]) -> bool:
    """Tell of a plural that no row of persons follows: `организаторы` are nobody by name, `послы А и Б` are."""
    if not word.plural:
        return False
    behind = [p for p in persons if p.first > at]
    return len(behind) < 2 or behind[0].first - at > _RIGHT or behind[1].first - behind[0].last > _RIGHT


def _addressed(doc: Document, index: int, at: int, persons: Sequence[Node]) -> bool:
    """Tell whether somebody is told what another says: `рассказал корреспонденту Олег Попов`."""
    words, verbs = doc.words[index], patterns("ru")["speech"]["verbs"]
    if words[at].case != "dat" or not any(w.lemma in verbs for w in words[max(0, at - 2) : at]):
        return False
    named = next((p for p in persons if 0 < p.first - at <= _RIGHT), None)
    return named is None or words[named.first].case != "dat"


def _governed(doc: Document, index: int, at: int, taken: set[int]) -> int:
    """The last word of what an office governs in the genitive: `заместитель министра культуры и спорта`."""
    words, tokens = doc.words[index], doc.sentences[index].tokens
    last = at
    for k in range(at + 1, min(at + 1 + _RIGHT, len(words))):
        governed = words[k].case == "gen" and tokens[k].text[0].islower() and not words[k].verb
        if k in taken or not (governed or words[k].lower == "и"):
            break
        last = k
    return last - (words[last].lower == "и")


def _modifies(doc: Document, index: int, at: int) -> bool:
    """Tell whether a word can belong to the office behind it: `исполнительный`, `executive`."""
    word, text = doc.words[index][at], doc.sentences[index].tokens[at].text
    if (
        not text[0].isalpha()
        or word.lower in patterns(doc.article.language)["offices"]["stop"]
        or text.endswith(("'s", "’s"))
    ):
        return False
    if (
        doc.article.language == "en"
        and word.verb in {"past", "present"}
        and word.lemma in patterns("en")["speech"]["verbs"]
    ):
        return False  # `joked curator Vera Long`
    if doc.article.language == "ru":
        return word.lemma.endswith(("ый", "ий", "ой")) and (text[0].islower() or at == 0)
    return True
