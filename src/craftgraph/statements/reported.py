"""Quotations as anchors: direct speech with the word that attributes it, and indirect speech found by its verb."""

from collections.abc import Iterator, Sequence

from craftgraph.mentions.document import Document, Node
from craftgraph.statements.clause import Utterance
from craftgraph.statements.european import european
from craftgraph.statements.kazakh_reports import may_report, relayed, reported
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
        found = [u for u in found if not relayed(doc, u) and not (_is_cut(doc, u) and len(_persons(doc)) != 1)]
    return sorted(found, key=lambda u: (u.begin, u.end))


def _is_cut(doc: Document, utterance: Utterance) -> bool:
    """Tell whether a quotation in marks ends the article, which says no more of whose words it is."""
    text = doc.article.text
    marked = text[max(0, utterance.begin - 1) : utterance.begin] in {"«", "“", '"'}
    return utterance.anchor.kind == "speech-alone" and marked and not text[utterance.end :].strip('»”" .\n')


def _persons(doc: Document) -> set[int]:
    return {n.entity for n in doc.nodes if n.kind == "Person" and not n.nominal}


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


def _reported(doc: Document, index: int, direct: Sequence[Speech]) -> Iterator[Utterance]:
    """Indirect speech of one sentence; each language has its own word order."""
    sentence = doc.sentences[index]
    if any(s.begin <= sentence.begin and sentence.end <= s.end + 3 for s in direct):
        return
    if doc.article.language != "kk":
        yield from european(doc, index, direct)
        return
    if not may_report(sentence.text, doc.words[index]):
        return
    begin, end = sentence.begin, sentence.end
    # what announces direct speech may report something, too: `X … өткенін айтты: «…»`
    closed = [(s.begin, s.end) for s in direct] + [(s.zone_begin, s.zone_end) for s in direct if s.zone_begin >= s.end]
    here = [(b, e) for b, e in closed if b < end and begin < e]
    free = [i for i, t in enumerate(sentence.tokens) if not any(b <= t.begin < e for b, e in here)]
    if free:
        yield from reported(doc, index, free, direct)
