"""Annotated articles as BIO labels for the taggers: the outer names, the names inside names, and the words of roles."""

from collections.abc import Sequence

from craftgraph.corpus.align import Span, evidence_span, mentions_of, span_of
from craftgraph.corpus.loader import Gold
from craftgraph.language.words import word
from craftgraph.model import Sentence

TEXT_SPANS = {
    ("Position", "role"): "role",
    ("Attendance", "group"): "group",
    ("Observation", "indicator"): "indicator",
    ("Record", "feat"): "feat",
    ("Distinction", "label"): "label",
    ("Superlative", "quality"): "quality",
    ("Inscription", "element"): "element",
}
"""(statement class, role) → the label of the words that fill it."""


def outer(gold: Gold, text: Sequence[Sentence]) -> list[list[str]]:
    """BIO labels of every sentence's tokens with the classes of the outermost names."""
    rows = [["O"] * len(s.tokens) for s in text]
    spans = sorted(mentions_of(gold, text), key=lambda m: (m[1].begin - m[1].end, m[1].begin, m[0]))
    for index, span in spans:
        _mark(rows, span, gold.entities[index].cls)
    return rows


def _mark(rows: list[list[str]], span: Span, label: str) -> bool:
    row = rows[span.sentence]
    first, last = span.first, span.last
    if any(row[k] != "O" for k in range(first, last + 1)):
        return False
    row[first] = f"B-{label}"
    for k in range(first + 1, last + 1):
        row[k] = f"I-{label}"
    return True


def best_window(sentence: Sentence, wanted: str, begin: int, end: int, language: str) -> Span | None:
    """The words between `begin` and `end` (offsets) whose lemmas agree best with those of `wanted`; None below half.

    Agreement is the Dice coefficient of the two bags of lemmas, as text roles are compared.
    """
    target = [word(w, language).lemma[:5] for w in wanted.split()]
    tokens = [(i, t) for i, t in enumerate(sentence.tokens) if begin <= t.begin < end and t.text[0].isalnum()]
    best: tuple[float, int, int] | None = None
    for a in range(len(tokens)):
        bag = list(target)
        hits = 0
        for b in range(a, min(a + len(target) + 6, len(tokens))):
            lemma = word(tokens[b][1].text, language).lemma[:5]
            if lemma in bag:
                bag.remove(lemma)
                hits += 1
                score = 2 * hits / (len(target) + b - a + 1)
                if score >= 0.5 and (best is None or score > best[0]):
                    best = (score, tokens[a][0], tokens[b][0])
    return None if best is None else span_of(sentence, best[1], best[2])


def role_spans(gold: Gold, text: Sequence[Sentence]) -> list[tuple[str, int, Span]]:
    """Where the texts of statements stand: (label, index of the statement or entity, span); occupations too."""
    found: list[tuple[str, int, Span]] = []
    language = gold.article.language
    for index, item in enumerate(gold.statements):
        place = evidence_span(gold, item.evidence)
        for (cls, role), label in TEXT_SPANS.items():
            wanted = str(item.roles[role][0]) if role in item.roles else "@"
            if cls != item.cls or place is None or wanted.startswith("@"):
                continue
            options = [
                span
                for s in text
                if s.begin < place[1] and place[0] < s.end
                for span in [best_window(s, wanted, place[0], place[1], language)]
                if span
            ]
            if not options:
                options = [
                    span
                    for s in text
                    if s.begin < place[1] + 200 and place[0] - 200 < s.end
                    for span in [best_window(s, wanted, s.begin, s.end, language)]
                    if span
                ]
            if options:
                found.append((label, index, max(options, key=lambda s: s.last - s.first)))
    mentions = mentions_of(gold, text)
    for index, entity in enumerate(gold.entities):
        near = [s for j, s in mentions if j == index]
        for value in entity.properties.get("occupation", ()):
            windows: list[tuple[int, Span]] = []
            for sentence in text:
                spans = [s for s in near if s.sentence == sentence.index]
                window = best_window(sentence, str(value), sentence.begin, sentence.end, language) if spans else None
                if window:
                    windows.append((min(abs(window.begin - s.begin) for s in spans), window))
            if windows:
                found.append(("occupation", index, min(windows, key=lambda o: (o[0], o[1].begin))[1]))
    return found


def texts(gold: Gold, text: Sequence[Sentence]) -> list[list[str]]:
    """BIO labels of the words that fill text roles: offices, occupations, groups, indicators, feats, qualities."""
    rows = [["O"] * len(s.tokens) for s in text]
    for label, _, span in sorted(role_spans(gold, text), key=lambda r: (r[2].first - r[2].last, r[2].begin, r[0])):
        _mark(rows, span, label)
    return rows
