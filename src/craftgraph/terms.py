"""The names of the vocabulary as plain data: classes, families, roles and identity keys.

`ontology/craft.ttl` says the same in OWL; `tests/test_ontology.py` holds the two together. Rooms that must start fast
read these tables and need no RDF library.
"""

from typing import Final

FAMILY: Final[dict[str, str]] = {
    "Person": "Person",
    "Organization": "Organization",
    "Title": "Title",
    "Register": "Register",
    "Craft": "Craft",
    "Place": "Place",
    "City": "Place",
    "Country": "Place",
    "Region": "Place",
    "Venue": "Place",
    "Event": "Event",
    "Festival": "Event",
    "Fair": "Event",
    "Exhibition": "Event",
    "Ceremony": "Event",
    "Competition": "Event",
    "Meeting": "Event",
    "Workshop": "Event",
}
"""Entity class → the top class it belongs to. Two entities of different families are never the same thing."""

ENTITY_CLASSES: Final[tuple[str, ...]] = tuple(FAMILY)

ENTITY_PROPERTIES: Final[dict[str, str]] = {
    "within": "Place",
    "partOf": "Organization|Event",
    "jurisdiction": "Place",
    "nationality": "Place",
    "occupation": "text",
    "practises": "Craft",
    "knownFor": "Craft",
    "place": "Place",
    "startDate": "date",
    "endDate": "date",
    "organizer": "Person|Organization",
    "participant": "Person|Organization",
}
"""Property straight on an entity → the families it may point to, or the kind of value."""

STATEMENT_ROLES: Final[dict[str, dict[str, str]]] = {
    "Conferral": {
        "title": "Title",
        "recipient": "Person|Organization|Place",
        "conferredBy": "Person|Organization|Place",
        "date": "date",
        "place": "Place",
        "occasion": "Event",
        "ordinal": "integer",
    },
    "Position": {"holder": "Person", "role": "text", "organization": "Organization|Place"},
    "Attendance": {
        "event": "Event",
        "group": "text",
        "value": "integer",
        "comparator": "comparator",
        "origin": "Place",
    },
    "Record": {
        "holder": "Person|Organization",
        "feat": "text",
        "value": "number",
        "unit": "text",
        "duration": "duration",
        "factor": "number",
        "factorComparator": "comparator",
        "register": "Register",
        "occasion": "Event",
        "date": "date",
    },
    "Inscription": {"element": "Craft|text", "register": "Register", "by": "Place", "date": "date"},
    "Distinction": {
        "holder": "Person|Organization|Place",
        "label": "text",
        "times": "integer",
        "register": "Register",
    },
    "Observation": {
        "about": "Place|Organization|Event|Register",
        "origin": "Place",
        "indicator": "text",
        "value": "number",
        "unit": "text",
        "comparator": "comparator",
        "periodStart": "date",
        "periodEnd": "date",
    },
    "Quotation": {"speaker": "Person|Organization", "text": "text", "direct": "boolean"},
    "Superlative": {
        "subject": "Person|Organization|Place|Event|Title|Register|Craft",
        "quality": "text",
        "scope": "Place",
    },
}
"""Statement class → role → the families that may fill it (joined by `|`), or the kind of value."""

MANY: Final[frozenset[tuple[str, str]]] = frozenset(
    {("Attendance", "origin"), ("Inscription", "by"), ("Record", "holder"), ("Observation", "origin")}
)
"""(statement class, role) that may have several fillers; every other role has one value (`owl:FunctionalProperty`)."""

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "Conferral": ("title", "recipient"),
    "Position": ("holder", "organization", "role"),
    "Attendance": ("event", "group"),
    "Record": ("holder", "feat", "occasion"),
    "Inscription": ("element", "register"),
    "Distinction": ("holder", "label"),
    "Observation": ("about", "indicator", "origin", "periodStart", "periodEnd", "unit"),
    "Quotation": ("speaker", "text"),
    "Superlative": ("subject", "quality", "scope"),
}
"""Statement class → the roles that make its identity (`owl:hasKey`)."""
