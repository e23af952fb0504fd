"""Of which country a person is, told by the demonym before his name: `қазақстандық шебер …`, `французская певица …`."""

from collections.abc import Iterator
from typing import Final

from craftgraph.mentions.demonyms import country_of
from craftgraph.mentions.document import Document, Node
from craftgraph.model import EntityRef, Property

_APPOSED: Final = 3
"""Words between a Kazakh demonym and the person's name that no phrase tells of him, at most."""
_DEMONYMS: Final = ("лық", "лік", "дық", "дік", "тық", "тік")
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
    """Tell whether a Kazakh demonym belongs to something else than the person behind it.

    `үндістандық шебер Прия Мехта` is one phrase, and so is a row of what he is (`үндістандық сазгер, орденнің иегері
    Прия Мехта`); `үндістандық делегация жетекшісі` and `Әзербайжан үйінде` are of others.
    """
    if doc.article.language != "kk":
        return False
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
