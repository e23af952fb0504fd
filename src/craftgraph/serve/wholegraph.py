"""The interactive picture of `craftgraph view`, made when it is asked for, in a process of its own."""

import asyncio
import sys
import tempfile
from collections import OrderedDict
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from craftgraph.serve.refusal import Refusal
from craftgraph.serve.site import Site

_HEADERS: Final = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Vary": "Cookie"}
_KEPT: Final = 8
_SECONDS: Final = 120.0


class WholeGraph:
    """The handler of `/graph`. The page brings a Content-Security-Policy of its own, for the scripts that it holds."""

    def __init__(self, site: Site, store: str) -> None:
        self._site = site
        self._store = store
        self._pages: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._one_at_a_time = asyncio.Lock()

    async def graph(self, request: Request) -> Response:
        """The picture of the store, or of what is near the thing `about`."""
        about, language = request.query_params.get("about", ""), self._site.language(request)
        if about and about not in self._site.labels.things:
            return self._site.error(request, 404)
        key = about, language
        async with self._one_at_a_time:
            if key not in self._pages:
                self._pages[key] = await self._drawn(about, language)
                while len(self._pages) > _KEPT:
                    self._pages.popitem(last=False)
        return HTMLResponse(self._pages[key], headers=_HEADERS)

    async def _drawn(self, about: str, language: str) -> bytes:
        with tempfile.TemporaryDirectory(prefix="craftgraph-graph-") as folder:
            file = Path(folder) / "graph.html"
            command = [sys.executable, "-m", "craftgraph", "view", str(file), "--served"]
            command += [f"--store={self._store}", f"--language={language}"]
            command += [f"--about={about}", "--hops=1"] if about else []
            process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.DEVNULL)
            try:
                async with asyncio.timeout(_SECONDS):
                    await process.wait()
            except TimeoutError:
                process.kill()
                raise Refusal(504, "The graph took too long to draw.") from None
            if process.returncode != 0:
                raise Refusal(422, "The graph could not be drawn.")
            return file.read_bytes()
