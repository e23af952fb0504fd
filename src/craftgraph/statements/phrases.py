"""Phrases that a word gives away where the tagger saw none: `ең ірі мәдени алаң`, `әлем чемпионы`.

They are proposals: the role models decide which of them say something.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.elements import elements
from craftgraph.statements.groups import groups
from craftgraph.statements.offices import offices

_LEFT, _RIGHT, _OF = 4, 6, 3
_MOST = re.compile(r".{2,}[еа]йш(?:ий|ая|ее|ие|его|ей|ую|их|им|ими|ем|ему)|сам(?:ой|ому|ого|ым|ую|ых)")
"""Russian superlatives in any form: `крупнейшим`, `самому`."""
_PRONOUNS = frozenset("he she it they we who which он она оно они мы кто который".split())
FEAT_FORMS = frozenset({"converb-p", "past", "past-participle", "participle", "finite"})


def with_phrases(doc: Document) -> Document:
    """Return the document with proposals for the qualities of superlatives and the labels of distinctions added."""
    added = [node for index in range(len(doc.sentences)) for node in _of_sentence(doc, index)]
    if doc.article.language == "kk":
        added += [node for index in range(len(doc.sentences)) for node in groups(doc, index)]
        added += _employed(doc)
    else:
        added += [node for index in range(len(doc.sentences)) for node in offices(doc, index)]
    added += elements(doc)
    if doc.records() or any(n.kind == "record" for n in added):
        figures = sorted({n.sentence for n in doc.nodes if n.kind == "quantity"})
        added += [node for index in figures for node in _feats(doc, index)]
    nodes = sorted([*doc.nodes, *added], key=lambda n: (n.begin, -n.end, n.kind))
    return replace(doc, nodes=nodes, _by_sentence={}, _records=[])


def _employed(doc: Document) -> Iterator[Node]:
    """A Kazakh profession right behind the body that it is practised in is an office: `… ансамблінің бишісі`."""
    for node in doc.nodes:
        if node.kind != "occupation" or doc.words[node.sentence][node.last].possessive != "3":
            continue
        nodes = doc.of_sentence(node.sentence)
        body = any(n.kind == "Organization" and not n.nominal and n.last == node.first - 1 for n in nodes)
        taken = any(n.kind == "role" and n.first <= node.last and node.first <= n.last for n in nodes)
        if body and not taken and doc.words[node.sentence][node.first - 1].case == "gen":
            yield replace(node, kind="role")


@lru_cache(maxsize=3)
def _lists(language: str) -> dict[str, frozenset[str]]:
    section = patterns(language).get("phrases", {})
    return {
        key: frozenset(section.get(key, ()))
        for key in ("superlative", "superlative_stop", "distinction", "record", "joints")
    }


def _of_sentence(doc: Document, index: int) -> Iterator[Node]:
    lists = _lists(doc.article.language)
    words = doc.words[index]
    superlative, distinction, record = lists["superlative"], lists["distinction"], lists["record"]
    most = {i for i, w in enumerate(words) if w.lemma in superlative or w.lower in superlative}
    if doc.article.language == "ru":
        most |= {i for i, w in enumerate(words) if _MOST.fullmatch(w.lower)}
    triggers = [i for i, w in enumerate(words) if i in most or w.lemma in distinction or w.lemma in record]
    if not triggers:
        return
    nodes = doc.of_sentence(index)
    taken = {k: n.kind for n in nodes if n.kind in {"quality", "label"} for k in range(n.first, n.last + 1)}
    kazakh = doc.article.language == "kk"
    covered = {k for n in nodes if n.kind == "Person" and (kazakh or not n.nominal) for k in range(n.first, n.last + 1)}
    named = {k for n in nodes if n.entity >= 0 and not n.nominal for k in range(n.first, n.last + 1)}
    # әлем чемпионы атанды: a title that was given then is no standing besides
    given = {
        n.last for n in nodes if n.kind == "Title" and [w.lemma for w in words[n.last + 1 : n.last + 2]] == ["атан"]
    }
    done = -1
    for i in triggers:
        w = words[i]
        if w.lemma in record and i not in named:
            yield _node(doc, "record", index, i, i)
        if i <= done or i in covered:
            continue
        if i in most and taken.get(i) != "quality":
            last = _rightwards(doc, index, i, lists["superlative_stop"])
            if last > i and not any(taken.get(k) == "quality" for k in range(i, last + 1)):
                yield _node(doc, "quality", index, i, last)
                done = last
        elif w.lemma in distinction and taken.get(i) != "label" and i not in given:
            if not kazakh and w.plural and _adjective(w):
                continue
            first = _leftwards(doc, index, i, covered)
            yield _node(doc, "label", index, first, i if kazakh else _owned(doc, index, i))


def _adjective(word: Word) -> bool:
    """Tell of a Russian adjective: `народных промыслов` is no standing, `народный мастер` may be."""
    return word.lemma.endswith(("ый", "ий", "ой"))


def _owned(doc: Document, index: int, at: int) -> int:
    """The last word of what a Russian standing is of: `рекордсмен мира`, `чемпион Азии по борьбе` is that of `Азии`."""
    words, tokens = doc.words[index], doc.sentences[index].tokens
    persons = {k for n in doc.of_sentence(index) if n.kind == "Person" for k in range(n.first, n.last + 1)}
    last = at
    while doc.article.language == "ru" and last + 1 < len(words) and last - at < _OF:
        behind = words[last + 1]
        if behind.case != "gen" or behind.verb or last + 1 in persons or not tokens[last + 1].text[0].isalpha():
            break
        last += 1
    return last


def is_no_standing(doc: Document, label: Node) -> bool:
    """Tell whether a Kazakh label is an office (`ғылым проректоры`) or a place in a contest (`2 орын иегері`).

    One whose noun stands right behind a named body tells where somebody works: `Тараз театрының әртісі`.
    """
    if doc.article.language != "kk":
        return False
    words = doc.words[label.sentence][label.first : label.last + 1]
    bodies = [n for n in doc.of_sentence(label.sentence) if n.kind == "Organization" and not n.nominal]
    if any(n.last == label.last - 1 for n in bodies):
        return True
    offices = patterns("kk")["phrases"].get("offices", ())
    if words[-1].lemma.rpartition("-")[2].endswith(tuple(offices)):
        return True
    return any(w.lemma == "орын" and (i == 0 or words[i - 1].lower[0].isdigit()) for i, w in enumerate(words))


def _node(doc: Document, kind: str, index: int, first: int, last: int) -> Node:
    tokens = doc.sentences[index].tokens
    return Node(kind, tokens[first].begin, tokens[last].end, index, first, last)


def _rightwards(doc: Document, index: int, start: int, stop: frozenset[str]) -> int:
    """To the noun that ends the phrase: the first with a possessive or a case, before punctuation and verbs."""
    words, tokens = doc.words[index], doc.sentences[index].tokens
    last = start
    for i in range(start + 1, min(start + _RIGHT, len(words))):
        if not tokens[i].text[0].isalnum() or words[i].lower in stop or words[i].verb in {"past", "present"}:
            break
        last = i
        if words[i].possessive == "3" or (words[i].case not in {"nom", ""} and i > start + 1):
            break
    return last


def _leftwards(doc: Document, index: int, at: int, covered: set[int]) -> int:
    """From the noun back over its modifiers: to punctuation, a finite verb or a person's name."""
    words, tokens = doc.words[index], doc.sentences[index].tokens
    first = at
    for i in range(at - 1, max(at - _LEFT, 0) - 1, -1):
        text = tokens[i].text
        if text in "»”" or (text[0].isalnum() and i not in covered and words[i].verb not in {"past", "present"}):
            first = i
            continue
        if text in "«“":
            first = i
            continue
        break
    joints = _lists(doc.article.language)["joints"]
    while first < at and words[first].lower in joints:
        first += 1
    return first


def _feats(doc: Document, index: int) -> Iterator[Node]:
    """What may have been done: every verb with the words before it, up to punctuation, a figure or a person's name."""
    words, tokens = doc.words[index], doc.sentences[index].tokens
    nodes = doc.of_sentence(index)
    if any(n.kind == "feat" for n in nodes):
        return
    closed = {k for n in nodes if n.kind in {"Person", "quantity", "date"} for k in range(n.first, n.last + 1)}
    for i, w in enumerate(words):
        if w.verb not in FEAT_FORMS or (i == 0 and doc.article.language == "kk"):
            continue
        first = i
        while (
            first > max(0, i - 5)
            and first - 1 not in closed
            and words[first - 1].lower not in _PRONOUNS
            and (tokens[first - 1].text[0].isalnum() or tokens[first - 1].text in "«»")
        ):
            first -= 1
        if first < i:
            yield _node(doc, "feat", index, first, i)
        elif doc.article.language != "kk" and (last := _deed(doc, index, i, closed)) > i:
            yield _node(doc, "feat", index, i, last)


def _deed(doc: Document, index: int, verb: int, closed: set[int]) -> int:
    """The last word of what a Russian or English verb says was done: `bent nine horseshoes`; the verb where none is."""
    words, tokens = doc.words[index], doc.sentences[index].tokens
    figures = {k for n in doc.of_sentence(index) if n.kind == "quantity" for k in range(n.first, n.last + 1)}
    last = verb
    while last < min(len(words) - 1, verb + 5) and tokens[last + 1].text[0].isalnum():
        if words[last + 1].lemma in _lists(doc.article.language)["record"]:
            return verb  # `set a world record` is no deed
        if last + 1 in closed - figures:
            break
        last += 1
    return last
