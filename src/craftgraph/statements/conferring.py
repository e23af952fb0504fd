"""Who is given a title, in Russian and English: what a verb of giving and the cases beside it say plainly.

Who hands a title over does not get it (`награду вручил аким`, `presented by the governor`); who merely has it was not
given it in this sentence (`лауреат премии «…»`, `who holds the title of`); and the case of a name beside a verb of
giving tells who gets it (`совет присвоил городу статус`).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word, russian_analyser
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import PLACES

_REACH: Final = 4
"""Words between a title and the noun or verb that tells of having it, at most."""
_CLOSED: Final = frozenset(",;:()–—")
_GETTING: Final = PLACES - {"Venue"} | {"Person", "Organization"}


@lru_cache(maxsize=2)
def _lists(language: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in patterns(language)["conferral"].items()}


def is_standing(doc: Document, anchor: Node) -> bool:
    """Tell whether a title is one that somebody has: `лауреат премии «Нить» Вера Орлова`, `she holds the title of`."""
    language = doc.article.language
    words, tokens, lists = doc.words[anchor.sentence], doc.sentences[anchor.sentence].tokens, _lists(language)
    for k in range(anchor.first - 1, max(anchor.first - 2 - _REACH, -1), -1):
        word = words[k]
        if tokens[k].text in _CLOSED:
            return False
        if word.lemma in lists["holds"] and not word.negated:
            return language == "ru" or word.verb not in {"past", "participle"}
        if word.lemma in lists["holders"] and not word.plural:
            # `стал лауреатом`, `became the winner of` tell of it as done
            told = [w for w in words[max(0, k - 6) : k] if w.verb and w.lemma in lists["becoming"]]
            return not told and not (language == "ru" and word.case == "ins")
        if word.verb:
            return False
    return False


def hands_over(doc: Document, anchor: Node, node: Node) -> bool:
    """Tell whether a person gives the title instead of getting it."""
    if node.sentence != anchor.sentence or node.kind not in {"Person", "Organization"}:
        return False
    words, lists = doc.words[node.sentence], _lists(doc.article.language)
    if doc.article.language == "en":
        before = words[max(0, node.first - 8) : node.first]
        by = next((i for i in range(len(before) - 1, -1, -1) if before[i].lower == "by"), None)
        if by is None or by == 0 or before[by - 1].lemma not in lists["handing"]:
            return False
        return not any(w.verb in {"past", "present"} or w.lower in {",", "to"} for w in before[by + 1 :])
    verb = _verb(words, anchor, lists["handing"])
    if verb is None or words[verb].verb != "past" or words[verb].plural:
        return False
    return _can_be(words, node, "nomn") and not _can_be(words, node, "datv")


def given_to(doc: Document, anchor: Node) -> Node | None:
    """The one whom a Russian verb of giving names in the dative (`присвоил Омску статус «…»`); None where none is."""
    if doc.article.language != "ru":
        return None
    words = doc.words[anchor.sentence]
    verb = _verb(words, anchor, _lists("ru")["giving"])
    if verb is None or words[verb].verb not in {"past", "participle"} or (verb and words[verb - 1].lower == "не"):
        return None
    found = {
        n.entity: n
        for n in doc.of_sentence(anchor.sentence)
        if n.kind in _GETTING and n.entity >= 0 and n.entity != anchor.entity and not n.nominal
        if (not anchor.first <= n.first <= anchor.last) and _in_dative(words, n)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def conferrer(doc: Document, anchor: Node) -> Node | None:
    """The body whose title it is by its Russian name: `Почётная грамота Союза ткачей`, `приз Союза ткачей «Нить»`."""
    if doc.article.language != "ru":
        return None
    words = doc.words[anchor.sentence]
    inside = [
        n
        for n in doc.of_sentence(anchor.sentence)
        if n.kind == "Organization" and n.entity >= 0 and anchor.first < n.first <= anchor.last + 1
        if words[n.first].case == "gen" or not words[n.first].case
    ]
    return inside[0] if inside else None


def _verb(words: Sequence[Word], anchor: Node, lemmas: frozenset[str]) -> int | None:
    """The verb of a list that stands nearest to a title, with no mark of a clause between."""
    found = [i for i, w in enumerate(words) if w.verb and w.lemma in lemmas]
    nearest = min(found, key=lambda i: min(abs(i - anchor.first), abs(i - anchor.last)), default=None)
    if nearest is None:
        return None
    between = words[nearest : anchor.first] if nearest < anchor.first else words[anchor.last : nearest]
    return None if any(w.lower in _CLOSED for w in between) else nearest


@lru_cache(maxsize=8192)
def _cases(text: str) -> frozenset[str]:
    return frozenset(str(p.tag.case) for p in russian_analyser().parse(text) if p.tag.case)


def _can_be(words: Sequence[Word], node: Node, case: str) -> bool:
    return all(case in _cases(w.lower) for w in words[node.first : node.last + 1] if w.lower.isalpha())


def _in_dative(words: Sequence[Word], node: Node) -> bool:
    """Tell whether a name is in the dative and not behind a preposition: `Омску`, not `по Омску`."""
    if not _can_be(words, node, "datv") or _can_be(words, node, "gent") or _can_be(words, node, "nomn"):
        return False
    before = words[node.first - 1].lower if node.first else ""
    return before not in {"по", "к", "ко", "благодаря"} and before not in WordList.load("ru", "place")
