"""What a query may not do: reach out to another server. And whether it brings its own dataset (`FROM`).

Oxigraph has no switch against `SERVICE`, so a query that could hold one is refused before it is run. Reading the text
once is not enough, since SPARQL is read in more than one way: by the longest match `<1)#>` is an IRI, but Oxigraph,
which reads without a tokeniser and goes back where it fails, also takes `FILTER(?a <1)` with a comment behind it; and
it takes `SERVICE:x` and `ex:1SERVICE` for the keyword. So the rule is the other way round: **a query with the word
`service` in it runs only where the word stands in a place that no reader of SPARQL could take for the keyword**: a
comment, a string, an absolute IRI, a variable, a language tag, a blank node's label. Wherever the text could be read in
two ways, it is refused. On Linux the processes that run queries cannot open a socket at all (`sandbox`).
"""

import re
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile("service", re.IGNORECASE)
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_EXOTIC: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
TOKEN: Final = re.compile(
    r"""
      (?P<space>   [ \t\r\n]+ )
    | (?P<comment> \#[^\r\n]* )
    | (?P<iri>     <[A-Za-z][A-Za-z0-9+.-]*://[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string>  \"{3}(?:\"{0,2}(?:[^\"\\]|\\[tbnrf\"'\\]))*\"{3} | \"(?:[^\"\\\r\n]|\\[tbnrf\"'\\])*\"(?!\")
                 | '{3}(?:'{0,2}(?:[^'\\]|\\[tbnrf\"'\\]))*'{3} | '(?:[^'\\\r\n]|\\[tbnrf\"'\\])*'(?!') )
    | (?P<variable> [?$]\w+ )
    | (?P<tag>     @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<blank>   _:\w[\w-]* )
    | (?P<name>    (?:[^\W\d_][\w.-]*)?:(?:[\w:-]|\.(?=[\w:.%\\-])|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])* )
    | (?P<word>    \w+ )
    | (?P<sign>    [{}()\[\].,;=!<>&|+*/^?-] )
    """,
    re.VERBOSE | re.DOTALL,
)
_HARMLESS: Final = frozenset({"comment", "iri", "string", "tag", "blank"})
_MAYBE_IRI: Final = re.compile(r"[^<>\"{}|^`\\\x00-\x20]*>")
_PATH_AND_VALUE: Final = re.compile(r"\?(?:true|false|\d)", re.IGNORECASE)

REFUSED: Final = (
    "This endpoint makes no request to other servers: SERVICE is refused. "
    "(The word may stand in a string, a comment, an absolute IRI or a variable; write names that hold it as full IRIs.)"
)
_UPDATE: Final = re.compile(
    r"(?:\s|\#[^\r\n]*[\r\n]|(?:PREFIX\s+\S*\s*|BASE\s*)<[^>]*>)*"
    r"(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a look at a query's text tells.

    `refusal` says why it is not run, or is None; `dataset` tells that it has a `FROM` of its own.
    """

    refusal: str | None = None
    dataset: bool = False


def inspect(query: str) -> Inspected:
    """Look at the text of a query before it is run. Nothing is raised: what is no SPARQL is Oxigraph's to reject.

    >>> inspect("SELECT * { ?service a 'service' } # service").refusal is None
    True
    >>> inspect("ASK { FILTER EXISTS { SERVICE <http://example.org/> {} } }").refusal is None
    False
    """
    lowered = query.casefold()
    written = _unescaped(query) if "\\u" in lowered else query
    service = bool(_WORD.search(query) or _WORD.search(written))
    if not service and "from" not in lowered:
        return Inspected()
    if service and (written != query or _EXOTIC.search(query)):
        return Inspected(REFUSED)
    dataset, position = False, 0
    while position < len(query):
        match = TOKEN.match(query, position)
        if match is None:
            if service:
                return Inspected(REFUSED)
            position += 1
            continue
        kind, text = str(match.lastgroup), match[0]
        if kind == "word" and text.casefold() == "from":
            dataset = True
        if service and not _no_keyword(kind, text, query, match.end()):
            return Inspected(REFUSED)
        position = match.end()
    return Inspected(dataset=dataset)


def is_update(query: str) -> bool:
    """Whether the text begins as a SPARQL update does.

    >>> is_update("PREFIX a: <b> # c\\n  insert data {}"), is_update("SELECT * {}")
    (True, False)
    """
    return _UPDATE.match(query) is not None


def _no_keyword(kind: str, text: str, query: str, end: int) -> bool:
    """Whether the token can in no reading hold the keyword, or be a piece of something that hides it."""
    if kind == "sign":  # `<` as a sign may be the beginning of something that others read as an IRI
        return text != "<" or not _MAYBE_IRI.match(query, end)
    if kind == "variable":  # in `ex:p?1SERVICE` the question mark may belong to a property path
        return not (_PATH_AND_VALUE.match(text) and _WORD.search(text))
    return kind in _HARMLESS or not _WORD.search(text)


def _unescaped(query: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code < 0x110000 else match[0]

    return _ESCAPE.sub(character, query)
