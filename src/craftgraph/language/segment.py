"""Sentences and tokens, for all three languages; what differs between them is the list of abbreviations.

A token is a word with its inner hyphens and apostrophes (`АҚШ-тан`, `ou'vre`), a number with its decimals and suffix
(`1,14`, `100-ден`), a domain (`BAQ.KZ-ке`), an initial (`А.`), a suffix that follows a closing quotation mark (`-дың`
in `«Наурыз»-дың`), or one punctuation mark.
"""

import re
from typing import Final

from craftgraph.language.quotes import directed
from craftgraph.model import Sentence, Token

_W: Final = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"  # letters and digits with their combining marks
_HYPHEN: Final = r"[-‐‑]"
_APOSTROPHE: Final = r"['’ʼ`]"

_DOMAIN: Final = (
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?[.])+"
    r"(?i:kz|com|org|net|ru|info|uz|kg|media|news|asia|eu|tv|pro|online)"
)

_CURRENCY: Final = (
    r"(?:(?:US|GH|A[EM]D|Dhs?|Rs|Rp|[KTU][Ss]h|RM|TL|Tk|USD|EUR|GBP|KZT|UZS|KGS|RUB|CNY|RMB|INR|PKR|IDR|GEL|GHS|NGN|KES"
    r"|TRY|AZN|CHF|CAD|AUD)(?=\d)"
    r"|[NRPT](?=\d+(?:[.,]\d+)*(?:\ ?(?:[mb]n|tn|million|billion|trillion|crore|lakh)|[mbk])\b|\d{1,3}(?:,\d{3})+\b))"
)
"""What stands before an amount and touches it: `Dh4.3 million`, `N6.2bn`."""

_TOKEN: Final = re.compile(
    rf"""
      [\u0400-\u0481\u048a-\u04ff]{{2,}}(?=[\s,])                        # Cyrillic word, by far the most frequent
    | (?i:https?://|www\.)[^\s«»"”]+[\w/]                               # address
    | {_DOMAIN}\b(?:{_HYPHEN}\w+)?                                       # domain
    | \d+(?:[.,:]\d+)*(?:[.](?=\d))?(?:{_HYPHEN}?{_W}(?:{_HYPHEN}{_W})*)?   # number with suffix
    | (?<=[»"”“’]){_HYPHEN}{_W}                                          # suffix after a quotation mark
    | (?<!\w) [A-ZА-ЯӘІҢҒҮҰҚӨҺЁ]\.(?=\s?[A-Za-zА-Яа-яӘәІіҢңҒғҮүҰұҚқӨөҺһЁё])   # initial
    | {_CURRENCY}                                                        # before an amount
    | {_W}(?:(?:{_HYPHEN}|{_APOSTROPHE}|&){_W})*                         # word
    | \.{{3,}} | --
    | \S
    """,
    re.VERBOSE,
)

_ABBREVIATIONS: Final[dict[str, frozenset[str]]] = {
    "kk": frozenset(
        "ж жж т б м мин сағ тг мың млн млрд км кв пр көш қ о с бет т.б т.с.с б.з б.з.д проф акад ғ".split()
    ),
    "ru": frozenset(
        "г гг т е д п к др пр им ул просп обл р руб коп тыс млн млрд км кв м с см стр проф акад св нач ок чел экз "
        "в вв н э тел рис т.е т.д т.п т.к".split()
    ),
    "en": frozenset(
        "mr mrs ms dr prof st sr jr inc ltd co corp no vs etc e.g i.e u.s u.k jan feb mar apr jun jul aug sep sept oct "
        "nov dec mt gen gov sen rep approx".split()
    ),
}
_END: Final = re.compile(r"(?:[.!?…]+)([»\"”’)\]]*)(?=\s|$)")
_BEFORE_WORD: Final = re.compile('[«»"“”(]')
_INITIALS: Final = re.compile(r"(?:[A-ZА-ЯӘІҢҒҮҰҚӨҺЁ]\.)+[A-ZА-ЯӘІҢҒҮҰҚӨҺЁ]")
_OPENING: Final = '«"“„‘(['
_DASHES: Final = "–—-―−"


def tokens(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Split `text` into tokens; `offset` is added to every position.

    >>> [t.text for t in tokens("Фестивальге АҚШ-тан 100-ден астам шебер, 1,14 млн. қонақ келді.")]
    ['Фестивальге', 'АҚШ-тан', '100-ден', 'астам', 'шебер', ',', '1,14', 'млн', '.', 'қонақ', 'келді', '.']
    """
    found = _TOKEN.finditer(text)
    return tuple([Token(match[0], offset + match.start(), offset + match.end()) for match in found])


def _ends_here(text: str, match: re.Match[str], language: str) -> bool:
    """Tell whether the full stop that `match` found in one paragraph closes a sentence."""
    rest = text[match.end() :].lstrip()
    if not rest:
        return True
    head = rest.lstrip(_OPENING + " ")
    if rest[0] in _DASHES:
        after = rest.lstrip(_DASHES + " \u00a0")
        # «…», – деді: the speech goes on; a dash before a capital opens a new line of speech
        return bool(after) and after[0].isupper()
    if not head or not (head[0].isupper() or head[0].isdigit() or rest[0] in _OPENING):
        return False
    if match.group().startswith(".") and not match.group(1) and len(match.group()) == 1:
        word = _last_word(text[: match.start()])
        if word.lower() in _ABBREVIATIONS[language]:
            return False
        if (len(word) == 1 and word.isupper()) or _INITIALS.fullmatch(word):
            return False
    return True


def _last_word(text: str) -> str:
    """Return what stands at the end of `text` behind the last blank, quotation mark or bracket."""
    if not text or text[-1].isspace():
        return ""
    return _BEFORE_WORD.split(text.rsplit(None, 1)[-1])[-1]


def sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """Split an article into sentences; a line break always ends one, also inside a quotation.

    In Kazakh and Russian the tokens of double quotation marks are guillemets, whatever marks the article has (see
    `quotes`). Raises KeyError for a language other than `kk`, `ru`, `en`.

    >>> [s.text for s in sentences("Ол 5 ж. тоқыды. «Жақсы!» – деді Ә. Серік.\\nКелді ме?", "kk")]
    ['Ол 5 ж. тоқыды.', '«Жақсы!» – деді Ә. Серік.', 'Келді ме?']
    """
    result: list[Sentence] = []
    start = 0
    for paragraph in re.split(r"(?<=\n)", directed(text, language)):
        cut = 0
        ends = [m.end() for m in _END.finditer(paragraph) if _ends_here(paragraph, m, language)]
        for end in [*ends, len(paragraph)]:
            piece = paragraph[cut:end]
            body = piece.strip()
            if body:
                begin = start + cut + len(piece) - len(piece.lstrip())
                end_of_body = begin + len(body)
                result.append(Sentence(len(result), begin, end_of_body, text[begin:end_of_body], tokens(body, begin)))
            cut = end
        start += len(paragraph)
    return tuple(result)
