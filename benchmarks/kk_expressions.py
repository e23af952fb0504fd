"""How many dates and figures of annotated Kazakh articles the readers of dates and quantities find.

    python benchmarks/kk_expressions.py ARTICLES [--errors 50]

A date counts as found where any expression of the article gives it, in the past or the coming reading; a figure where a
quantity inside the evidence of its statement has its value (and, counted apart, its comparator and unit). What is
computed (the second day of three) or carried over from another sentence counts as missed.
"""

import argparse
import calendar
import datetime
import json
import time
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.language.kk.dates import find_dates
from craftgraph.language.kk.numbers import find_quantities
from craftgraph.language.segment import sentences

ENTITY_DATES = ("startDate", "endDate")
STATEMENT_DATES = ("date", "periodStart", "periodEnd")


def articles(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        if article.get("language") == "kk":
            yield path.stem, article


def read(article: dict[str, Any]) -> tuple[list[TimeExpression], list[Quantity], int]:
    published = datetime.date.fromisoformat(article["published"][:10]) if article.get("published") else None
    dates: list[TimeExpression] = []
    quantities: list[Quantity] = []
    count = 0
    for sentence in sentences(article["text"], "kk"):
        found = find_dates(sentence.tokens, published)
        dates += found
        quantities += find_quantities(sentence.tokens, [(date.begin, date.end) for date in found])
        count += len(sentence.tokens)
    return dates, quantities, count


def said(dates: list[TimeExpression]) -> set[str]:
    """Return the values that the expressions give, and the first and last day of each month and year among them."""
    values: set[str] = set()
    for date in dates:
        for value in (date.start, date.finish, *(date.later or ())):
            if not value:
                continue
            values |= {value, value[:4] + "-01-01", value[:4] + "-12-31"} if len(value) == 4 else {value}
            if len(value) == 7:
                year, month = map(int, value.split("-"))
                values |= {f"{value}-01", f"{value}-{calendar.monthrange(year, month)[1]:02}"}
    return values


def annotated_dates(article: dict[str, Any]) -> set[str]:
    values: set[str] = set()
    for nodes, keys in ((article["entities"], ENTITY_DATES), (article["statements"], STATEMENT_DATES)):
        for node in nodes:
            for key in keys:
                value = node.get(key)
                values |= set(value if isinstance(value, list) else [value] if value else [])
    return values


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    errors: list[str] = []
    tokens = 0
    seconds = 0.0

    def count(key: str, good: bool, error: str) -> None:
        total[key] += 1
        right[key] += good
        if not good:
            errors.append(f"{key}: {error}")

    for name, article in articles(arguments.articles):
        begin = time.process_time()
        dates, quantities, length = read(article)
        seconds += time.process_time() - begin
        tokens += length
        values = said(dates)
        for value in sorted(annotated_dates(article)):
            count("dates", value in values, f"{name} {value}")
        for statement in article["statements"]:
            place = article["text"].find(statement["evidence"])
            if statement.get("value") is None or place < 0:
                continue
            stretch = range(place, place + len(statement["evidence"]))
            value = Decimal(str(statement["value"]))
            near = [quantity for quantity in quantities if quantity.begin in stretch and quantity.value == value]
            where = f"{name} {value} | {statement['evidence'][:100]}"
            count("values", bool(near), where)
            if near and statement.get("comparator"):
                good = any(quantity.comparator == statement["comparator"] for quantity in near)
                count("comparators", good, f"{statement['comparator']} {where}")
            if near and statement["class"] == "Observation":
                good = any(quantity.unit == statement.get("unit") for quantity in near)
                count("units (observations)", good, f"{statement.get('unit')} {where}")
    for key in total:
        print(f"{key}: {right[key]}/{total[key]} = {right[key] / total[key]:.4f}")
    print(f"{tokens} tokens, {seconds / tokens * 1e6:.1f} µs a token, sentences included")
    for error in errors[: arguments.errors]:
        print(error)


if __name__ == "__main__":
    main()
