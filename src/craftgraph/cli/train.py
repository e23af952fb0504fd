"""`craftgraph train`: the taggers and role models, from annotated articles."""

from pathlib import Path

import click


@click.command(name="train")
@click.argument("corpus", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--language", "languages", multiple=True, type=click.Choice(["kk", "ru", "en"]), help="Only this language."
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder of the models."
)
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="Processes to use.")
def command(corpus: tuple[Path, ...], languages: tuple[str, ...], out: Path, workers: int) -> None:
    """Train the mention taggers and the role models from annotated articles.

    CORPUS is any number of folders or files of annotated articles (docs/corpus.md). The same articles give the same
    models. Training Kazakh takes about a quarter of an hour on two cores.
    """
    from craftgraph.corpus import load  # noqa: PLC0415
    from craftgraph.errors import CraftGraphError  # noqa: PLC0415
    from craftgraph.training.train import prepared, train_language  # noqa: PLC0415

    golds = [gold for source in corpus for gold in load(source)]
    out.mkdir(parents=True, exist_ok=True)
    for language in languages or ("kk", "ru", "en"):
        mine = [g for g in golds if g.article.language == language]
        if len(mine) < 10:
            raise CraftGraphError(f"{len(mine)} annotated articles in {language}: at least ten are needed to train")
        train_language(
            prepared(mine, workers),
            out,
            workers=workers,
            say=lambda line: click.echo(line, err=True),
        )
