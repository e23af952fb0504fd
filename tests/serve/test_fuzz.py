"""Whatever comes over the wire gets an answer below 500, and the server goes on."""

import socket
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PATHS = ["/", "/sparql", "/sparql/", "/query", "/search", "/suggest", "/id/", "/page/", "/data/", "/page/place/almaty",
         "/id/place/almaty", "/data/place/almaty.ttl", "/.well-known/void", "/static/style.css", "/static/",
         "/terms"]  # fmt: skip
METHODS = ["GET", "HEAD", "POST", "PUT", "OPTIONS", "DELETE", "PATCH", "TRACE", "FOO"]
HEADERS = ["Accept", "Accept-Language", "Content-Type", "Cookie", "Host", "Origin", "If-None-Match", "Range", "X-Y",
           "Accept-Charset", "Content-Encoding", "Transfer-Encoding", "Expect", "Upgrade"]  # fmt: skip
NAMES = ["query", "update", "default-graph-uri", "named-graph-uri", "format", "q", "lang", "class", "page", "name"]
VALUES = st.one_of(
    st.binary(max_size=60),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from([b"ASK {}", b"SELECT * {?s ?p ?o}", b"text/turtle", b"*/*", b"http://e/", b"1", b"-1", b"9" * 30]),
    st.sampled_from([b"application/sparql-query", b"application/x-www-form-urlencoded", b"chunked", b"kk", b"lang=kk"]),
)


def encoded(value: bytes) -> str:
    """Percent-encoded, so that every byte reaches the handlers."""
    return "".join(chr(b) if chr(b).isalnum() and b < 128 else f"%{b:02X}" for b in value)


@pytest.fixture(scope="module", params=["client", "over_ours"])
def ask(request):
    """Send raw bytes; return the status, or 0 where the server closed the connection without a word."""
    address = urlsplit(str(request.getfixturevalue(request.param).base_url))

    def send(request: bytes, *, whole: bool = True) -> int:
        with socket.create_connection((address.hostname, address.port), 30) as connection:
            connection.sendall(request)
            if not whole:
                connection.shutdown(socket.SHUT_WR)
            answer = b""
            while b"\r\n" not in answer and (part := connection.recv(4096)):
                answer += part
        return int(answer.split()[1]) if answer.startswith(b"HTTP/1.1 ") else 0

    return send


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(METHODS),
    st.sampled_from(PATHS),
    st.one_of(st.just(b""), VALUES),
    st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=4),
    st.lists(st.tuples(st.sampled_from(HEADERS), VALUES), max_size=4),
    st.one_of(st.just(b""), VALUES),
)
def test_requests(ask, method, path, extra, parameters, headers, body):
    target = path + encoded(extra) + "?" + "&".join(f"{n}={encoded(v)}" for n, v in parameters)
    lines = [f"{method} {target} HTTP/1.1".encode(), b"Host: localhost", b"Connection: close"]
    lines += [name.encode() + b": " + value for name, value in headers]
    lines += [f"Content-Length: {len(body)}".encode()] if body else []
    status = ask(b"\r\n".join(lines) + b"\r\n\r\n" + body)
    assert 200 <= status < 500 or status == 504, (status, lines)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_bytes(ask, data):
    assert ask(data + b"\r\n\r\n", whole=False) < 500


def test_the_server_goes_on_and_told_no_traceback(client):
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
