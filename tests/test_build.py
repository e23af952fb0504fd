"""The build over a real store; with a small extractor in place of the trained one where the build is looked at."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from craftgraph import __version__
from craftgraph.build import Outcome, build, current_run
from craftgraph.entities.iris import BASE, article_iri
from craftgraph.errors import CraftGraphError
from craftgraph.graph.run import Run
from craftgraph.graph.store import Store, open_store
from craftgraph.language.segment import sentences
from craftgraph.model import Article, Entity, EntityRef, Extraction, Mention, Role, Statement, Text

RUN = Run("test")
ONE = "Ауыл шебері кілем тоқыды. Ол кілемді мұражайға берді."
TWO = "Осенью в городе пройдёт ярмарка ковров."


def first_words(article: Article) -> Extraction:
    """Take the first word of each sentence for an organisation, and the sentence for its words."""
    found = sentences(article.text, article.language)
    entities = [
        Entity(
            "Organization", (s.tokens[0].text,), (Mention("Organization", s.begin, s.end, s.index, s.tokens[0].text),)
        )
        for s in found
    ]
    quotations = [
        Statement(
            "Quotation",
            (Role("speaker", EntityRef(s.index), s.index), Role("text", Text(s.text, article.language), s.index)),
            s.index,
            s.begin,
            s.end,
        )
        for s in found
    ]
    return Extraction(article, found, tuple(entities), tuple(quotations), ())


def each(articles: Sequence[Article]) -> Iterator[Extraction]:
    return map(first_words, articles)


def write(path: Path, **articles: str) -> Path:
    lines = (json.dumps({"id": id_, "text": text}, ensure_ascii=False) for id_, text in articles.items())
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store("memory:") as opened:
        yield opened


def run(store: Store, *sources: Path, **options: object) -> Outcome:
    return build(sources, store, **({"run": RUN, "extract": each} | options))  # type: ignore[arg-type]


def test_second_build_changes_nothing(tmp_path: Path, store: Store) -> None:
    file = write(tmp_path / "a.jsonl", a=ONE, b=TWO)
    assert run(store, file) == Outcome(read=2, new=2, statements=3)
    before = store.dump()
    assert run(store, file) == Outcome(read=2, unchanged=2)
    assert run(store, file, again=True) == Outcome(read=2, unchanged=2, statements=3)
    assert store.dump() == before


def test_changed_article_takes_the_place_of_what_was_there(tmp_path: Path, store: Store) -> None:
    run(store, write(tmp_path / "a.jsonl", a=ONE, b=TWO))
    assert run(store, write(tmp_path / "a.jsonl", a=TWO, b=TWO)) == Outcome(
        read=2, changed=1, unchanged=1, statements=1
    )
    with open_store("memory:") as fresh:
        run(fresh, tmp_path / "a.jsonl")
        assert store.dump() == fresh.dump()


def test_another_run_reads_again(tmp_path: Path, store: Store) -> None:
    file = write(tmp_path / "a.jsonl", a=ONE)
    run(store, file)
    assert run(store, file, run=Run("test 2")) == Outcome(read=1, changed=1, statements=2)


def test_order_of_inputs_does_not_matter(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.jsonl", a=ONE, b=TWO), write(tmp_path / "2.jsonl", c=TWO, d=ONE)
    dumps = []
    for sources in ([one, two], [two, one]):
        with open_store("memory:") as store:
            run(store, *sources)
            dumps.append(store.dump())
    assert dumps[0] == dumps[1]
    assert dumps[0].count(b"purl.org/dc/terms/identifier>") == 4


def test_problems_are_told_while_the_rest_is_built(tmp_path: Path, store: Store) -> None:
    file = write(tmp_path / "a.jsonl", a=ONE)
    told: list[int] = []
    outcome = run(store, tmp_path / "missing", file, progress=lambda o: told.append(len(o.problems)))
    assert (outcome.new, [str(p) for p in outcome.problems]) == (
        1,
        [f"{tmp_path}/missing: there is no such file or folder"],
    )
    assert told == [1, 1]


def test_fault_of_the_extractor_is_told_while_the_rest_is_built(tmp_path: Path, store: Store) -> None:
    def faulty(articles: Sequence[Article]) -> list[Extraction]:
        if any(article.id == "a" for article in articles):
            raise KeyError("a\nfault")
        return list(each(articles))

    outcome = run(store, write(tmp_path / "a.jsonl", z=ONE, a=ONE, b=TWO), extract=faulty)
    assert (outcome.read, outcome.new) == (3, 2)
    (problem,) = map(str, outcome.problems)
    assert problem.startswith(f"{article_iri('a', BASE)}: could not be built: KeyError: ")
    assert problem.endswith("please report this as a fault")
    assert "test_build.py, line" in problem
    assert "\n" not in problem


def test_missing_data_of_our_own_ends_the_build(tmp_path: Path, store: Store) -> None:
    def without_model(_: Sequence[Article]) -> list[Extraction]:
        raise FileNotFoundError("CraftGraph's own file data/models/x is missing: install the package again")

    with pytest.raises(FileNotFoundError, match="install the package again"):
        run(store, write(tmp_path / "a.jsonl", a=ONE), extract=without_model)


def test_what_was_read_before_an_interrupt_is_kept(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(articles: Sequence[Article]) -> Iterator[Extraction]:
        if any(article.id == "b" for article in articles):
            raise KeyboardInterrupt
        return each(articles)

    monkeypatch.setattr("craftgraph.build.BATCH", 1)
    file = write(tmp_path / "a.jsonl", a=ONE, b=TWO, c=ONE)
    with pytest.raises(KeyboardInterrupt):
        run(store, file, extract=interrupted)
    assert run(store, file) == Outcome(read=3, new=2, unchanged=1, statements=3)


def test_hostile_text_is_valid_rdf(tmp_path: Path, store: Store) -> None:
    text = "<script>alert('1')</script> \"тырнақша\" \\ кері \\u0041 \x00\x1b\ud800 <қ> {ә} | ^ ` \u2028 соңы."
    file = tmp_path / "a.jsonl"
    record = {"id": 'a"><x>\\ \n', "text": text, "title": text, "publisher": text, "url": 'https://example.org/a b<>"|'}
    file.write_text(json.dumps(record | {"language": "kk"}), encoding="utf-8")
    assert run(store, file).new == 1
    stored = store.select("SELECT ?text ?id { ?a nif:isString ?text ; dcterms:identifier ?id }")
    (row,) = list(stored)
    assert row["text"].value == text.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("\ud800", "\ufffd")
    assert row["id"].value == 'a"><x>\\'
    with open_store("memory:") as other:
        other.replace_graphs([], store.dump())  # reads it as strictly as any reader of N-Quads
        assert other.dump() == store.dump()


def test_store_that_cannot_be_written(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", a=ONE)
    with open_store(f"oxigraph:{tmp_path / 'db'}") as store:
        run(store, file)
    with open_store(f"oxigraph:{tmp_path / 'db'}", read_only=True) as store, pytest.raises(CraftGraphError):
        run(store, write(tmp_path / "b.jsonl", b=TWO))


def test_base_is_a_setting(tmp_path: Path, store: Store) -> None:
    run(store, write(tmp_path / "a.jsonl", a=ONE), base="https://example.org/crafts/")
    rows = store.select(
        "SELECT DISTINCT ?s { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'https://example.org/')) }"
    )
    subjects = {row["s"].value for row in rows}
    assert subjects
    assert not any(subject.startswith(BASE) for subject in subjects)


def test_current_run_is_the_same_every_time_and_knows_its_version() -> None:
    assert current_run() == current_run()
    assert current_run().version == __version__
    assert current_run() != replace(current_run(), settings=())
