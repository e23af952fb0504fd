"""The authority files (`data/authority/*.tsv`): what is known by name before any article is read.

A row is one thing: `id class en kk ru alt keys country within lat lon links rank`, joined by tabs. `alt` holds other
names as `kk:…|ru:…|en:…`; `keys` all names under which it is looked up, folded; `within` the id of what contains it;
`links` addresses of the same thing elsewhere. Rows of one key stand most prominent first by `rank` (smaller is more
prominent). docs/authority.md tells where the rows come from.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from craftgraph.resources import resource

LANGUAGES: Final = ("en", "kk", "ru")
_QUOTES: Final = dict.fromkeys(map(ord, "«»\"“”„‟‘’'`ʻʼ‹›′″\u00ad\u200b\u200d\ufeff"))
_GAP: Final = re.compile(r"[\s\-‐‑‒–—―_/]+")


def fold(name: str) -> str:
    """Return `name` as names are compared: lower case, no quotation marks, hyphens as spaces, е for ё.

    >>> fold("«Алма-Ата»"), fold("Всемирный совет ремёсел")
    ('алма ата', 'всемирный совет ремесел')
    """
    plain = unicodedata.normalize("NFC", name).translate(_QUOTES).casefold().replace("ё", "е")
    return _GAP.sub(" ", plain).strip(" .,;:!?()")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the authority files. `labels` has at most one name a language, `alternates` the others.

    `country` is an ISO 3166 code or empty, `within` an id or empty, `point` (latitude, longitude) in degrees WGS 84.
    """

    id: str
    cls: str
    labels: tuple[tuple[str, str], ...]
    alternates: tuple[tuple[str, str], ...]
    country: str
    within: str
    point: tuple[float, float] | None
    links: tuple[str, ...]
    rank: int

    def label(self, language: str) -> str | None:
        """Return the preferred name in `language`, or None."""
        return next((name for tag, name in self.labels if tag == language), None)


def _entry(line: str) -> Entry:
    id_, cls, en, kk, ru, alt, _, country, within, lat, lon, links, rank = line.split("\t")
    pairs = (pair.partition(":") for pair in alt.split("|") if pair)
    return Entry(
        id_,
        cls,
        tuple((tag, name) for tag, name in zip(LANGUAGES, (en, kk, ru), strict=True) if name),
        tuple((tag, name) for tag, _, name in pairs),
        country,
        within,
        (float(lat), float(lon)) if lat and lon else None,
        tuple(link for link in links.split(" ") if link),
        int(rank or 0),
    )


class Authority:
    """All authority files in memory; rows become entries when they are asked for."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._by_key: dict[str, list[int]] = {}
        self._entries: dict[int, Entry] = {}
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._by_id: dict[str, int] | None = None
        by_key = self._by_key
        for number, line in enumerate(lines):
            for key in line.split("\t", 7)[6].split("|"):
                if key in by_key:
                    by_key[key].append(number)
                else:
                    by_key[key] = [number]

    def _at(self, number: int) -> Entry:
        entry = self._entries.get(number)
        if entry is None:
            entry = self._entries[number] = _entry(self._lines[number])
        return entry

    def find(self, key: str) -> tuple[Entry, ...]:
        """Return what is known under the folded name `key`, most prominent first."""
        numbers = self._by_key.get(key)
        if numbers is None:
            return ()
        found = self._found.get(key)
        if found is None:
            found = tuple(sorted(map(self._at, numbers), key=lambda entry: (entry.rank, entry.id)))
            self._found[key] = found
        return found

    def __iter__(self) -> Iterator[str]:
        """All folded names under which something is known."""
        return iter(self._by_key)

    def get(self, id: str) -> Entry | None:  # noqa: A002  (the column is called so)
        """Return the entry with that id, or None."""
        if self._by_id is None:
            self._by_id = {line.partition("\t")[0]: number for number, line in enumerate(self._lines)}
        number = self._by_id.get(id)
        return None if number is None else self._at(number)

    def __len__(self) -> int:
        return len(self._lines)


@lru_cache(maxsize=1)
def authority() -> Authority:
    """Return the authority files that come with CraftGraph, read once (tens of milliseconds)."""
    lines: list[str] = []
    for path in sorted(resource("data", "authority").glob("*.tsv")):
        lines += path.read_text(encoding="utf-8").split("\n")[1:-1]
    return Authority(lines)
