"""What the editor of queries completes: prefixes, terms of the vocabulary, and words of SPARQL."""

from typing import Final

from craftgraph.graph.namespaces import PREFIXES
from craftgraph.query.words import class_name
from craftgraph.terms import ENTITY_CLASSES, ENTITY_PROPERTIES, STATEMENT_ROLES

_OTHERS: Final = (
    "skos:prefLabel", "skos:altLabel", "nif:anchorOf", "nif:referenceContext", "nif:beginIndex", "nif:endIndex",
    "nif:Sentence", "schema:datePublished", "schema:url", "dcterms:title", "dcterms:publisher", "dcterms:language",
    "dcterms:identifier", "prov:wasGeneratedBy", "owl:sameAs", "skos:closeMatch", "rdf:type", "rdfs:label", "xsd:date",
    "xsd:integer", "xsd:decimal",
)  # fmt: skip
_WORDS: Final = (
    "SELECT", "DISTINCT", "WHERE", "GRAPH", "OPTIONAL", "FILTER", "UNION", "ORDER BY", "GROUP BY", "LIMIT", "OFFSET",
    "CONSTRUCT", "DESCRIBE", "VALUES", "BIND", "COUNT", "LANG", "PREFIX", "EXISTS", "NOT EXISTS", "HAVING", "MINUS",
)  # fmt: skip
_COMPARATORS: Final = ("exactly", "about", "moreThan", "lessThan", "atLeast", "atMost")


def completions(language: str) -> dict[str, object]:
    """Return `prefixes` (prefix → namespace) and `terms` (what is written, and what it means in `language`)."""
    roles = sorted({role for roles in STATEMENT_ROLES.values() for role in roles} | set(ENTITY_PROPERTIES))
    terms = [(f"cg:{cls}", class_name(cls, language)) for cls in (*ENTITY_CLASSES, *STATEMENT_ROLES, "Article")]
    terms += [(f"cg:{role}", _users(role, language)) for role in roles]
    terms += [(f"cg:{name}", "cg:comparator") for name in _COMPARATORS if name not in roles]
    terms += [(name, "") for name in (*_OTHERS, *_WORDS)]
    return {"prefixes": PREFIXES, "terms": terms}


def _users(role: str, language: str) -> str:
    """Whose role or property it is."""
    return ", ".join(class_name(cls, language) for cls, roles in STATEMENT_ROLES.items() if role in roles)
