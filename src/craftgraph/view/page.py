"""One HTML file that opens anywhere, without a network: our own page around the vis-network that pyvis ships."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from craftgraph import __version__
from craftgraph.errors import CraftGraphError

_ASSETS: Final = Path(__file__).with_name("assets")
_SCRIPTS: Final = (
    "data", "text", "state", "visible", "labels", "quick", "paint", "graph", "unfold", "evidence", "panel", "search",
    "filters", "dates", "map", "timeline", "table", "drawing", "export", "more", "keys", "main",
)  # fmt: skip
"""The page's own scripts in the order in which they run; each adds one object to `craftgraph`."""
_VIS: Final = "vis-9.1.2/vis-network.min.js"


def vis_network() -> str:
    """Return the script of vis-network, from the installed pyvis package, without the address of its source map.

    Raises CraftGraphError when the installed pyvis does not have it.
    """
    import pyvis  # noqa: PLC0415 - costs a third of a second

    path = Path(pyvis.__file__).parent / "lib" / _VIS
    if not path.is_file():
        raise CraftGraphError(f"pyvis has no {_VIS}: install pyvis 0.3.2, which the page is made for")
    return re.sub(r"(?m)^//# sourceMappingURL=.*$", "", path.read_text(encoding="utf-8")).strip()


def page(data: Mapping[str, Any], *, title: str, served: bool = False) -> str:
    """Return the page for `data` (from `craftgraph.view.payload`) as HTML; it is to be written in UTF-8.

    Its Content-Security-Policy allows the scripts and the style that stand in it, by their hashes, and nothing else:
    nothing is fetched, and no text of an article can run. `served` lets it ask the server that it comes from for
    the neighbours of a thing.
    """
    from jinja2 import Environment  # noqa: PLC0415

    strings = json.loads((_ASSETS / "strings.json").read_text(encoding="utf-8"))
    style = _asset("style.css")
    scripts = [vis_network(), *(_asset(f"{name}.js") for name in _SCRIPTS)]
    template = Environment(autoescape=True).from_string(_asset("page.html.j2"))
    return template.render(
        title=title,
        language=data["language"],
        version=__version__,
        text={key: texts[data["language"]] for key, texts in strings.items()},
        policy=_policy(style, scripts, served=served),
        style=style,
        scripts=scripts,
        data=island({**data, "outline": _outline(data), "strings": strings, "title": title, "served": served}),
    )


def island(data: object) -> str:
    """Return `data` as JSON that may stand inside a `<script>` element: it cannot end it, nor open a comment.

    >>> island({"text": "</script><!--"})
    '{"text":"\\\\u003c/script>\\\\u003c!--"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _outline(data: Mapping[str, Any]) -> dict[str, str] | None:
    """The outline of the world, only where there is a place to show on it: it is a good part of a small page."""
    if not any(thing["at"] for thing in data["things"]):
        return None
    outline: dict[str, str] = json.loads(_asset("outline.json"))
    return outline


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _policy(style: str, scripts: list[str], *, served: bool) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(_hash(script) for script in scripts)}",
            f"style-src {_hash(style)}",
            "img-src data: blob:",
            "connect-src " + ("'self'" if served else "'none'"),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
