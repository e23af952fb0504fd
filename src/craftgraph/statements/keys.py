"""Attributes as numbers: which columns are read together, and the key of every attribute.

The role models look at some hundred attributes of every anchor and candidate. Spelt out as text they would take most of
the time of reading, so words become codes, and an attribute is a key of 64 bits, hashed from its template and the codes
in its columns (feature hashing, Weinberger et al. 2009, with keys so long that no two meet).
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
BIAS: Final = 1
"""The key of the attribute that every item has."""
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_HALF: Final = np.uint64(32)


@lru_cache(maxsize=1 << 17)
def code(text: str) -> int:
    """The code of a word: 0 for none, the same on every machine.

    >>> code(""), code("алу") == code("алу"), code("алу") == code("беру")
    (0, True, False)
    """
    return crc32(text.encode())


def _random(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little") | 1


def salt(model: str) -> int:
    """What tells the keys of one model from those of another."""
    return _random(f"model {model}")


class Templates:
    """The attributes that are made of some columns: each of a template is read off the columns that it names.

    A name with a star is a bag: `end*` reads `end0`, `end1` … alike. Where the last column of a template, or the slot
    of a bag, is 0, there is no such attribute.

    >>> pairs = Templates(("kind", "case", "word0", "word1"), ("kind", "kind case", "word*"))
    >>> found = pairs.keys(np.array([[7, 1, 5, 0], [7, 2, 0, 5]], dtype=np.uint64))
    >>> found.shape, len(set(found[0].tolist()) & set(found[1].tolist()))
    ((2, 4), 3)
    """

    def __init__(self, columns: Sequence[str], templates: Sequence[str]) -> None:
        place = {name: index for index, name in enumerate(columns)}
        spread: list[tuple[str, list[int], int]] = []
        for template in templates:
            names = template.split()
            bag = next((name[:-1] for name in names if name.endswith("*")), None)
            if bag is None:
                read = [place[name] for name in names]
                spread.append((template, read, read[-1]))
                continue
            slots = [name for name in columns if name.startswith(bag) and name[len(bag) :].isdigit()]
            for slot in slots:
                spread.append((template, [place[slot if n == f"{bag}*" else n] for n in names], place[slot]))
        # the longest first, so that the n-th columns of those that have so many stand side by side
        spread.sort(key=lambda item: -len(item[1]))
        self._start = np.array([_random(template) for template, _, _ in spread], dtype=np.uint64)
        self._steps: list[tuple[int, NDArray[np.intp], Keys]] = []
        for depth in range(len(spread[0][1])):
            deep = [(template, read[depth]) for template, read, _ in spread if len(read) > depth]
            factors = np.array([_random(f"{template}|{depth}") for template, _ in deep], dtype=np.uint64)
            self._steps.append((len(deep), np.array([column for _, column in deep], dtype=np.intp), factors))
        self._guards = np.array([guard for _, _, guard in spread], dtype=np.intp)

    def keys(self, codes: Keys) -> Keys:
        """The keys (items × attributes) of items with these codes (items × columns); 0 stands for no attribute."""
        found = np.repeat(self._start[None, :], len(codes), axis=0)
        for count, columns, factors in self._steps:
            found[:, :count] += codes[:, columns] * factors
        found *= codes[:, self._guards] != 0
        return found


def salted(keys: Keys, salts: Keys) -> Keys:
    """Keys as attributes of their models, given by the salts of these."""
    mixed = keys + salts
    mixed ^= mixed >> _HALF
    mixed *= _MIX
    return mixed
