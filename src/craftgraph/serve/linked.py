"""Linked Data: what each of our IRIs leads to, for people and for programs; and the description of the dataset."""

from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from craftgraph.serve.data import EXTENSIONS, about_article, about_thing, write
from craftgraph.serve.description import void
from craftgraph.serve.negotiate import GRAPHS, HTML, choose
from craftgraph.serve.protocol import content_type
from craftgraph.serve.refusal import Refusal
from craftgraph.serve.site import Site

_HEADERS: Final = {
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept",
}
_STATIC: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Linked:
    """The handlers, each a method that takes a request."""

    def __init__(self, site: Site) -> None:
        self._site = site
        folder = Path(__file__).resolve().parent / "static"
        self._files = {file.name: (file.read_bytes(), _STATIC[file.suffix]) for file in folder.iterdir()}

    async def identified(self, request: Request) -> Response:
        """An IRI of ours: see the page (for people) or the data (for programs) about it, 303."""
        path = request.path_params["path"]
        if self._site.paths.iri(path) is None:
            return self._site.error(request, 404)
        media_type = choose(request.headers.get("accept", ""), {HTML: HTML, "application/xhtml+xml": HTML, **GRAPHS})
        if media_type is None:
            raise Refusal(406, f"There are {HTML}, {', '.join(GRAPHS)}.")
        extension = next((ext for ext, each in EXTENSIONS.items() if each == GRAPHS.get(media_type)), None)
        address = f"/data/{path}.{extension}" if extension else f"/page/{path}"
        return RedirectResponse(address, 303, _HEADERS)

    async def data(self, request: Request) -> Response:
        """The data about an IRI of ours, in the format of the ending, or by negotiation where there is none."""
        path, dot, extension = request.path_params["path"].rpartition(".")
        media_type: str | None
        if dot and extension in EXTENSIONS:
            media_type = EXTENSIONS[extension]
        else:
            path = request.path_params["path"]
            media_type = choose(request.headers.get("accept", ""), GRAPHS)
        iri = self._site.paths.iri(path)
        if iri is None:
            raise Refusal(404, "There is nothing at this address.")
        if media_type is None:
            raise Refusal(406, f"There are {', '.join(GRAPHS)}.")
        about = about_article if iri.startswith(f"{self._site.settings.base}article/") else about_thing
        quads = await about(self._site.pool, iri)
        if not quads:
            raise Refusal(404, "There is nothing at this address.")
        return self._sent(write(quads, GRAPHS[media_type]), media_type)

    async def void(self, request: Request) -> Response:
        """The description of the dataset (VoID, DCAT)."""
        media_type = choose(request.headers.get("accept", ""), GRAPHS) or "text/turtle"
        return self._sent(void(self._site.dataset, GRAPHS[media_type]), media_type)

    async def static(self, request: Request) -> Response:
        """A style, script or picture of the pages."""
        file = self._files.get(request.path_params["name"])
        if file is None:
            raise Refusal(404, "There is no such file.")
        headers = {"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"}
        return Response(file[0], media_type=file[1], headers=headers)

    @staticmethod
    def _sent(body: bytes, media_type: str) -> Response:
        return Response(body, headers={**_HEADERS, "Content-Type": content_type(media_type).decode()})
