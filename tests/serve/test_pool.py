"""Workers: limits hold, heavy queries do not starve light ones, and a worker that is ended is replaced."""

import asyncio
import dataclasses
import os
import statistics
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from craftgraph.errors import CraftGraphError
from craftgraph.serve.negotiate import JSON
from craftgraph.serve.pool import BusyError, DiedError, GoneError, Limits, Pool, TimeLimitError
from craftgraph.serve.wire import Question, Source

LIMITS = Limits(time=1.5, rows=100, size=100_000, memory=150 << 20, quick=2, slow=2, patience=0.2, hurry=0.1)
PATIENT = dataclasses.replace(LIMITS, time=30.0)


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    """A store large enough for endless queries."""
    path = tmp_path_factory.mktemp("pool") / "store"
    node = ox.NamedNode
    ox.Store(str(path)).bulk_extend(
        ox.Quad(node(f"http://e/s{n}"), node("http://e/p"), ox.Literal(f"value {n}"), node(f"http://e/g{n % 9}"))
        for n in range(5000)
    )
    return path


@pytest.fixture(autouse=True)
def _import_path(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2] / "src"))


def source(path: Path, *, in_memory: bool = True) -> Source:
    return Source(str(path), in_memory, evidence_only=False, memory=LIMITS.memory, prefixes={})


def question(query: str) -> Question:
    return Question(query, "http://example.org/", JSON, "text/turtle", LIMITS.rows, LIMITS.size)


def light(n: int) -> Question:
    return question(f"SELECT * {{ <http://e/s{n}> ?p ?o }}")


def endless(n: int) -> Question:
    return question(f"SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != <http://x/{n}>) }}")


def run(path: Path, scenario, *, in_memory: bool = True, limits: Limits = LIMITS):
    async def inside():
        async with Pool(source(path, in_memory=in_memory), limits) as pool:
            return await scenario(pool)

    return asyncio.run(inside())


async def outcome(pool: Pool, asked: Question, **options) -> str:
    try:
        return (await pool.ask(asked, **options)).status
    except (BusyError, DiedError, GoneError, TimeLimitError) as error:
        return type(error).__name__


@pytest.mark.parametrize("in_memory", [True, False])
def test_answers(path, in_memory):
    async def scenario(pool):
        return (await pool.ask(light(7))).body

    assert b"value 7" in run(path, scenario, in_memory=in_memory)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s ?p ?o } LIMIT 100", "done"),
        ("SELECT * { ?s ?p ?o } LIMIT 101", "rows"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "rows"),
        ("SELECT (CONCAT(?o, ?o, ?o, ?o) AS ?x) ?o { ?s ?p ?o } LIMIT 5000", "size"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f", "DiedError"),
        ("SELECT * {", "syntax"),
    ],
)
def test_limits_of_one_query(path, query, expected):
    async def scenario(pool):
        statuses = [await outcome(pool, question(query)) for _ in range(2)]
        return statuses, await outcome(pool, light(1))

    assert run(path, scenario, limits=PATIENT) == ([expected] * 2, "done")


def test_an_endless_query_is_ended_and_light_ones_go_on(path):
    async def scenario(pool):
        async def timed(n: int) -> float:
            begin = time.perf_counter()
            await pool.ask(light(n))
            return time.perf_counter() - begin

        alone = [await timed(n) for n in range(100)]
        begin = time.perf_counter()
        heavy = [asyncio.create_task(outcome(pool, endless(n))) for n in range(6)]
        await asyncio.sleep(0.8)  # all six have lost the patience of the quick lane
        beside = [await timed(n) for n in range(100)]
        return statistics.median(alone), statistics.median(beside), max(beside), await asyncio.gather(*heavy), begin

    alone, beside, worst, heavy, begin = run(path, scenario)
    assert set(heavy) <= {"TimeLimitError", "BusyError"}
    assert heavy.count("TimeLimitError") >= LIMITS.slow
    assert time.perf_counter() - begin < 3 * LIMITS.time + 40  # on a busy machine; without limits it is hours
    assert beside < 10 * alone + 0.1, (alone, beside)  # other programs run on this machine, too
    assert worst < LIMITS.time


def test_a_flood_of_heavy_queries_delays_light_ones_a_little(path):
    async def scenario(pool):
        heavy = [asyncio.create_task(outcome(pool, endless(100 + n))) for n in range(40)]
        await asyncio.sleep(0)
        begin = time.perf_counter()
        await pool.ask(light(3))
        waited = time.perf_counter() - begin
        for task in heavy:
            task.cancel()
        await asyncio.gather(*heavy, return_exceptions=True)
        return waited

    waited = run(path, scenario, limits=PATIENT)
    assert waited < PATIENT.time, waited  # without lanes it is twenty times that


def test_a_query_that_nobody_waits_for_is_ended(path):
    async def scenario(pool):
        async def leaves():
            await asyncio.sleep(0.4)

        begin = time.perf_counter()
        statuses = [await outcome(pool, endless(50), departure=leaves) for _ in range(2)]
        return statuses, time.perf_counter() - begin

    statuses, seconds = run(path, scenario, limits=PATIENT)
    assert statuses == ["GoneError"] * 2
    assert seconds < PATIENT.time


def test_no_process_is_left(path):
    async def scenario(pool):
        await outcome(pool, endless(1))
        await asyncio.sleep(1.2)  # the nursery has waited for its dead
        children = Path(f"/proc/{pool._nursery._process.pid}/task/{pool._nursery._process.pid}/children")
        return pool._nursery._process.pid, len(children.read_text().split()) if children.exists() else LIMITS.quick

    pid, alive = run(path, scenario)
    assert alive == LIMITS.quick
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_too_many_are_turned_away(path):
    async def scenario(pool):
        return await asyncio.gather(*(outcome(pool, endless(200 + n)) for n in range(12)))

    limits = Limits(time=0.6, quick=1, slow=1, patience=0.1, hurry=0.05, queue=2)
    found = run(path, scenario, limits=limits)
    assert found.count("BusyError") >= 8
    assert set(found) <= {"BusyError", "TimeLimitError"}


def test_a_store_that_is_none_is_told(tmp_path):
    with pytest.raises(CraftGraphError, match="cannot be opened"):
        run(tmp_path / "nothing", lambda pool: None)
