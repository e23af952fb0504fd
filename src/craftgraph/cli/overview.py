"""The commands with a line on each, in the order of their use, and the page that `craftgraph --help` prints.

It imports nothing, so that the page costs nothing; a test holds the lines to the commands' own help.
"""

COMMANDS = {
    "build": "Read articles into the store.",
    "query": "Ask the store a SPARQL query or a saved question.",
    "export": "Write the graph to a file, in the format of its ending.",
    "view": "Draw the graph as one interactive HTML page.",
    "serve": "Serve a SPARQL endpoint and pages to look at.",
    "check": "Check the store against the shapes, and list contradictions.",
    "explain": "Tell what is said of a thing, by whom, in which words.",
    "evaluate": "Score the extraction against annotated articles.",
    "train": "Train the mention taggers and the role models from annotated articles.",
    "demo": "Do all of it once, on the sample articles.",
}

SUMMARY = "Turn news about crafts, festivals, awards, records and tourism into an RDF graph with sources."

_OPTIONS = {
    "--config FILE": "Settings file; else craftgraph.toml where you stand.",
    "--version": "Show the version and exit.",
    "-h, --help": "Show this page and exit.",
}


def overview() -> str:
    """Return the page that `craftgraph --help` prints, without a newline at its end."""
    lines = ["Usage: craftgraph [OPTIONS] COMMAND [ARGS]...", "", f"  {SUMMARY}", "", "Options:"]
    lines += [f"  {option:<15}{text}" for option, text in _OPTIONS.items()]
    lines += ["", "Commands:"]
    lines += [f"  {name:<15}{text}" for name, text in COMMANDS.items()]
    lines += ["", "craftgraph COMMAND --help tells more. Start with: craftgraph demo"]
    return "\n".join(lines)
