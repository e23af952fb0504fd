"""The W3C test descriptions of the SPARQL 1.1 Protocol (data-sparql11/protocol), in our own words and over our data.

A case is (name of the W3C test, what is sent, what must come). What is sent: method, path, headers, body. What must
come: `true` or `rows` or `graph` for an answer of that kind, a number for a status, `4xx` for any refusal.
"""

from urllib.parse import urlencode

BASE = "https://w3id.org/craftgraph/id/"
NAMED = f"{BASE}article/fx-kk#char=0,126"  # says what the craft city is
OTHER = f"{BASE}article/fx-ru#char=0,83"
THIRD = f"{BASE}article/fx-en#char=0,120"  # says where Astana is
CITY, ASTANA = f"<{BASE}statement/Conferral-almaty>", f"<{BASE}place/astana>"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
NOWHERE = "http://example.org/none"


def at(**parameters: object) -> str:
    """The endpoint with parameters in the address; `_` in a name is `-`."""
    return "/sparql/?" + urlencode({k.replace("_", "-"): v for k, v in parameters.items()}, doseq=True)


ASK_BOTH = f"ASK {{ {CITY} a ?type . {ASTANA} a ?type2 }}"
ASK_NAMED = f"ASK {{ GRAPH ?g1 {{ {CITY} a ?type }} GRAPH ?g2 {{ {ASTANA} a ?type2 }} }}"
INSERT = "INSERT DATA { <http://example.org/s> <http://example.org/p> 1 }"

QUERIES = [
    ("query_post_form", ("POST", at(default_graph_uri=NOWHERE), FORM, urlencode({"query": "ASK {}"})), "true"),
    ("query_dataset_default_graphs_get", ("GET", at(query=ASK_BOTH, default_graph_uri=[NAMED, THIRD]), {}, ""), "true"),
    ("query_dataset_default_graphs_post", ("POST", at(default_graph_uri=[NAMED, THIRD]), DIRECT, ASK_BOTH), "true"),
    ("query_dataset_named_graphs_post", ("POST", at(named_graph_uri=[NAMED, THIRD]), DIRECT, ASK_NAMED), "true"),
    ("query_dataset_named_graphs_get", ("GET", at(query=ASK_NAMED, named_graph_uri=[NAMED, THIRD]), {}, ""), "true"),
    (
        "query_dataset_full",
        (
            "POST",
            at(default_graph_uri=OTHER, named_graph_uri=[NAMED, THIRD]),
            DIRECT,
            f"ASK {{ {CITY} a ?t GRAPH ?g1 {{ {CITY} a ?t1 }} GRAPH ?g2 {{ {ASTANA} a ?t2 }} }}",
        ),
        "true",
    ),
    (
        "query_multiple_dataset",
        ("POST", at(named_graph_uri=[NAMED, THIRD]), DIRECT, ASK_NAMED.replace("ASK", f"ASK FROM <{OTHER}>")),
        "true",
    ),
    ("query_get", ("GET", at(query="ASK {}", default_graph_uri=NOWHERE), {}, ""), "true"),
    ("query_content_type_select", ("POST", at(default_graph_uri=NOWHERE), DIRECT, "SELECT (1 AS ?value) {}"), "rows"),
    ("query_content_type_ask", ("POST", at(default_graph_uri=NOWHERE), DIRECT, "ASK {}"), "true"),
    (
        "query_content_type_describe",
        ("POST", at(default_graph_uri=NOWHERE), DIRECT, "DESCRIBE <http://example.org/>"),
        "graph",
    ),
    (
        "query_content_type_construct",
        ("POST", at(default_graph_uri=NOWHERE), DIRECT, "CONSTRUCT { <s> <p> 1 } WHERE {}"),
        "graph",
    ),
    ("query_post_direct", ("POST", "/sparql/", DIRECT, "ASK {}"), "true"),
    ("bad_query_method", ("PUT", at(query="ASK {}"), FORM, ""), 405),
    ("bad_multiple_queries", ("GET", at(query=["ASK {}", "SELECT * {}"]), {}, ""), 400),
    ("bad_query_wrong_media_type", ("POST", "/sparql/", {"Content-Type": "text/plain"}, "ASK {}"), 415),
    ("bad_query_missing_form_type", ("POST", "/sparql/", {}, urlencode({"query": "ASK {}"})), 415),
    ("bad_query_missing_direct_type", ("POST", "/sparql/", {}, "ASK {}"), 415),
    (
        "bad_query_non_utf8",
        ("POST", "/sparql/", {"Content-Type": "application/sparql-query; charset=UTF-16"}, "ASK {}".encode("utf-16")),
        415,
    ),
    ("bad_query_syntax", ("GET", at(query="ASK {"), {}, ""), 400),
    ("bad_update_get", ("GET", at(update="CLEAR ALL"), {}, ""), 400),
    (
        "bad_multiple_updates",
        ("POST", "/sparql/", FORM, urlencode([("update", "CLEAR NAMED"), ("update", "CLEAR DEFAULT")])),
        "4xx",
    ),
    ("bad_update_wrong_media_type", ("POST", "/sparql/", {"Content-Type": "text/plain"}, "CLEAR NAMED"), 415),
    ("bad_update_missing_form_type", ("POST", "/sparql/", {}, urlencode({"update": "CLEAR NAMED"})), 415),
    (
        "bad_update_non_utf8",
        (
            "POST",
            "/sparql/",
            {"Content-Type": "application/sparql-update; charset=UTF-16"},
            "CLEAR ALL".encode("utf-16"),
        ),
        "4xx",
    ),
    ("bad_update_syntax", ("POST", "/sparql/", FORM, urlencode({"update": "CLEAR XYZ"})), "4xx"),
    (
        "bad_update_dataset_conflict",
        ("POST", "/sparql/", FORM, urlencode({"using-graph-uri": NAMED, "update": f"WITH <{NAMED}> {INSERT}"})),
        "4xx",
    ),
]

UPDATES = [
    (name, request, 403)
    for name, request in (
        ("update_dataset_default_graph", ("POST", at(using_graph_uri=NAMED), UPDATE, INSERT)),
        ("update_dataset_default_graphs", ("POST", at(using_graph_uri=[NAMED, OTHER]), UPDATE, INSERT)),
        ("update_dataset_named_graphs", ("POST", at(using_named_graph_uri=[NAMED, OTHER]), UPDATE, INSERT)),
        ("update_dataset_full", ("POST", at(using_graph_uri=NAMED, using_named_graph_uri=OTHER), UPDATE, INSERT)),
        ("update_post_form", ("POST", "/sparql/", FORM, urlencode({"update": INSERT}))),
        ("update_post_direct", ("POST", "/sparql/", UPDATE, INSERT)),
        ("update_base_uri", ("POST", "/sparql/", UPDATE, INSERT.replace("1", "<test>"))),
    )
]
"""Tests of a service that takes updates: ours refuses each, by design."""
