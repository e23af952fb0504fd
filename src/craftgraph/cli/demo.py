"""`craftgraph demo`: the whole way, once, on the sample articles."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from craftgraph.graph.store import Store
    from craftgraph.view.contents import Contents, Fact

FOLDER = "craftgraph-demo"
QUESTIONS = ("titles", "heads")
LANGUAGE = "en"
WIDTH = 110
"""Columns of the tables: they are read on a terminal, and in documents."""


@click.command()
def command() -> None:
    """Do all of it once, on the sample articles.

    Reads ten short articles in Kazakh, Russian and English that come with CraftGraph into a store of their own, and
    shows what became of them. Everything is written into the folder craftgraph-demo where you stand.
    """
    from craftgraph.build import build, current_run  # noqa: PLC0415
    from craftgraph.cli.build import Talk, summary  # noqa: PLC0415
    from craftgraph.cli.check import told  # noqa: PLC0415
    from craftgraph.graph.contradictions import contradictions  # noqa: PLC0415
    from craftgraph.graph.export import export  # noqa: PLC0415
    from craftgraph.graph.store import open_store  # noqa: PLC0415
    from craftgraph.resources import resource  # noqa: PLC0415
    from craftgraph.view import view_page  # noqa: PLC0415

    folder = Path(FOLDER)
    selector = f"oxigraph:{folder / 'craftgraph.db'}"
    talk = Talk()
    with open_store(selector) as store:
        outcome = build([resource("data", "articles")], store, run=current_run(), workers=1, progress=talk)
        talk.clear()
        click.echo(f"{summary(outcome)}\n")
        click.echo(found(store))
        for name in QUESTIONS:
            click.echo(answered(store, name))
        for contradiction in contradictions(store)[:1]:
            click.echo(f"Sources disagree  (craftgraph check)\n\n{told(store, [contradiction], LANGUAGE)}\n")
        export(store, folder / "graph.ttl")
        page = view_page(store, language=LANGUAGE)
        (folder / "graph.html").write_text(page, encoding="utf-8", newline="\n")
    click.echo(what_next(folder, selector))
    sys.exit(1 if outcome.problems else 0)


def found(store: "Store") -> str:
    """Return what the store says as a table: for each class how many statements, and one of them in words."""
    from pyoxigraph import Literal  # noqa: PLC0415

    from craftgraph.query.table import Table, text  # noqa: PLC0415
    from craftgraph.view.contents import read  # noqa: PLC0415

    contents = read(store)
    by_class: dict[str, list[Fact]] = {}
    for fact in contents.facts:
        if fact.iri:
            by_class.setdefault(fact.cls, []).append(fact)
    rows = [
        [Literal(cls), Literal(len(facts)), Literal(in_words(max(facts, key=_fullness), contents))]
        for cls, facts in sorted(by_class.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    total = sum(map(len, by_class.values()))
    head = f"{len(contents.articles)} articles make {total} statements about {len(contents.things)} things:\n"
    return f"{head}\n{text(Table(('statement', 'number', 'for example'), rows), WIDTH)}\n"


def _fullness(fact: "Fact") -> tuple[int, int, str]:
    """Order statements by how much they show: the number of sentences that state them, then of roles."""
    return len(fact.sentences), len(fact.roles), fact.iri


def in_words(fact: "Fact", contents: "Contents") -> str:
    """Return a statement as a sentence."""
    from craftgraph.query import words  # noqa: PLC0415

    roles: dict[str, list[str]] = {}
    for role, filler in fact.roles:
        shown = contents.things[filler.value].label(LANGUAGE) if filler.kind == "thing" else filler.value
        roles.setdefault(role, []).append(shown)
    return words.in_words(fact.cls, roles, LANGUAGE)


def answered(store: "Store", name: str) -> str:
    """Return a saved question in words, and its answer as a table with the sentences."""
    from craftgraph.query.saved import load  # noqa: PLC0415
    from craftgraph.query.table import labelled, table, text  # noqa: PLC0415

    question = load(name, LANGUAGE)
    rows = labelled(table(store.query(question.sparql)), store, LANGUAGE)
    return f"{question.question}  (craftgraph query {name})\n\n{text(rows, WIDTH)}\n"


def what_next(folder: Path, selector: str) -> str:
    """Return what a user may try next."""
    return f"""\
In {folder}/ are the store, graph.ttl and graph.html: open graph.html in a browser. Then try

  craftgraph query --list
  craftgraph query heads --store {selector}
  craftgraph explain Almaty --store {selector}
  craftgraph check --store {selector}
  craftgraph build YOUR-ARTICLES/ && craftgraph view mine.html
"""
