"""What a number counts: the noun phrase behind it."""

from typing import Final

from craftgraph.language.kk.numerals import numeral
from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.measured import counted

_ATTRIBUTIVE: Final = ("лық", "лік", "дық", "дік", "тық", "тік")
"""Endings of a word that may stand between a figure and what it counts: `9 ауылдық округ`."""
_YEARS: Final = frozenset({"жыл", "жылдық", "ғасыр"})


def counted_noun(doc: Document, quantity: Node) -> str | None:
    """The words from the number to its noun (`323 мыңы – шетелдік қонақтар` → `шетелдік қонақтар`), None where none is.

    In Kazakh the phrase ends at its first noun that is no modifier, at a verb, a numeral (`640 бала бір мезетте`) or
    punctuation, or after three words.
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
        if taken and (words[i].verb or numeral(text)):
            break
        taken.append(i)
        if len(taken) == 3 or words[i].case not in {"nom", ""} or words[i].possessive:
            break
    if not taken:
        return None
    return doc.article.text[sentence.tokens[taken[0]].begin : sentence.tokens[taken[-1]].end]


def visitors(doc: Document, quantity: Node) -> str | None:
    """The people behind a figure who came or took part: `1 400 адам аралады` → `адам`; None for any other figure."""
    lists = patterns(doc.article.language).get("figures", {})
    words = doc.words[quantity.sentence]
    behind = range(quantity.last + 1, min(quantity.last + 4, len(words)))
    noun = next((i for i in behind if words[i].lemma in lists.get("people", ())), None)
    if noun is None or any(words[i].verb for i in range(quantity.last + 1, noun)):
        return None
    verb = next((w for w in words[noun + 1 :] if w.verb), None)
    if verb is None or verb.negated or verb.lemma not in lists.get("came", ()):
        return None
    return doc.sentences[quantity.sentence].tokens[noun].text


def counts_places(doc: Document, quantity: Node) -> bool:
    """Tell whether a Kazakh figure counts places from which people came: `9 ауылдан`, `11 елдің шеберлері`."""
    if doc.article.language != "kk" or quantity.kind != "quantity":
        return False
    nouns = patterns("kk")["nominals"]
    for w in doc.words[quantity.sentence][quantity.last + 1 : quantity.last + 4]:
        if w.lemma in nouns["City"] or w.lemma in nouns["Region"] or w.lemma in nouns["Country"]:
            return w.case in {"abl", "gen"}
        if not w.lower.endswith(_ATTRIBUTIVE):
            return False
    return False


def counts_nobody(doc: Document, quantity: Node) -> bool:
    """Tell whether a Kazakh figure counts no people: years, events (`20 маңызды шара`), or nothing before the verb."""
    if doc.article.language != "kk" or quantity.kind != "quantity":
        return False
    events = patterns("kk")["nominals"]["Event"]
    behind = [w for w in doc.words[quantity.sentence][quantity.last + 1 : quantity.last + 4] if w.lower[0].isalpha()]
    if behind and behind[0].verb in {"past", "present"}:
        return True
    for w in behind:
        if w.verb or w.lemma in _YEARS or w.lemma in events:
            return not w.verb
        if w.case not in {"nom", "acc", ""} or w.possessive:
            return False
    return False


def counts_rounds(doc: Document, quantity: Node) -> bool:
    """Tell whether a Kazakh figure counts the parts of a contest: `4 топқа бөлінді`, `9 турда өтті`."""
    if doc.article.language != "kk" or quantity.kind != "quantity":
        return False
    behind = doc.words[quantity.sentence][quantity.last + 1 : quantity.last + 2]
    rounds = patterns("kk")["figures"]["rounds"]
    return any(w.lemma in rounds and w.case in {"dat", "loc", "abl"} for w in behind)


def tells_age(doc: Document, quantity: Node) -> bool:
    """Tell whether a Kazakh figure is somebody's age: `14 жасқа дейінгі қыздар`; `14 жас шебер` are fourteen."""
    if doc.article.language != "kk" or quantity.kind != "quantity":
        return False
    behind = doc.words[quantity.sentence][quantity.last + 1 : quantity.last + 2]
    return any(w.lemma == "жас" and w.case != "nom" for w in behind)
