"""The graph side: quads with provenance, the store, exports and explanations."""
