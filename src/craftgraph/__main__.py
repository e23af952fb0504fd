"""`python -m craftgraph` is the `craftgraph` command."""

from craftgraph.cli import run

if __name__ == "__main__":
    run()
