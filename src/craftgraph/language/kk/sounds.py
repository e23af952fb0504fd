"""Sounds of Kazakh as far as suffixes depend on them: vowel harmony and the kind of a stem's last sound."""

BACK, FRONT, EITHER = "back", "front", "either"

_BACK_VOWELS = frozenset("аоұыяё")
_FRONT_VOWELS = frozenset("әөүіеэ")
_NEUTRAL_VOWELS = frozenset("иую")
VOWELS = _BACK_VOWELS | _FRONT_VOWELS | _NEUTRAL_VOWELS
_HARMONY = (
    dict.fromkeys(_BACK_VOWELS, BACK) | dict.fromkeys(_FRONT_VOWELS, FRONT) | dict.fromkeys(_NEUTRAL_VOWELS, EITHER)
)
_LOAN_LETTERS = frozenset("вфцчщъьэёюяхb")
ANY_KIND = "VYRLNZT"

# The kinds are those of suffixes.tsv. Letters of loans that writers treat in two ways have two.
_KINDS = (
    dict.fromkeys("аәеоөұүыіэяё", "V")
    | dict.fromkeys("иую", "YV")
    | dict.fromkeys("й", "Y")
    | dict.fromkeys("р", "R")
    | dict.fromkeys("л", "L")
    | dict.fromkeys("мнң", "N")
    | dict.fromkeys("зж", "Z")
    | dict.fromkeys("пкқтсшщчцфхһ", "T")
    | dict.fromkeys("бгғд", "TZ")
    | {"в": "TR"}
)
_SIGNS = frozenset("ьъ")


class _Accepted(dict[str, dict[str, bool]]):
    """Kinds that a suffix follows → letter → whether one of its kinds is among them, filled as asked for."""

    def __missing__(self, after: str) -> dict[str, bool]:
        self[after] = found = {letter: not set(kinds).isdisjoint(after) for letter, kinds in _KINDS.items()}
        return found


_ACCEPTED = _Accepted()
VOICED = {"п": "б", "к": "г", "қ": "ғ"}
DEVOICED = {voiced: plain for plain, voiced in VOICED.items()}


def harmony(stem: str) -> str:
    """Return `back`, `front` or `either`: the vowels that suffixes take after a lower-case `stem`.

    >>> harmony("қала"), harmony("кеңес"), harmony("турист")
    ('back', 'front', 'either')
    """
    last = stem[-1:]
    if last == "ь":
        return EITHER
    # и in a last syllable (тарих, артист) and у in a closed one (клуб, төлқұжат's loans) say nothing;
    # a final у (алу, беру) leaves it to the vowel before.
    for letter in reversed(stem[:-1] if last in "ую" else stem):
        if letter in _HARMONY:
            return _HARMONY[letter]
    return EITHER


def kinds(stem: str) -> str:
    """Return the kinds (see suffixes.tsv) that the last sound of a lower-case `stem` can have for a suffix.

    >>> kinds("қала"), kinds("адам"), kinds("клуб"), kinds("фестиваль"), kinds("nba")
    ('V', 'N', 'TZ', 'L', 'VYRLNZT')
    """
    last = stem[-2:-1] if stem[-1:] in _SIGNS else stem[-1:]
    return _KINDS.get(last, ANY_KIND)


def takes(stem: str, after: str) -> bool:
    """Tell whether the last sound of a lower-case `stem` can be one of the kinds `after`, which a suffix follows.

    Letters that are not Kazakh can be of any kind.

    >>> takes("клуб", "VYRLNZ"), takes("кеңес", "VYRLNZ")
    (True, False)
    """
    last = stem[-1:]
    if last in _SIGNS:
        last = stem[-2:-1]
    return _ACCEPTED[after].get(last, True)


def is_loan(stem: str) -> bool:
    """Tell whether a lower-case `stem` has letters of loan words, after which writers waver in harmony.

    >>> is_loan("медведев"), is_loan("қала")
    (True, False)
    """
    return not _LOAN_LETTERS.isdisjoint(stem)
