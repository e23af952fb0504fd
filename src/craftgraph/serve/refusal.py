"""A response that says in one line why a request is not answered as asked."""

from collections.abc import Sequence

Headers = Sequence[tuple[bytes, bytes]]


class Refusal(Exception):  # noqa: N818 - a response, by way of an exception
    """An HTTP status and a line for whoever asked; `headers` as ASGI has them."""

    def __init__(self, status: int, message: str, headers: Headers = ()) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers
