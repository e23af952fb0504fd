"""When does what a graph says agree with what an annotation says: names, texts, numbers, and the fillers of roles.

Names agree whatever their inflection, texts when half of their word stems agree, numbers, dates and IRIs exactly.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from craftgraph.corpus.loader import GoldValue
from craftgraph.graph.namespaces import CG
from craftgraph.terms import ENTITY_PROPERTIES, STATEMENT_ROLES

TEXT_ROLES = frozenset(
    role
    for kinds in (ENTITY_PROPERTIES, *STATEMENT_ROLES.values())
    for role, kind in kinds.items()
    if "text" in kind.split("|")
)
"""Roles and properties that may be filled by words, compared by their stems."""

Props = Mapping[str, Set[str]]
"""What a graph says of one node: role → values (IRIs, or the lexical forms of literals)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An annotated filler of a role, and the value in the graph that agrees with it."""

    role: str
    filler: GoldValue
    value: str


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """Fold case, quotation marks, dashes, spaces and outer punctuation.

    >>> normal(" «Ұлы дала – 2024». ")
    'ұлы дала 2024'
    """
    text = unicodedata.normalize("NFC", text).casefold()
    text = re.sub(r"[«»\"“”„‘’'`]", "", text)
    return re.sub(r"[\s\-‐‑–—]+", " ", text).strip(" .,;:")


@lru_cache(maxsize=65536)
def stems(text: str) -> tuple[str, ...]:
    """Cut the words of a text down to stems: the last three letters go, where at least four are left.

    >>> stems("шетелдік туристер саны")
    ('шетел', 'турис', 'саны')
    """
    return tuple(w[: max(4, len(w) - 3)] if len(w) > 4 else w for w in re.findall(r"\w+", normal(text)))


@lru_cache(maxsize=65536)
def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one, inflected or not: word by word, the last two letters free.

    >>> same_name("Алматы қаласы", "Алматы қаласының"), same_name("Алматы", "Ақтау")
    (True, False)
    """
    a, b = normal(one).split(), normal(other).split()
    if a == b:
        return True
    if len(a) != len(b):
        return False
    for u, v in zip(a, b, strict=True):
        length = max(3, min(len(u), len(v)) - 2)
        if u[:length] != v[:length]:
            return False
    return True


@lru_cache(maxsize=65536)
def same_text(one: str, other: str) -> bool:
    """Tell whether two texts share at least half of their word stems (Dice coefficient of the bags of stems).

    >>> same_text("шетелдік туристер", "шетелдік туристер саны"), same_text("туристер", "шеберлер")
    (True, False)
    """
    if normal(one) == normal(other):
        return True
    a, b = Counter(stems(one)), Counter(stems(other))
    shared = (a & b).total()
    return shared > 0 and 2 * shared / (a.total() + b.total()) >= 0.5


def agrees(
    role: str,
    filler: GoldValue,
    value: str,
    names: Mapping[str, tuple[str, ...]],
    labels: Mapping[str, Set[str]],
) -> bool:
    """Tell whether `value`, which the graph gives a role, is the annotated `filler`.

    `names` are the names of the annotated entities by id (a filler `@id` is one of them), `labels` those of the nodes.
    """
    if isinstance(filler, str) and filler.startswith("@"):
        return any(same_name(name, label) for name in names.get(filler[1:], ()) for label in labels.get(value, ()))
    if role in TEXT_ROLES:
        candidates = labels.get(value) or (frozenset() if value.startswith("http") else frozenset({value}))
        return any(same_text(str(filler), candidate) for candidate in candidates)
    if isinstance(filler, bool):
        return value.lower() in ({"true", "1"} if filler else {"false", "0"})
    if isinstance(filler, int | float):
        try:
            return abs(float(value) - filler) < 1e-6
        except ValueError:
            return False
    return normal(filler) == normal(value.removeprefix(CG))


def slots(fillers: Mapping[str, tuple[GoldValue, ...]]) -> list[tuple[str, GoldValue]]:
    """List the annotated fillers as (role, filler), in the order of the roles' names."""
    return [(role, filler) for role in sorted(fillers) for filler in fillers[role]]


def align(
    wanted: Iterable[tuple[str, GoldValue]],
    said: Props,
    names: Mapping[str, tuple[str, ...]],
    labels: Mapping[str, Set[str]],
) -> list[Hit]:
    """Pair annotated fillers with values of the graph, one to one: each takes the first value that agrees."""
    used: set[tuple[str, str]] = set()
    hits = []
    for role, filler in wanted:
        for value in sorted(said.get(role, ())):
            if (role, value) not in used and agrees(role, filler, value, names, labels):
                used.add((role, value))
                hits.append(Hit(role, filler, value))
                break
    return hits
