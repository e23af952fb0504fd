"""Training the models from annotated articles; needed by `craftgraph train` alone."""
