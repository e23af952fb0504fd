"""The pages in a real browser: no error, no request elsewhere, nothing for axe to say, and all of it by keyboard."""

import re
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.browser
CONSTRUCT = quote("CONSTRUCT { ?s ?p ?o } WHERE { ?s a cg:Festival ; ?p ?o FILTER(isIRI(?o)) }")
PAGES = {
    "start": "/",
    "search": "/search?q=алматы",
    "thing": "/page/place/almaty",
    "article": "/page/article/fx-kk",
    "statement": "/page/statement/Conferral-almaty",
    "node": "/page/run/fixture",
    "query": "/query?name=heads",
    "drawn": f"/query?query={CONSTRUCT}",
    "error": "/page/place/nowhere",
}
LIGHTS = ["light", "dark"]
SIZES = {"desk": {"width": 1200, "height": 900}, "phone": {"width": 360, "height": 740}}


@pytest.fixture
def open_page(browser, address):
    """Open a page; at the end: the console has told no error, and nobody but our server was asked."""
    contexts, told, asked = [], [], []

    def opened(path: str, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [line for line in told if "404" not in line] == []
    assert [url for url in asked if not url.startswith(f"{address}/")] == []


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_for_axe_to_say(open_page, violations, name, light):
    page = open_page(PAGES[name], viewport=SIZES["desk"], color_scheme=light)
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone(open_page, violations, name):
    page = open_page(PAGES[name], viewport=SIZES["phone"], locale="kk-KZ")
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"]["width"]
    assert page.evaluate("document.documentElement.lang") == "kk"
    assert violations(page) == []


def test_search_by_keyboard(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("#q")
    page.keyboard.type("алм")
    page.wait_for_selector("#suggestions [role=option]")
    page.keyboard.press("ArrowDown")
    chosen = page.get_attribute("#q", "aria-activedescendant")
    assert page.get_attribute(f"#{chosen}", "aria-selected") == "true"
    page.keyboard.press("Escape")
    assert page.is_hidden("#suggestions")
    page.keyboard.type("а")
    page.wait_for_selector("#suggestions [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/page/place/almaty")
    assert page.inner_text("h1") == "Almaty"


def test_from_a_fact_to_its_sentence(open_page):
    page = open_page("/page/person/erlan-satov")
    page.click(".evidence a >> nth=0")
    page.wait_for_url(re.compile(r"/page/article/fx-kk#char=\d+,\d+$"))
    target = page.locator(".passage:target")
    assert "Ерлан Сәтов" in target.inner_text()
    assert target.locator("mark").count() == 1


def test_a_question_is_written_and_asked_by_keyboard(open_page):
    page = open_page("/query")
    page.wait_for_load_state("networkidle")
    page.focus("#query")
    page.keyboard.type("SELECT DISTINCT ?who WHERE { ?p cg:hol")
    page.wait_for_selector("#completions [role=option]")
    page.keyboard.press("Tab")
    page.keyboard.type(" ?who }")
    written = page.input_value("#query")
    assert written.startswith("PREFIX cg: <https://w3id.org/craftgraph/ontology#>\n")
    assert "?p cg:holder ?who }" in written
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("table")
    assert page.locator("tbody tr").count() == 4
    assert page.locator("tbody a", has_text="Erlan Satov").get_attribute("href") == "/page/person/erlan-satov"
    with page.expect_download() as download:
        page.click("text=CSV")
    assert download.value.path().read_text("utf-8").startswith("who")


def test_saved_questions_are_in_the_readers_language(open_page):
    page = open_page("/query?lang=ru")
    assert page.locator(".saved a", has_text="?").count() > 10
    page.click(".saved a >> nth=1")
    page.wait_for_selector("#result")
    assert page.locator(".saved a[aria-current=true]").count() == 1


def test_pages_work_without_scripts(open_page):
    page = open_page("/", java_script_enabled=False)
    page.fill("#q", "Сәтов")
    page.press("#q", "Enter")
    page.click("main .things a")
    assert page.inner_text("h1") == "Erlan Satov"


def test_print_leaves_out_what_only_works_on_a_screen(open_page):
    page = open_page("/page/place/almaty")
    page.emulate_media(media="print")
    assert page.is_hidden("header")
    assert page.is_visible(".facts")
