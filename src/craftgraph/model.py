"""What passes from room to room: plain immutable records that a reader can print.

All offsets are Unicode code points into `Article.text`, begin inclusive, end exclusive.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it is stored: NFC text and what is known of it.

    `language` is `kk`, `ru` or `en`. `id` becomes `dcterms:identifier` and the article's IRI.
    """

    id: str
    text: str
    language: str
    title: str | None = None
    published: datetime.date | None = None
    publisher: str | None = None
    url: str | None = None


class Token(NamedTuple):
    """A word, number or punctuation mark, with its place in the article; double quotation marks may be turned (`«`)."""

    text: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: `article.text[begin:end] == text`; `index` counts from 0 within the article."""

    index: int
    begin: int
    end: int
    text: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of one sentence that names a thing.

    `cls` is an entity class of the vocabulary; `name` the dictionary form (`Алматы` for `Алматының`).
    `nominal` marks a common noun that refers back (`фестиваль`, `қала`, `ол`) and so gives no name of its own.
    """

    cls: str
    begin: int
    end: int
    sentence: int
    name: str
    nominal: bool = False


class Comparator(StrEnum):
    """How a figure relates to the true one (`cg:comparator`)."""

    EXACTLY = "exactly"
    ABOUT = "about"
    MORE_THAN = "moreThan"
    LESS_THAN = "lessThan"
    AT_LEAST = "atLeast"
    AT_MOST = "atMost"


@dataclass(frozen=True, slots=True)
class EntityRef:
    """A role filler that is an entity: `index` into `Extraction.entities`."""

    index: int


@dataclass(frozen=True, slots=True)
class Text:
    """A role filler in words, with its language tag (`kk`, `ru`, `en`), or `None` for codes such as `KZT` and `%`."""

    value: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A date with the precision that the text gives: `2025-10-05`, `2025-10` or `2025`."""

    value: str


@dataclass(frozen=True, slots=True)
class Duration:
    """An ISO 8601 duration, as `PT1M` (`xsd:duration`)."""

    value: str


Value = EntityRef | Text | Date | Duration | Comparator | bool | int | Decimal


@dataclass(frozen=True, slots=True)
class Role:
    """One filled role of a statement, and the sentence (index) that states it."""

    name: str
    value: Value
    sentence: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What an article says, as a node with roles (vocabulary.md, «Statements»).

    `cls` is a statement class; `begin`/`end` bound the words that state it; `sentence` is the main sentence, in whose
    graph the node's type stands; `rule` names the pattern or model that read it, for `explain --trace`.
    """

    cls: str
    roles: tuple[Role, ...]
    sentence: int
    begin: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """A property straight on an entity: `subject` is an index into `Extraction.entities`."""

    subject: int
    name: str
    value: Value
    sentence: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing as one article speaks of it.

    `names` are dictionary forms in the article's language, the preferred one first; `mentions` are all the places
    that name it or refer back to it, in the order of the text.
    """

    cls: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article: the end of the text side, the start of the graph side."""

    article: Article
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    properties: tuple[Property, ...]
