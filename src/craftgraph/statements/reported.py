"""Quotations as anchors: direct speech with the word that attributes it, and indirect speech found by its verb."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import ADDRESS
from craftgraph.statements.clause import Utterance, clause
from craftgraph.statements.european import european
from craftgraph.statements.saying import says
from craftgraph.statements.speech import Speech, direct_speech

__all__ = ["Utterance", "utterances"]


def utterances(doc: Document) -> list[Utterance]:
    """The direct and the indirect speech of an article in the order of the text."""
    language = doc.article.language
    direct = direct_speech(doc.article.text, language)
    found = [Utterance(s.begin, s.end, True, _anchor(doc, s)) for s in direct]
    for index in range(len(doc.sentences)):
        found += (
            u
            for u in _reported(doc, index, direct)
            if not any(s.begin < u.begin and u.end <= s.end + 1 for s in direct)
        )
    if language == "kk":
        found = [u for u in found if not _relayed(doc, u) and not (_is_cut(doc, u) and len(_persons(doc)) != 1)]
    return sorted(found, key=lambda u: (u.begin, u.end))


def _is_cut(doc: Document, utterance: Utterance) -> bool:
    """Tell whether a quotation in marks ends the article, which says no more of whose words it is."""
    text = doc.article.text
    marked = text[max(0, utterance.begin - 1) : utterance.begin] in {"«", "“", '"'}
    return utterance.anchor.kind == "speech-alone" and marked and not text[utterance.end :].strip('»”" .\n')


def _persons(doc: Document) -> set[int]:
    return {n.entity for n in doc.nodes if n.kind == "Person" and not n.nominal}


def _relayed(doc: Document, utterance: Utterance) -> bool:
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


def _anchor(doc: Document, speech: Speech) -> Node:
    """The verb of saying in the attribution, or the beginning of the speech where there is none."""
    language = doc.article.language
    if speech.zone_begin < speech.zone_end:
        kind = "speech-before" if speech.zone_end <= speech.begin else "speech-after"
        zone = [
            (s.index, i, t)
            for s in doc.sentences
            if s.begin < speech.zone_end and speech.zone_begin < s.end
            for i, t in enumerate(s.tokens)
            if speech.zone_begin <= t.begin < speech.zone_end and t.text[0].isalnum()
        ]
        if zone:
            hits = [z for z in zone if says(z[2].text, language, 1)]
            sentence, i, token = (hits or (zone[-1:] if kind == "speech-before" else zone))[0]
            return Node(kind, token.begin, token.end, sentence, i, i)
    sentence_at = next((s for s in doc.sentences if s.begin <= speech.begin < s.end), doc.sentences[-1])
    i = next((i for i, t in enumerate(sentence_at.tokens) if t.end > speech.begin), 0)
    token = sentence_at.tokens[i]
    return Node("speech-alone", token.begin, token.end, sentence_at.index, i, i)


@lru_cache(maxsize=3)
def _words(language: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in patterns(language)["speech"].items()}


@lru_cache(maxsize=1)
def _relays() -> tuple[tuple[str, ...], tuple[str, ...]]:
    lists = _words("kk")
    return tuple(sorted(lists["relays"])), tuple(sorted(lists["outlets"]))


def _reported(doc: Document, index: int, direct: Sequence[Speech]) -> Iterator[Utterance]:
    """Indirect speech of one sentence; each language has its own word order."""
    sentence = doc.sentences[index]
    if any(s.begin <= sentence.begin and sentence.end <= s.end + 3 for s in direct):
        return
    if doc.article.language != "kk":
        yield from european(doc, index, direct)
        return
    begin, end = sentence.begin, sentence.end
    texts = [word.lower for word in doc.words[index]]
    if not any(map(_is_cue, texts)):
        return
    here = [(b, e) for s in direct for b, e in ((s.begin, s.end), (s.zone_begin, s.zone_end)) if b < end and begin < e]
    free = [i for i, t in enumerate(sentence.tokens) if not any(b <= t.begin < e for b, e in here)]
    if free:
        yield from _kazakh(doc, index, texts, free, direct)


_ACCORDING = ("уынша", "уінше")


@lru_cache(maxsize=1 << 15)
def _is_cue(text: str) -> bool:
    """Tell whether a word can attribute indirect speech in Kazakh; most sentences have none that can."""
    lists = _words("kk")
    return any(text in lists[key] for key in ("according", "according_data", "reports")) or text.endswith(_ACCORDING)


def _kazakh(
    doc: Document, index: int, texts: list[str], free: list[int], direct: Sequence[Speech]
) -> Iterator[Utterance]:
    lists = _words("kk")
    sentence = doc.sentences[index]
    according, sources, by = lists["according"], lists["according_data"], lists["according_by"]
    for i in free:
        text = texts[i]
        data = text in sources and i + 1 < len(texts) and texts[i + 1] in by
        if data or text in according or text.endswith(_ACCORDING):
            after = i + 1 + data
            while after < len(texts) and (texts[after] in lists["according_after"] or texts[after] == ","):
                after += 1
            if _is_outlet(doc, index, i - 1):
                return
            span = clause(doc, index, after, _before_relay(texts, after))
            if span and (after > i + 1 or text.endswith(("нша", "нше"))):
                token = sentence.tokens[i]
                yield Utterance(*span, False, Node("speech-according", token.begin, token.end, index, i, i))
                return
    if index and texts[0] in lists["this"] and texts[1:2] and texts[1] in lists["about"]:
        verb = next((i for i in reversed(free) if texts[i] in lists["reports"]), None)
        before = doc.sentences[index - 1]
        span = clause(doc, index - 1, 0, len(before.tokens) - 1)
        if verb is not None and span and not any(s.begin < before.end and before.begin < s.end for s in direct):
            token = sentence.tokens[verb]
            yield Utterance(*span, False, Node("speech-reported", token.begin, token.end, index, verb, verb))
        return
    for i in reversed(free):
        if texts[i] not in lists["reports"]:
            continue
        following = texts[i + 1] if i + 1 < len(texts) else "."
        if following in lists["reminders"]:
            return
        if not (following in {".", ",", "!", "…", ";"} or following in lists["report_tails"] or following[0].isalpha()):
            continue
        end = _complement(texts, i, lists)
        if end is None:
            continue
        start = _after_subject(doc, index, end)
        span = clause(doc, index, start, end)
        if span:
            token = sentence.tokens[i]
            said = Utterance(*span, False, Node("speech-reported", token.begin, token.end, index, i, i))
            if not _relayed(doc, said):
                yield said
                return


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


def _complement(texts: list[str], verb: int, lists: dict[str, frozenset[str]]) -> int | None:
    """The last token of the clause that a verb of saying governs: `… деп`, or a verbal noun in the accusative."""
    for k in range(verb - 1, max(verb - 5, -1), -1):
        if texts[k] == "деп":
            return k - 1
        governed = any(texts[k].endswith(e) and len(texts[k]) > len(e) for e in lists["clause_endings"])
        if governed or texts[k] in lists["clause_words"]:
            return k
        if texts[k] in ".;:":
            return None
    if texts[verb] in {"дейді", "деді"} and verb > 2 and texts[verb - 1] == ",":
        return verb - 2
    return None


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
    return start
