"""Saved questions: the competency questions that come with CraftGraph, by name."""

import difflib
import re
from typing import NamedTuple

from craftgraph.errors import UsageError
from craftgraph.resources import resource

_QUESTION = re.compile(r"^#\s*(?:question\s*)?\((kk|ru|en)\):\s*(.+?)\s*$", re.MULTILINE)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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
    """Return a saved question, in words of `language`.

    Raises UsageError, naming the nearest, when there is none of that name.
    """
    if name not in names():
        near = difflib.get_close_matches(name, names(), n=2, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names())}"
        raise UsageError(f"no saved question is called {name!r}; {hint}")
    sparql = resource("ontology", "queries", f"{name}.rq").read_text(encoding="utf-8")
    asked = questions(sparql)
    return Saved(asked.get(language) or asked.get("en", name), sparql)


def questions(sparql: str) -> dict[str, str]:
    """Return the question in words by language, from the comments at the head of a query.

    >>> questions("# question (en): Who heads what?\\n# (kk): Кім нені басқарады?\\n# A remark.\\nSELECT ?s {}")
    {'en': 'Who heads what?', 'kk': 'Кім нені басқарады?'}
    """
    head = re.match(r"(?:#[^\n]*\n)*", sparql)
    return dict(_QUESTION.findall(head[0] if head else ""))
