"""IRIs of things: ASCII, readable, the same whoever makes them: a romanised slug and a hash of the identity key."""

import hashlib
import re
from typing import Final

from craftgraph.language.romanise import romanise
from craftgraph.terms import FAMILY

BASE: Final = "https://w3id.org/craftgraph/id/"
"""The default beginning of every IRI that CraftGraph makes for a thing, an article or a statement."""

_LONGEST: Final = 60
_SAFE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, 60 characters at most; empty where nothing is left.

    >>> slug("ALA CRAFT 2025 халықаралық фестивалі"), slug("«Көк дала»"), slug("北京")
    ('ala-craft-2025-khalyqaralyq-festivali', 'kok-dala', '')
    """
    plain = re.sub(r"[^a-z0-9]+", "-", romanise(text, "kk").replace("'", "").lower()).strip("-")
    if len(plain) <= _LONGEST:
        return plain
    return plain[: _LONGEST + 1].rpartition("-")[0] or plain[:_LONGEST]


def digest(key: str) -> str:
    """Return eight hexadecimal digits of the SHA-256 of `key`."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def entity_iri(cls: str, key: str, label: str, base: str = BASE) -> str:
    """Return the IRI of the entity of class `cls` (vocabulary.md) whose identity key is `key`.

    `label` gives the readable part and must follow from `key`, else one thing gets two IRIs.

    >>> entity_iri("City", "geonames:1526384", "Almaty")
    'https://w3id.org/craftgraph/id/place/almaty-9dc3a1eb'
    """
    family = FAMILY[cls].lower()
    name = slug(label)
    return f"{base}{family}/{name}-{digest(key)}" if name else f"{base}{family}/{digest(key)}"


def article_iri(id: str, base: str = BASE) -> str:  # noqa: A002  (the vocabulary calls it so)
    """Return the IRI of the article with that identifier; identifiers that are safe in an IRI stay readable in full.

    >>> article_iri("seed"), article_iri("https://example.org/a?b")
    ('https://w3id.org/craftgraph/id/article/seed', 'https://w3id.org/craftgraph/id/article/https-example-org-a-b-e4dbef0e')
    """
    if _SAFE.fullmatch(id):
        return f"{base}article/{id}"
    name = slug(id)
    return f"{base}article/{name}-{digest(id)}" if name else f"{base}article/{digest(id)}"
