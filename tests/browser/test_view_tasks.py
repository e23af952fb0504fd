"""What a person does on the page, by mouse and keyboard, in each language: find a record, read who says so, keep it."""

import csv
import io
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import RdfFormat, Store

from craftgraph.view import view_page

pytestmark = pytest.mark.browser
FIXTURE = Path(__file__).parent.parent / "fixtures" / "sample.trig"
LANGUAGES = ("kk", "ru", "en")
CG, SKOS = "https://w3id.org/craftgraph/ontology#", "http://www.w3.org/2004/02/skos/core#"


class Task(NamedTuple):
    """What is looked for, as a person types it and as the page then names it, and what must be found."""

    typed: dict[str, str]
    named: dict[str, str]
    words: str
    """These stand in the sentence that states it."""
    outlet: str
    day: dict[str, str]
    register: str = ""
    """Who entered the record; nothing where whether it is found at all is for the tests of the extraction to say."""


TASKS = {
    "sample articles": Task(
        {"kk": "Сергей Цырульников", "ru": "цырульников", "en": "Sergey Tsyrulnikov"},
        {"kk": "Сергей Цырульников", "ru": "Сергей Цырульников", "en": "Sergey Tsyrulnikov"},
        "рекорд",
        "CraftGraph samples",
        {"kk": "2025 жылғы 7 қазан", "ru": "7 октября 2025 г.", "en": "7 October 2025"},
    ),
    "invented articles": Task(
        {"kk": "Ерлан Сәтов", "ru": "ерлан сатов", "en": "Yerlan"},
        {"kk": "Ерлан Сәтов", "ru": "Ерлан Сәтов", "en": "Erlan Satov"},
        "Төрт дүркін әлем рекордшысы Ерлан Сәтов",
        "Дала жаршысы",
        {"kk": "2025 жылғы 7 қазан", "ru": "7 октября 2025 г.", "en": "7 October 2025"},
        "Global Book of Records",
    ),
}
STATUS = "[craftgraph.visible.now.facts.size, craftgraph.data.facts.length]"
OCTOBER = "[...craftgraph.visible.now.facts].every(f => f.from <= '2025-10-31' && f.until >= '2025-10-01')"

PUBLISHED = """[...craftgraph.visible.now.facts].every(
    f => f.sentences.some(s => s.article.published.startsWith("2025-10")))"""


@pytest.fixture(scope="module")
def pages(sample_page, tmp_path_factory) -> dict[str, Path]:
    store = Store()
    store.bulk_load(path=str(FIXTURE), format=RdfFormat.TRIG)
    invented = tmp_path_factory.mktemp("tasks") / "invented.html"
    invented.write_text(view_page(store), encoding="utf-8")
    return {"sample articles": sample_page, "invented articles": invented}


def kept(page, kind: str) -> str:
    """Save the selection by the menu; return what was written."""
    page.click("#save summary")
    with page.expect_download() as waiting:
        page.click(f'[data-save="{kind}"]')
    return Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def see_october(page) -> None:
    """Click on the bar that October 2025 is in, and again until it is that month alone."""
    for _ in range(4):
        bars = page.locator(".bars button")
        spans = [(bar.get_attribute("data-month"), bar.get_attribute("data-until")) for bar in bars.all()]
        [span] = [span for span in spans if span[0] <= "2025-10" <= span[1]]
        bars.nth(spans.index(span)).click()
        if span == ("2025-10", "2025-10"):
            return
    pytest.fail("there is no bar for October 2025")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TASKS)
def test_find_a_record_read_who_says_so_see_a_month_and_keep_the_selection(open_page, pages, name, language):
    task = TASKS[name]
    page = open_page(pages[name])
    page.click(f'[data-language="{language}"]')

    page.keyboard.press("/")
    page.keyboard.type(task.typed[language])
    assert task.named[language] in page.inner_text("#hits [aria-selected=true]")
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == task.named[language]

    # a fact whose sentence has the words; others may have them in a name alone
    said = panel.locator(".said", has=page.locator("figure", has_text=task.words))
    if task.register:
        said = said.filter(has_text=task.register)
    said = said.first
    assert task.named[language] in said.locator("p").first.inner_text()
    figure = said.locator("figure", has_text=task.words).first
    assert figure.locator("blockquote").is_visible()
    caption = figure.locator("figcaption").inner_text()
    assert task.outlet in caption
    assert task.day[language] in caption
    if task.register:
        said.locator("a.link", has_text=task.register).click()
        assert panel.locator("h2").inner_text() == task.register
        page.go_back()
        assert panel.locator("h2").inner_text() == task.named[language]

    rows = list(csv.DictReader(io.StringIO(kept(page, "csv"))))
    assert all(task.named[language] in row["words"] for row in rows)
    stated = [row for row in rows if task.words in row["sentence"] and task.register in row["words"]]
    row = stated[0]
    assert (row["outlet"], row["published"]) == (task.outlet, "2025-10-07")
    graph = Store()
    graph.load(kept(page, "turtle").encode(), format=RdfFormat.TURTLE)
    asked = f'ASK {{ ?fact ?role ?who . ?who <{SKOS}prefLabel> ?name FILTER(STR(?name) = "{task.named[language]}") }}'
    assert bool(graph.query(asked))
    if task.register:
        asked = f"""ASK {{ <{row["statement"]}> a <{CG}Record> ; <{CG}holder> ?who ; <{CG}register> ?book .
            ?book <{SKOS}prefLabel> ?name FILTER(STR(?name) = "{task.register}") }}"""
        assert bool(graph.query(asked))

    page.click("#close-panel")
    see_october(page)
    shown, everything = page.evaluate(STATUS)
    assert 0 < shown < everything
    assert page.evaluate(OCTOBER)
    page.select_option("#time-by", "published")  # also what has no date of its own
    see_october(page)
    assert page.evaluate(PUBLISHED)
    page.click('[data-view="table"]')
    assert page.locator("#view-table tbody tr", has_text=task.words).count() > 0
    statements = {each["statement"] for each in csv.DictReader(io.StringIO(kept(page, "csv")))}
    assert row["statement"] in statements
    assert statements - {""} == set(page.evaluate("[...craftgraph.visible.now.facts].map(f => f.iri).filter(Boolean)"))
