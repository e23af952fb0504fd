"""CraftGraph: news about crafts, festivals, awards, records and tourism, as an RDF graph that a researcher can cite."""

__version__ = "0.1.0"
