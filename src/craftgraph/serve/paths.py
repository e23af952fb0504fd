"""IRIs under our base, and where they are answered on this server: `<base>person/x` at `/id/person/x`."""

import re
from typing import Final

_PATH: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~/-]*")


class Paths:
    """Translates between IRIs and the addresses of this server."""

    def __init__(self, base: str) -> None:
        self.base = base

    def iri(self, path: str) -> str | None:
        """Return the IRI that is answered at `/id/<path>`, or None for a path that no IRI of ours has."""
        return self.base + path if _PATH.fullmatch(path) and len(path) < 512 else None

    def page(self, iri: str) -> str | None:
        """Return the address of the page of an IRI of ours, that of a sentence within its article; None for others.

        >>> Paths("https://w3id.org/craftgraph/id/").page("https://w3id.org/craftgraph/id/article/a#char=0,9")
        '/page/article/a#char=0,9'
        """
        path, hash_sign, fragment = iri.removeprefix(self.base).partition("#")
        if not iri.startswith(self.base) or self.iri(path) is None:
            return None
        return f"/page/{path}{hash_sign}{fragment}"

    def data(self, iri: str, extension: str) -> str:
        """Return the address of the data about an IRI of ours in a format."""
        return f"/data/{iri.removeprefix(self.base)}.{extension}"
