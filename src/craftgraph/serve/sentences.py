"""Statements as readable sentences with links: `query.words`, with the names of things as links to their pages."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from markupsafe import Markup, escape

from craftgraph.graph.namespaces import CG
from craftgraph.query.words import in_words, property_in_words
from craftgraph.serve.terms import Term

_BEGIN, _END = "\ue000", "\ue001"  # private use: they stand around the number of a link while the sentence is made
_LINK: Final = re.compile(f"{_BEGIN}(\\d+){_END}")

LinkTo = Callable[[str], tuple[str, str] | None]
"""IRI → (what it is called, the address of its page), or None for what has no page here."""


class Writer:
    """Writes sentences in one language."""

    def __init__(self, language: str, link_to: LinkTo) -> None:
        self._language = language
        self._link_to = link_to

    def statement(self, cls: str, roles: Mapping[str, Sequence[Term]]) -> Markup:
        """Return a statement as HTML; `roles` without prefix."""
        links: list[tuple[str, str]] = []
        shown = {role: [self._shown(term, links) for term in terms] for role, terms in roles.items()}
        return self._linked(in_words(cls, shown, self._language), links)

    def property(self, name: str, subject: str, values: Sequence[Term]) -> Markup:
        """Return a property of the entity `subject` (an IRI) as HTML."""
        links: list[tuple[str, str]] = []
        values_shown = [self._shown(term, links) for term in values]
        subject_shown = self._shown(Term("uri", subject), links)
        return self._linked(property_in_words(name, subject_shown, values_shown, self._language), links)

    def _shown(self, term: Term, links: list[tuple[str, str]]) -> str:
        if term.kind == "uri":
            if link := self._link_to(term.value):
                if link not in links:
                    links.append(link)
                return f"{_BEGIN}{links.index(link)}{_END}"
            return term.value.removeprefix(CG)
        return term.value.replace(_BEGIN, "").replace(_END, "")

    @staticmethod
    def _linked(sentence: str, links: Sequence[tuple[str, str]]) -> Markup:
        html, position = Markup(""), 0
        for match in _LINK.finditer(sentence):
            before = sentence[position : match.start()]
            name, address = links[int(match[1])]
            position = match.end()
            if before.endswith(("«", "“")) and name.startswith(before[-1]):
                before = before[:-1]  # «» around a name that has its own
            if name.endswith(("»", "”")) and sentence[position : position + 1] == name[-1]:
                position += 1
            html += escape(before) + Markup('<a href="{}">{}</a>').format(address, name)
        return html + escape(sentence[position:])
