"""Saved questions: the competency questions that come with CraftGraph, by name."""

import difflib
import re
from typing import NamedTuple

from craftgraph.errors import UsageError
from craftgraph.graph.languages import ORDER
from craftgraph.resources import resource

_QUESTION = re.compile(r"^#\s*(?:question\s*)?\((kk|ru|en)\):\s*(.+?)\s*$", re.MULTILINE)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ENGLISH = re.compile(
    r"\(MIN\(\?l\) AS (?P<name>\?(?!en\b)\w+)\) "
    r'WHERE \{ (?P<thing>\?\w+) skos:prefLabel \?l FILTER\(LANG\(\?l\) = "en"\) \}'
)
# How a saved question asks for the English name of a thing, but for a column that is called `en`.


class Saved(NamedTuple):
    """A question in words, and the SPARQL query that answers it."""

    question: str
    sparql: str


def names() -> tuple[str, ...]:
    """Return the names of all saved questions, sorted."""
    return tuple(sorted(path.stem for path in resource("ontology", "queries").glob("*.rq")))


def is_name(text: str) -> bool:
    """Tell whether a text is the name of a saved question by its form: lower-case words and hyphens.

    >>> is_name("who-heads-what"), is_name("SELECT * { ?s ?p ?o }"), is_name("mine.rq")
    (True, False, False)
    """
    return bool(_NAME.fullmatch(text))


def load(name: str, language: str = "en") -> Saved:
    """Return a saved question in words of `language`, with a query that answers with names in it (see `in_language`).

    Raises UsageError, naming the nearest, when there is none of that name.
    """
    if name not in names():
        near = difflib.get_close_matches(name, names(), n=2, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names())}"
        raise UsageError(f"no saved question is called {name!r}; {hint}")
    sparql = resource("ontology", "queries", f"{name}.rq").read_text(encoding="utf-8")
    asked = questions(sparql)
    return Saved(asked.get(language) or asked.get("en", name), in_language(sparql, language))


def in_language(sparql: str, language: str) -> str:
    """Return a saved question's query with names in `language` for the English ones that stand there.

    A thing without a name in it goes by the next best: Kazakh and Russian stand in for each other before English.

    >>> query = 'SELECT ?w (MIN(?l) AS ?who) WHERE { ?w skos:prefLabel ?l FILTER(LANG(?l) = "en") } GROUP BY ?w'
    >>> in_language(query, "en") == query, in_language(query, "kk").count('"kk"')
    (True, 2)
    """
    order = ORDER.get(language, ORDER["en"])
    if order[0] == "en":
        return sparql
    rank = f'IF(LANG(?l) = "{order[0]}", "0", IF(LANG(?l) = "{order[1]}", "1", "2"))'
    allowed = ", ".join(f'"{code}"' for code in order)
    return _ENGLISH.sub(
        lambda found: (
            f"(SUBSTR(MIN(CONCAT({rank}, STR(?l))), 2) AS {found['name']}) "
            f"WHERE {{ {found['thing']} skos:prefLabel ?l FILTER(LANG(?l) IN ({allowed})) }}"
        ),
        sparql,
    )


def questions(sparql: str) -> dict[str, str]:
    """Return the question in words by language, from the comments at the head of a query.

    >>> questions("# question (en): Who heads what?\\n# (kk): Кім нені басқарады?\\n# A remark.\\nSELECT ?s {}")
    {'en': 'Who heads what?', 'kk': 'Кім нені басқарады?'}
    """
    head = re.match(r"(?:#[^\n]*\n)*", sparql)
    return dict(_QUESTION.findall(head[0] if head else ""))
