"""The page of a running `craftgraph serve`: it loads the neighbours of a thing on demand."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
BASE = "https://w3id.org/craftgraph/id/"
KNOWN = "[craftgraph.data.things.length, craftgraph.data.facts.length]"


@pytest.fixture
def asked(browser, address):
    """A function that opens a page of the server; it returns the page, and the addresses that were asked for."""
    contexts, troubles, urls = [], [], []

    def opened(path: str):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: urls.append(request.url))
        page.set_default_timeout(120_000)  # the server draws a page when it is asked for
        page.goto(address + path, timeout=120_000)
        page.wait_for_selector("html[data-ready]")
        return page, urls

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []
    assert [url for url in urls if not url.startswith((f"{address}/", "blob:", "data:"))] == []


def test_neighbours_are_loaded_on_demand(asked, address):
    page, urls = asked(f"/graph?about={BASE}place/india")
    before = page.evaluate(KNOWN)
    drawn = len(page.evaluate("Object.keys(craftgraph.graph.network.body.nodes)"))
    # Of what is here, the thing that joins most lies at the edge: the page has only some of its facts.
    page.fill("#search", "Autumn Fair")
    page.press("#search", "Enter")
    facts = page.locator("#panel .said").count()
    with page.expect_response(re.compile(r"/graph\?about=")) as waiting:
        page.get_by_role("button", name="Load its neighbours").click()
    assert waiting.value.ok
    expect(page.locator("#panel .said")).not_to_have_count(facts)
    assert page.locator("#panel .said").count() > facts
    assert [a < b for a, b in zip(before, page.evaluate(KNOWN), strict=True)] == [True, True]
    assert len(page.evaluate("Object.keys(craftgraph.graph.network.body.nodes)")) > drawn
    assert page.evaluate(
        "Object.values(craftgraph.graph.network.body.edges).every(e => e.from && e.to)"
        " && craftgraph.graph.drawn.nodes.every(n => Number.isFinite(n.x) && Number.isFinite(n.y))"
    )
    assert len([url for url in urls if "/graph?about=" in url]) == 2

    # Once more brings nothing new.
    after = page.evaluate(KNOWN)
    with page.expect_response(re.compile(r"/graph\?about=")):
        page.get_by_role("button", name="Load its neighbours").click()
    page.wait_for_timeout(300)
    assert page.evaluate(KNOWN) == after


def test_the_query_of_a_fact_runs_on_the_server(asked, address):
    page, _ = asked("/graph")
    page.fill("#search", "Autumn Fair")
    page.press("#search", "Enter")
    links = page.locator("#panel .said details a[href^='query?']")
    assert links.count() == page.locator("#panel .said").count()
    for link in links.all():
        answer = page.context.request.get(f"{address}/{link.get_attribute('href')}", timeout=120_000)
        assert answer.ok
        assert "<td" in answer.text()


def test_a_server_that_does_not_answer_is_told(asked):
    page, _ = asked("/graph")
    page.route("**/graph?about=*", lambda route: route.fulfill(status=200, content_type="text/html", body="busy"))
    page.fill("#search", "Almaty")
    page.press("#search", "Enter")
    page.get_by_role("button", name="Load its neighbours").click()
    page.wait_for_selector("#notice >> text=The server did not answer.")
