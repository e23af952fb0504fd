"""Content negotiation: which of the media types that we can write does a client want most (RFC 9110, 12.5.1)."""

import functools
import re
from collections.abc import Mapping
from typing import Final

JSON: Final = "application/sparql-results+json"
TURTLE: Final = "text/turtle"
HTML: Final = "text/html"

RESULTS: Final[dict[str, str]] = {
    JSON: JSON,
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
    "application/json": JSON,
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
"""Media type for solutions and booleans, as a client asks for it and gets it back → the name that Oxigraph knows."""

GRAPHS: Final[dict[str, str]] = {
    TURTLE: TURTLE,
    "application/n-triples": "application/n-triples",
    "application/ld+json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "application/trig": "application/trig",
    "application/n-quads": "application/n-quads",
    "text/n3": TURTLE,
    "application/x-turtle": TURTLE,
}
"""The same for triples; TriG and N-Quads carry them in the default graph."""

SHORT: Final[dict[str, str]] = {
    "json": JSON,
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": TURTLE,
    "ttl": TURTLE,
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "json-ld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "rdf+xml": "application/rdf+xml",
    "trig": "application/trig",
    "nq": "application/n-quads",
}
"""Name of a format in an address (`format=csv`, `/data/….ttl`) → media type."""

_PART: Final = re.compile(
    r'\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*((?:;(?:[^",]|"(?:[^"\\]|\\.)*")*)?)\s*(?:,|$)', re.ASCII
)
_QUALITY: Final = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.IGNORECASE | re.ASCII)


@functools.lru_cache(maxsize=512)
def parse_accept(header: str) -> tuple[tuple[str, float], ...]:
    """Return the media ranges of an `Accept` header with their qualities; what is no media range is passed over.

    >>> parse_accept("text/turtle;q=0.5, application/ld+json")
    (('text/turtle', 0.5), ('application/ld+json', 1.0))
    """
    ranges = []
    for match in _PART.finditer(header):
        quality = _QUALITY.search(match[3])
        ranges.append((f"{match[1]}/{match[2]}".lower(), min(float(quality[1]), 1.0) if quality else 1.0))
    return tuple(ranges)


def choose(accept: str, offered: Mapping[str, str]) -> str | None:
    """Return the key of `offered` that the client prefers, or None where it accepts none; the earlier one of equals.

    >>> choose("application/rdf+xml;q=0.2, */*;q=0.1", GRAPHS), choose("image/png", GRAPHS)
    ('application/rdf+xml', None)
    >>> choose("", GRAPHS)
    'text/turtle'
    """
    ranges = dict(parse_accept(accept[:4096]))
    if not ranges:
        return next(iter(offered)) if not accept.strip() else None
    best, best_quality = None, 0.0
    for media_type in offered:
        family = media_type.partition("/")[0] + "/*"
        quality = ranges.get(media_type, ranges.get(family, ranges.get("*/*", 0.0)))
        if quality > best_quality:
            best, best_quality = media_type, quality
    return best
