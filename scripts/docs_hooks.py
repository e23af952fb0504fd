"""What mkdocs adds to the site as it builds it: the ontology term by term, as pyLODE writes it out of `craft.ttl`."""

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

PAGE = "ontology-terms.html"
ONTOLOGY = Path(__file__).resolve().parent.parent / "ontology" / "craft.ttl"
NAMESPACE = "https://w3id.org/craftgraph/ontology#"


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Add the page to the files of the site. Raises PluginError, which ends the build, where it lacks a term."""
    files.append(File.generated(config, PAGE, content=page()))
    return files


def page() -> str:
    """Return the reference of the ontology as one HTML page that asks nothing of other servers.

    pyLODE takes one label a term, of any language, and lists the classes of other vocabularies that ours are aligned
    with as if they were ours: it gets the English texts, and only what our terms say.
    """
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    from pylode import OntPub  # type: ignore[import-untyped]  # noqa: PLC0415 - it takes a second to load

    root.handlers[:], root.level = handlers, level  # pyLODE makes every logger of the program talk
    from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef  # noqa: PLC0415

    everything = Graph().parse(ONTOLOGY)
    english = Graph()
    for prefix, namespace in everything.namespaces():
        english.bind(prefix, namespace)
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property}
    # pyLODE keeps the order in which it finds things: that of their labels
    labels = {s: str(o) for s, o in everything.subject_objects(RDFS.label) if getattr(o, "language", "en") == "en"}
    for subject, predicate, value in sorted(everything, key=lambda t: (labels.get(t[0], str(t[0])).casefold(), *t[1:])):
        foreign = isinstance(subject, URIRef) and not str(subject).startswith(NAMESPACE.rstrip("#"))
        if isinstance(value, Literal) and value.language not in (None, "en"):
            continue
        if not (foreign and predicate == RDF.type and value in kinds):
            english.add((subject, predicate, value))
    made = OntPub(english).make_html()
    html = made if isinstance(made, str) else made.decode()
    terms = {str(term) for kind in kinds for term in everything.subjects(RDF.type, kind)}
    if missing := sorted(term for term in terms if term.startswith(NAMESPACE) and term not in html):
        raise PluginError(f"pyLODE leaves out {', '.join(missing)}")
    return html
