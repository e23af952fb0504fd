"""What the pages have in common: words in three languages, templates, links, and the headers that keep them safe."""

import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from craftgraph.graph.namespaces import PREFIXES
from craftgraph.query.figures import date, number
from craftgraph.query.words import class_name
from craftgraph.serve.answering import Answering
from craftgraph.serve.description import Dataset
from craftgraph.serve.labels import LANGUAGES, Labels
from craftgraph.serve.paths import Paths
from craftgraph.serve.sentences import Writer

_HERE: Final = Path(__file__).resolve().parent
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept, Accept-Language, Cookie",
}
_YEAR: Final = 365 * 24 * 3600
_WISH: Final = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*(?:,|$)")
_NATIVE: Final = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server is set up.

    `address` is where it is reached, ending with `/`; `base` begins the IRIs of things; `language` is that of the
    pages where a reader tells no other; `evidence_only` tells that only sentences that are evidence are shown; `store`
    is the selector of what is served, for the picture of the whole graph.
    """

    address: str
    base: str
    language: str
    evidence_only: bool
    store: str


class Site:
    """What the handlers of all pages share. `labels` and `dataset` are there once the data has been loaded."""

    labels: Labels
    dataset: Dataset

    def __init__(self, pool: Answering, settings: Settings) -> None:
        self.pool = pool
        self.settings = settings
        self.paths = Paths(settings.base)
        self._words: dict[str, dict[str, str]] = json.loads((_HERE / "interface.json").read_text(encoding="utf-8"))
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def language(self, request: Request) -> str:
        """Return the language for a reader: by `?lang=`, the cookie, the browser's wishes, or the settings."""
        for wish in (request.query_params.get("lang"), request.cookies.get("lang")):
            if wish in LANGUAGES:
                return wish
        wishes = _WISH.findall(request.headers.get("accept-language", "")[:1000])
        known = [(-float(quality or 1), n, tag.lower()) for n, (tag, quality) in enumerate(wishes)]
        return min((each for each in known if each[2] in LANGUAGES), default=(0, 0, self.settings.language))[2]

    def words(self, language: str) -> dict[str, str]:
        """Return the words of the interface in a language, by key."""
        return {key: texts[language] for key, texts in self._words.items()}

    def writer(self, language: str) -> Writer:
        """Return a writer of sentences that links to the pages of things."""
        return Writer(language, lambda iri: self.link(iri, language))

    def link(self, iri: str, language: str) -> tuple[str, str] | None:
        """Return the name and the address of the page of a thing; None for what has none here."""
        address = self.paths.page(iri)
        return (self.labels.name(iri, language) or short(iri), address) if address else None

    def page(self, request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """Return a page in the reader's language, and remember the language when it was chosen by `?lang=`."""
        language = self.language(request)
        html = self._templates.get_template(template).render(
            t=self.words(language),
            language=language,
            languages=[(code, name, _with_language(request, code)) for code, name in _NATIVE.items()],
            path=request.url.path,
            site=self,
            number=lambda value: number(str(value), language),
            date=lambda value: date(value, language),
            class_name=lambda cls: class_name(cls, language),
            **values,
        )
        response = HTMLResponse(html, status, HEADERS)
        if request.query_params.get("lang") in LANGUAGES:
            response.set_cookie("lang", language, max_age=_YEAR, samesite="lax", httponly=True)
        return response

    def error(self, request: Request, status: int, message: str = "") -> HTMLResponse:
        """Return a page that says why there is none."""
        return self.page(request, "error.html", status=status, phrase=HTTPStatus(status).phrase, message=message)


def short(iri: str) -> str:
    """Return an IRI as one reads it: with one of our prefixes where it has one.

    >>> short("https://w3id.org/craftgraph/ontology#Person"), short("https://example.org/")
    ('cg:Person', 'https://example.org/')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _with_language(request: Request, language: str) -> str:
    """Return the address of the same page in another language."""
    return "?" + str(request.url.include_query_params(lang=language).query)
