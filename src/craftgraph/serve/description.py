"""What this server says of itself: the SPARQL service description, and the dataset in VoID and DCAT."""

from dataclasses import dataclass

import pyoxigraph as ox

from craftgraph.graph.namespaces import ONTOLOGY
from craftgraph.serve.data import write
from craftgraph.serve.negotiate import GRAPHS, RESULTS

_PREFIXES = """
@prefix cg: <https://w3id.org/craftgraph/ontology#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix formats: <http://www.w3.org/ns/formats/> .
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_DESCRIPTION = (
    "What news about crafts, festivals, awards, records and tourism says; each triple stands in the named graph of the "
    "sentence that states it."
)
_FORMATS = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
    "application/trig": "TriG",
    "application/n-quads": "N-Quads",
}


@dataclass(frozen=True, slots=True)
class Dataset:
    """What there is to describe.

    `address` is where this server is reached, ending with `/`; `base` begins the IRIs of things; `classes` counts
    things by class, without prefix; `example` is the IRI of one of them.
    """

    address: str
    base: str
    quads: int
    articles: int
    classes: dict[str, int]
    example: str | None


def service(dataset: Dataset, media_type: str) -> bytes:
    """Return the service description (SPARQL 1.1 Service Description) in an RDF format."""
    known = {*RESULTS.values(), *GRAPHS.values()}
    formats = " , ".join(f"formats:{name}" for media, name in _FORMATS.items() if media in known)
    return _as(
        f"""
        <{dataset.address}sparql> a sd:Service ;
            sd:endpoint <{dataset.address}sparql> ;
            sd:supportedLanguage sd:SPARQL11Query ;
            sd:feature sd:UnionDefaultGraph ;
            sd:resultFormat {formats} ;
            sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ; void:triples {dataset.quads} ] ] ;
            dcterms:description "Read-only. Updates, LOAD and SERVICE are refused."@en .
        """,
        media_type,
    )


def void(dataset: Dataset, media_type: str) -> bytes:
    """Return the description of the dataset in VoID and DCAT in an RDF format."""
    partitions = "".join(
        f"void:classPartition [ void:class cg:{cls} ; void:entities {count} ] ;\n"
        for cls, count in sorted(dataset.classes.items())
        if cls.isidentifier()
    )
    features = " , ".join(f"formats:{name}" for media, name in _FORMATS.items() if media in GRAPHS.values())
    example = f"void:exampleResource <{dataset.example}> ;" if dataset.example else ""
    return _as(
        f"""
        <{dataset.address}.well-known/void> a void:DatasetDescription ; foaf:primaryTopic <{dataset.address}#dataset> .
        <{dataset.address}#dataset> a void:Dataset, dcat:Dataset ;
            dcterms:title "CraftGraph: news about crafts as a graph"@en ,
                "CraftGraph: қолөнер жаңалықтарының графы"@kk , "CraftGraph: новости о ремёслах в виде графа"@ru ;
            dcterms:description "{_DESCRIPTION}"@en ;
            foaf:homepage <{dataset.address}> ; dcat:landingPage <{dataset.address}> ;
            dcterms:language "kk", "ru", "en" ;
            void:sparqlEndpoint <{dataset.address}sparql> ;
            void:uriSpace "{dataset.base}" ;
            void:uriLookupEndpoint <{dataset.address}search?q=> ;
            void:vocabulary <{ONTOLOGY}>, <http://www.w3.org/2004/02/skos/core#>, <http://www.w3.org/ns/prov#>,
                <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> ;
            void:feature {features} ;
            void:triples {dataset.quads} ; void:documents {dataset.articles} ;
            {partitions} {example}
            dcat:keyword "crafts"@en, "cultural heritage"@en, "Kazakhstan"@en ;
            dcat:distribution [ a dcat:Distribution ; dcat:accessURL <{dataset.address}sparql> ;
                dcat:accessService <{dataset.address}#service> ] .
        <{dataset.address}#service> a dcat:DataService ; dcterms:title "SPARQL endpoint"@en ;
            dcat:endpointURL <{dataset.address}sparql> ; dcat:endpointDescription <{dataset.address}sparql> ;
            dcat:servesDataset <{dataset.address}#dataset> ;
            dcterms:conformsTo <https://www.w3.org/TR/sparql11-protocol/> .
        """,
        media_type,
    )


def _as(turtle: str, media_type: str) -> bytes:
    parsed = ox.parse(_PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    return write(parsed, media_type)
