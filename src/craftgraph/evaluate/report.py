"""The figures of many articles: all together and by language, measure by measure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from craftgraph.corpus.loader import Gold
from craftgraph.evaluate.article import ArticleScore, Disagreement, score
from craftgraph.evaluate.figures import Figures, Tally
from craftgraph.evaluate.identity import Found, b_cubed
from craftgraph.evaluate.said import Said

ALL = "all"


@dataclass(frozen=True, slots=True)
class Report:
    """What a build came to.

    `figures` has a group (`all`, `kk`, `ru`, `en`) → measure → figures; the measures are `entities`, `typed`, `slots`,
    `evidence`, `identity`, and the parts of `slots`: `slots:properties` and one for each statement class.
    `absent` are the identifiers of articles that the graph does not have; they count as articles of which it says
    nothing.
    """

    figures: Mapping[str, Mapping[str, Figures]]
    articles: int
    absent: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]

    def commonest(self, count: int = 20) -> list[tuple[str, str, int]]:
        """Return the commonest disagreements as (kind, where, how many times)."""
        pairs = Counter((d.kind, d.where) for d in self.disagreements)
        return [(kind, where, n) for (kind, where), n in sorted(pairs.items(), key=lambda p: (-p[1], p[0]))[:count]]


def evaluate(golds: Iterable[Gold], said: Callable[[str], Said | None]) -> Report:
    """Measure a graph against annotated articles.

    `said` returns what the graph says of the article with an identifier, or None where it has no such article
    (`Graph.said`, `StoreGraph.said`).
    """
    tallies: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    found: dict[str, list[Found]] = defaultdict(list)
    absent: list[str] = []
    disagreements: list[Disagreement] = []
    articles = 0
    for gold in golds:
        articles += 1
        what = said(gold.article.id)
        if what is None:
            absent.append(gold.article.id)
        one = score(gold, what or Said())
        disagreements += one.disagreements
        for group in (ALL, gold.article.language):
            _add(tallies[group], one)
            found[group] += one.found
    figures = {
        group: {measure: tally.figures() for measure, tally in measures.items()} | {"identity": b_cubed(found[group])}
        for group, measures in tallies.items()
    }
    return Report(figures, articles, tuple(absent), tuple(disagreements))


def _add(tallies: dict[str, Tally], one: ArticleScore) -> None:
    for measure, tally in one.tallies.items():
        tallies[measure].add(tally.true, tally.predicted, tally.gold)


def table(report: Report) -> str:
    """Write the figures as a text table, a line a group and measure.

    >>> print(table(Report({"kk": {"slots": Figures(0.5, 0.25, 1, 2, 4)}}, 1, (), ())))
    group  measure           precision  recall     F1   right    said  annotated
    kk     slots                 0.500   0.250  0.333       1       2          4
    """
    lines = ["group  measure           precision  recall     F1   right    said  annotated"]
    for group in sorted(report.figures):
        for measure in sorted(report.figures[group], key=lambda m: (":" in m, m)):
            f = report.figures[group][measure]
            lines.append(
                f"{group:5}  {measure:<17} {f.precision:>9.3f}  {f.recall:>6.3f}  {f.f1:>5.3f}  {f.true:>6}  "
                f"{f.predicted:>6}  {f.gold:>9}"
            )
    return "\n".join(lines)


def as_json(report: Report, *, with_errors: bool = False) -> dict[str, object]:
    """Return the report as plain data for JSON; `with_errors` adds every disagreement."""
    data: dict[str, object] = {
        "articles": report.articles,
        "absent": list(report.absent),
        "figures": {g: {m: f.as_json() for m, f in sorted(ms.items())} for g, ms in sorted(report.figures.items())},
    }
    if with_errors:
        data["errors"] = [
            {"article": d.article, "kind": d.kind, "where": d.where, "what": d.what} for d in report.disagreements
        ]
    return data
