"""Read annotated articles (vocabulary.md, «Gold data»): one JSON file an article, or JSONL with one a line."""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from craftgraph.errors import CraftGraphError
from craftgraph.model import Article
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, STATEMENT_ROLES

GoldValue = str | int | float | bool


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An annotated entity: `names` with the dictionary form first; `properties` by name, every value in a tuple."""

    id: str
    cls: str
    names: tuple[str, ...]
    properties: Mapping[str, tuple[GoldValue, ...]]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """An annotated statement: role → values (`@id` is an entity), and the words of the article that state it."""

    cls: str
    roles: Mapping[str, tuple[GoldValue, ...]]
    evidence: str


@dataclass(frozen=True, slots=True)
class Gold:
    """An article with what a careful reader would swear that it says."""

    article: Article
    entities: tuple[GoldEntity, ...]
    statements: tuple[GoldStatement, ...]


def _values(value: object) -> tuple[GoldValue, ...]:
    if isinstance(value, list):
        return tuple(v for v in value if isinstance(v, str | int | float))
    return (value,) if isinstance(value, str | int | float) else ()


def gold_of(record: Mapping[str, object], where: str) -> Gold:
    """Turn one JSON record into a `Gold`; raise CraftGraphError, naming `where`, when a field is missing or unknown."""
    try:
        published = record.get("published")
        article = Article(
            id=str(record["id"]),
            text=str(record["text"]),
            language=str(record["language"]),
            title=str(record["title"]) if record.get("title") else None,
            published=datetime.date.fromisoformat(str(published)) if published else None,
            publisher=str(record["publisher"]) if record.get("publisher") else None,
            url=str(record["url"]) if record.get("url") else None,
        )
        entities, statements = [], []
        for item in record["entities"]:  # type: ignore[attr-defined]
            if item["class"] not in FAMILY:
                raise CraftGraphError(f"{where}: {item['class']} is no entity class of the vocabulary")
            properties = {name: _values(item[name]) for name in ENTITY_PROPERTIES if item.get(name) is not None}
            entities.append(GoldEntity(item["id"], item["class"], tuple(item["names"]), properties))
        for item in record["statements"]:  # type: ignore[attr-defined]
            if item["class"] not in STATEMENT_ROLES:
                raise CraftGraphError(f"{where}: {item['class']} is no statement class of the vocabulary")
            roles = {name: _values(item[name]) for name in STATEMENT_ROLES[item["class"]] if item.get(name) is not None}
            statements.append(GoldStatement(item["class"], roles, item.get("evidence") or ""))
    except (KeyError, TypeError, ValueError) as error:
        raise CraftGraphError(f"{where}: this is no annotated article: {error!r}") from error
    return Gold(article, tuple(entities), tuple(statements))


def load(source: str | Path) -> Iterator[Gold]:
    """Yield the annotated articles of a `.json` or `.jsonl` file, or of a folder of them, in the order of their names.

    Raises CraftGraphError, naming file and line, for what is no annotated article.
    """
    path = Path(source)
    if path.is_dir():
        for child in sorted(path.rglob("*.json*")):
            yield from load(child)
        return
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CraftGraphError(f"{path}: can't be read: {error}") from error
    pieces = enumerate(text.splitlines(), 1) if path.suffix == ".jsonl" else [(1, text)]
    for line, piece in pieces:
        if not piece.strip():
            continue
        try:
            record = json.loads(piece)
        except ValueError as error:
            raise CraftGraphError(f"{path}, line {line}: broken JSON: {error}") from error
        yield gold_of(record, f"{path}, line {line}")
