"""Of which country a person is, told by the demonym before his name: `қазақстандық шебер …`, `французская певица …`."""

from collections.abc import Iterator
from typing import Final

from craftgraph.mentions.demonyms import country_of
from craftgraph.mentions.document import Document, Node
from craftgraph.model import EntityRef, Property
from craftgraph.statements.clauses import FINITE

_APPOSED: Final = 3
"""Words between a Kazakh demonym and the person's name that no phrase tells of him, at most."""
_DEMONYMS: Final = ("лық", "лік", "дық", "дік", "тық", "тік")
_PARTING: Final = frozenset("the a an and in by of as from that which".split())
"""English words behind which a new phrase begins."""
_JOINTS: Final = frozenset({",", "және", "мен", "пен", "бен", "әрі"})
_TOLD: Final = frozenset({"role", "occupation", "label", "quantity"})
"""What may be told of a person between the demonym and his name."""


def nationalities(doc: Document) -> Iterator[Property]:
    """Yield the countries whose demonyms stand before the persons that a document names."""
    for node in doc.nodes:
        w = doc.words[node.sentence][node.last]
        if node.kind != "Country" or node.nominal or country_of(w.lower, w.lemma, doc.article.language) is None:
            continue
        person = next((n for n in doc.of_sentence(node.sentence) if n.kind == "Person" and n.first > node.last), None)
        if person is not None and not person.nominal and not _parted(doc, node, person):
            yield Property(person.entity, "nationality", EntityRef(node.entity), node.sentence, "demonym")


def _parted(doc: Document, demonym: Node, person: Node) -> bool:
    """Tell whether a Kazakh or English demonym belongs to something else than the person behind it.

    `үндістандық шебер Прия Мехта` is one phrase, and so is a row of what he is (`үндістандық сазгер, орденнің иегері
    Прия Мехта`); `үндістандық делегация жетекшісі` and `Әзербайжан үйінде` are of others.
    """
    if doc.article.language == "ru":
        return False
    if doc.article.language == "en":
        return _parted_in_english(doc, demonym, person)
    words = doc.words[demonym.sentence]
    if not words[demonym.last].lower.endswith(_DEMONYMS):
        return True
    told = [n for n in doc.of_sentence(demonym.sentence) if n.kind in _TOLD]
    between = range(demonym.last + 1, person.first)
    free = [words[k] for k in between if not any(n.first <= k <= n.last for n in told)]
    row = any(w.lower in _JOINTS for w in free)
    free = [w for w in free if w.lower not in _JOINTS]
    if len(free) > _APPOSED or any(w.verb or not w.lower[0].isalpha() for w in free):
        return True
    return not row and any(w.case not in {"nom", ""} or w.possessive for w in free)


def _parted_in_english(doc: Document, demonym: Node, person: Node) -> bool:
    """Tell whether more than what he is stands between an English demonym and a person.

    `the French art historian Ann Roy` and `the Belgian ambassador, Ann Roy` are people of those countries; `a French
    minister Ann Roy` rules there, and in `visitors from the French coast, said Ann Roy` she is nobody's.
    """
    words = doc.words[demonym.sentence][demonym.last + 1 : person.first]
    if words and words[-1].lower == ",":
        words = words[:-1]
    if any(w.verb in FINITE or not w.lower[0].isalpha() or w.lower in _PARTING for w in words):
        return True
    return len(words) > _APPOSED or any(w.lemma == "minister" or w.plural for w in words)
