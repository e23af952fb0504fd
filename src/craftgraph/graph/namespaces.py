"""Namespaces, named graphs and safe IRIs. No RDF library is needed here."""

import re
from typing import Final
from urllib.parse import quote

from craftgraph.entities.iris import BASE

CG: Final = "https://w3id.org/craftgraph/ontology#"
ONTOLOGY: Final = "https://w3id.org/craftgraph/ontology"
"""The ontology's IRI, and the named graph that it stands in."""
THESAURUS: Final = "https://w3id.org/craftgraph/crafts"
"""The named graph of the thesaurus of crafts."""
CRM: Final = "http://www.cidoc-crm.org/cidoc-crm/"
DCTERMS: Final = "http://purl.org/dc/terms/"
NIF: Final = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
PROV: Final = "http://www.w3.org/ns/prov#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA: Final = "https://schema.org/"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: Final[dict[str, str]] = {
    "cg": CG,
    "cgr": BASE,
    "crm": CRM,
    "dcterms": DCTERMS,
    "nif": NIF,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "xsd": XSD,
}
"""Prefix → namespace, as queries may use them without declaring them and as exports write them."""

_HEX_PAIR = re.compile(r"[0-9A-Fa-f]{2}")
_WEB = re.compile(r"https?://(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+(?::[0-9]{1,5})?(?:[/?#].*)?", re.ASCII | re.DOTALL)
_KEPT = frozenset("-._~:/?#@!$&'()*+,;=")


def authority_graph(base: str = BASE) -> str:
    """Return the IRI of the graph that holds what authority files say (names, links out)."""
    return f"{base}graph/authority"


def of_article(graph: str) -> bool:
    """Tell whether a named graph is an article's or a sentence's; the others hold what comes from elsewhere.

    >>> of_article(authority_graph()), of_article(ONTOLOGY), of_article("https://w3id.org/craftgraph/id/article/a")
    (False, False, True)
    """
    return not graph.endswith("graph/authority") and graph not in (ONTOLOGY, THESAURUS)


def sentence_iri(article: str, begin: int, end: int) -> str:
    """Return the IRI of a sentence, and of the graph of what it states (RFC 5147, code points).

    >>> sentence_iri("https://example.org/article/a", 0, 12)
    'https://example.org/article/a#char=0,12'
    """
    return f"{article}#char={begin},{end}"


def web_iri(address: str) -> str | None:
    """Return an http(s) address as an ASCII IRI, forbidden characters percent-encoded; None if it is no address.

    >>> web_iri("https://example.org/a b?q=<қ>#x")
    'https://example.org/a%20b?q=%3C%D2%9B%3E#x'
    >>> web_iri("not an address") is None
    True
    """
    written: list[str] = []
    fragment = False
    for i, char in enumerate(address.strip()):
        if char == "%" and _HEX_PAIR.match(address.strip(), i + 1):
            written.append(char)
        elif char in _KEPT and not (char == "#" and fragment):
            fragment = fragment or char == "#"
            written.append(char)
        else:
            written.append(quote(char, safe=""))
    iri = "".join(written)
    return iri if _WEB.fullmatch(iri) else None
