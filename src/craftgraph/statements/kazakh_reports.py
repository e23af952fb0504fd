"""Kazakh reported speech: `X-тың айтуынша, …`, `X … өткенін айтты`, `… . Бұл туралы X хабарлады`.

The clause that is reported stands before its verb, in the accusative or before `деп`; what an outlet only spreads is
nobody's words.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import ADDRESS
from craftgraph.statements.clause import Utterance, clause
from craftgraph.statements.saying import Speech

_FOLLOWING: Final = frozenset(".,!…;:")
"""What may stand behind a verb of saying that governs a clause."""
_STOPS: Final = frozenset(".;:")
_WHO: Final = frozenset({"Person", "Organization"})
_OFFICE: Final = 12
"""Tokens of a speaker's office that may stand between his name and the clause."""
_DEED: Final = 5
"""Tokens of what a speaker does before he says something, with its comma, at most."""
_NOUNS: Final = ("уды", "уді", "уын", "уін", "лығын", "лігін")
"""Ends of nouns that are no clause by themselves: who stands behind them does something to them."""


_ACCORDING: Final = ("уынша", "уінше")
"""How a verb ends that says according to whom."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in patterns("kk")["speech"].items()}


@lru_cache(maxsize=1)
def _relays() -> tuple[tuple[str, ...], tuple[str, ...]]:
    lists = _lists()
    return tuple(sorted(lists["relays"])), tuple(sorted(lists["outlets"]))


def relayed(doc: Document, utterance: Utterance) -> bool:
    """Tell whether only the outlet that spreads the news stands behind it: `…, деп жазады Egemen.kz порталы`.

    What a named person tells an outlet is his, and stays.
    """
    sentence = doc.sentences[utterance.anchor.sentence]
    about = utterance.end <= sentence.begin  # «Бұл туралы … хабарлады»: of the sentence before
    tail = [t for t in sentence.tokens if about or t.begin >= max(utterance.end, sentence.begin)]
    # «… өткенін хабарлады, деп жазады X»: the outlet spreads what another one reported
    other = [t.begin for t in tail if t.text == "деп" and t.begin > utterance.anchor.begin]
    tail = [t for t in tail if not other or about or t.begin < other[0]]
    relays, outlets = _relays()
    if not any(t.text.lower().startswith(relays) for t in tail):
        return False
    if any(
        n.kind == "Person" and not n.nominal and tail[0].begin <= n.begin < tail[-1].end
        for n in doc.of_sentence(sentence.index)
    ):
        return False
    return any(ADDRESS.match(t.text) or t.text.lower().startswith(outlets) for t in tail)


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    lists = _lists()
    return frozenset().union(*(lists[key] for key in ("according", "according_data", "reports", "spreads")))


def may_report(text: str, words: Sequence[Word]) -> bool:
    """Tell whether a word of a sentence can attribute indirect speech; most sentences have none that can."""
    if not _cues().isdisjoint([word.lower for word in words]):
        return True
    text = text.lower()
    return any(end in text for end in _ACCORDING)


def reported(doc: Document, index: int, free: list[int], direct: Sequence[Speech]) -> Iterator[Utterance]:
    """Yield the indirect speech of a sentence; `free` are its tokens outside direct speech, `direct` that speech."""
    texts = [word.lower for word in doc.words[index]]
    found = _by_source(doc, index, free, texts)
    if found is not None:
        yield from found
        return
    if index and _points_back(texts):
        yield from _before(doc, index, free, direct, texts)
        return
    yield from _governed(doc, index, free, texts)


def _by_source(doc: Document, index: int, free: list[int], texts: list[str]) -> list[Utterance] | None:
    """`X-тың айтуынша, …`: what follows is X's; None where the sentence names no source."""
    lists = _lists()
    according, sources, by = lists["according"], lists["according_data"], lists["according_by"]
    for i in free:
        text = texts[i]
        data = text in sources and i + 1 < len(texts) and texts[i + 1] in by
        if not (data or text in according or text.endswith(_ACCORDING)):
            continue
        after = i + 1 + data
        while after < len(texts) and (texts[after] in lists["according_after"] or texts[after] == ","):
            after += 1
        if _is_outlet(doc, index, i - 1):
            return []
        span = clause(doc, index, after, _before_relay(texts, after))
        if span and (after > i + 1 or text.endswith(("нша", "нше"))):
            return [Utterance(*span, False, _node(doc, "speech-according", index, i))]
    return None


def _points_back(texts: list[str]) -> bool:
    """Tell whether a sentence speaks of the one before it: `Бұл туралы …`, `Мұндай деректі …`."""
    lists = _lists()
    if texts[0] in lists["this"] and texts[1:2] and texts[1] in lists["about"]:
        return True
    return texts[0] in lists["such"] and any(t in lists["news"] for t in texts[1:3])


def _before(
    doc: Document, index: int, free: list[int], direct: Sequence[Speech], texts: list[str]
) -> Iterator[Utterance]:
    """The sentence before the one that says who reported it."""
    lists = _lists()
    told = lists["reports"] if texts[1] in lists["about"] else lists["reports"] | lists["spreads"]
    verb = next((i for i in reversed(free) if texts[i] in told), None)
    before = doc.sentences[index - 1]
    span = clause(doc, index - 1, 0, len(before.tokens) - 1)
    if verb is not None and span and not any(s.begin < before.end and before.begin < s.end for s in direct):
        yield Utterance(*span, False, _node(doc, "speech-reported", index, verb))


def _governed(doc: Document, index: int, free: list[int], texts: list[str]) -> Iterator[Utterance]:
    """The clauses that the verbs of saying of a sentence govern: `… өткенін айтып, … келетінін жеткізді`."""
    lists = _lists()
    closed = len(texts)
    for i in reversed(free):
        if texts[i] not in lists["reports"] or i >= closed:
            continue
        following = texts[i + 1] if i + 1 < len(texts) else "."
        if following in lists["reminders"]:
            return
        if not (following in _FOLLOWING or following in lists["report_tails"] or following[0].isalpha()):
            continue
        end = _complement(doc, index, texts, i)
        if end is None:
            continue
        start = _after_subject(doc, index, end)
        other = _told_before(doc, index, free, texts, end)
        span = clause(doc, index, max(start, other + 1), end)
        if span:
            said = Utterance(*span, False, _node(doc, "speech-reported", index, i))
            if not relayed(doc, said):
                yield said
                if other < start:
                    return
                closed = other + 1


def _told_before(doc: Document, index: int, free: list[int], texts: list[str], end: int) -> int:
    """The converb of saying that closes a clause before another one (`… өткенін айтып, …`); -1 where there is none."""
    reports = _lists()["reports"]
    told = (
        k for k in reversed(free) if k < end and texts[k][-1] == "п" and texts[k] in reports and texts[k + 1] == ","
    )
    return next((k for k in told if _complement(doc, index, texts, k) is not None), -1)


def _node(doc: Document, kind: str, index: int, at: int) -> Node:
    token = doc.sentences[index].tokens[at]
    return Node(kind, token.begin, token.end, index, at, at)


def _is_outlet(doc: Document, index: int, last: int) -> bool:
    """Tell whether the name that ends at a token is an outlet's: `«Дала» басылымының хабарлауынша` quotes nobody."""
    _, outlets = _relays()
    if last < 0:
        return False
    text = doc.sentences[index].tokens[last].text
    return bool(ADDRESS.match(text)) or text.lower().startswith(outlets)


def _before_relay(texts: list[str], first: int) -> int:
    """The last token of a clause, before the outlet that spreads it: `…, деп хабарлайды Dala.kz`."""
    relays, _ = _relays()
    tail = (i for i in range(first, len(texts) - 1) if texts[i] == "деп" and texts[i + 1].startswith(relays))
    return next(tail, len(texts)) - 1


def _complement(doc: Document, index: int, texts: list[str], verb: int) -> int | None:
    """The last token of the clause that a verb of saying governs: `… деп`, or a verbal noun in the accusative.

    The speaker may stand between (`… өткенін облыс әкімі Асан Үсен айтты`); some verbs govern the dative (`… екеніне
    назар аударды`).
    """
    lists = _lists()
    for k in range(verb - 1, max(verb - 5, -1), -1):
        if texts[k] == "деп":
            return k - 1
        if _closes(texts[k], lists):
            return k
        if texts[verb] in lists["dwells"] and texts[k].endswith(tuple(lists["dative_endings"])):
            return k
        if texts[k] in _STOPS:
            return None
    if texts[verb] in {"дейді", "деді"} and verb > 2 and texts[verb - 1] == ",":
        return verb - 2
    return _before_subject(doc, index, texts, verb)


def _before_subject(doc: Document, index: int, texts: list[str], verb: int) -> int | None:
    """The end of a clause that stands before the speaker, who stands right before the verb."""
    who = next((n for n in doc.of_sentence(index) if n.last == verb - 1 and n.kind in _WHO and not n.nominal), None)
    if who is None:
        return None
    words = doc.words[index]
    for k in range(who.first - 1, max(who.first - _OFFICE, -1), -1):
        if _closes(texts[k], _lists()) and not texts[k].endswith(_NOUNS):
            return k
        if texts[k] in _STOPS or words[k].verb in {"past", "present"}:
            return None
    return None


def _closes(text: str, lists: dict[str, frozenset[str]]) -> bool:
    """Tell whether a word closes a reported clause: a verbal noun in the accusative."""
    return text in lists["clause_words"] or any(
        text.endswith(e) and len(text) > len(e) for e in lists["clause_endings"]
    )


def _after_subject(doc: Document, index: int, end: int) -> int:
    """The token after the speaker's name where it opens the sentence, else the beginning of the sentence."""
    words = doc.words[index]
    texts = [t.text for t in doc.sentences[index].tokens]
    best = -1
    for node in doc.of_sentence(index):
        if node.kind not in {"Person", "Organization"} or node.last >= end:
            continue
        if words[node.last].case not in {"nom", ""} or (node.first > 12 and best >= 0):
            continue
        nxt = words[node.last + 1] if node.last + 1 < len(words) else None
        if nxt is not None and (nxt.possessive == "3" or (node.nominal and node.first > 6)):
            continue
        if any(w.verb in {"past", "present"} for w in words[: node.first]):
            continue
        best = node.last
        break
    start = best + 1
    while start < len(texts) and texts[start] in {",", "–", ":", "болса", "де", "да"}:
        start += 1
    return _after_deed(texts, words, start, end) if start else 0


def _after_deed(texts: list[str], words: Sequence[Word], start: int, end: int) -> int:
    """Pass over what a speaker does before he says something: `Асан Үсен [сөз сөйлеп,] …`."""
    comma = next((k for k in range(start, min(start + _DEED, end - 2)) if texts[k] == ","), None)
    if comma is None or comma == start or words[comma - 1].verb != "converb-p":
        return start
    return start if texts[comma - 1] in _lists()["reports"] else comma + 1
