"""JSONL: an article a line, a JSON object with `text` and, where known, the other `FIELDS`."""

import json
from typing import Any

from craftgraph.model import Article
from craftgraph.reading.assemble import assemble
from craftgraph.reading.encoding import decode
from craftgraph.reading.problem import UnreadableError

FIELDS = ("id", "text", "language", "title", "published", "publisher", "url")


def article(line: bytes) -> Article | None:
    """Return the article of a line, or `None` for a blank line; fields beside `FIELDS` are not looked at.

    Raises UnreadableError for a line that is no such object.
    """
    if not line.strip():
        return None
    text = decode(line).strip()
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        spread = text in {"{", "["}
        hint = "write each article on a line of its own, as jq -c does" if spread else ""
        message = f"is broken JSON at column {error.colno}: {error.msg}"
        raise UnreadableError(message, hint, whole=spread) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, ten thousand brackets
        raise UnreadableError(f"is broken JSON: {error}") from error
    if not isinstance(record, dict):
        raise UnreadableError("is not a JSON object", 'write {"text": "…"}')
    fields = {name: _text(name, record.get(name)) for name in FIELDS}
    body = fields.pop("text")
    if body is None:
        raise UnreadableError("has no text", 'give the field "text"')
    return assemble(body, **fields)


def _text(name: str, value: Any) -> str | None:
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return value
    raise UnreadableError(f"has a wrong {name}: {json.dumps(value)[:40]}", f"{name} is a text in quotes")
