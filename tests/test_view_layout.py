"""The layout: the same graph gives the same picture, labels have room, and a few more nodes move little."""

import math
import random
import statistics

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftgraph.view.boxes import Box, overlap, pack, push_apart
from craftgraph.view.labels import LINE, LINES, lines
from craftgraph.view.layout import layout

BOX = Box(40, 40, 12, 26)


def made(count: int, seed: int = 7) -> nx.Graph:
    """A graph like those of the news: events with a few things each, some of which are shared by many."""
    pick = random.Random(seed)
    graph = nx.Graph()
    shared = [f"place-{i}" for i in range(max(3, count // 30))]
    for i in range(count // 4):
        for j in range(pick.randint(2, 4)):
            graph.add_edge(f"event-{i}", f"person-{i}-{j}")
        graph.add_edge(f"event-{i}", pick.choice(shared))
    for node in sorted(graph):
        events = [n for n in (node, *graph[node]) if n.startswith("event")]
        graph.nodes[node]["since"] = min(f"{int(event.removeprefix('event-')):04}" for event in events)
    return graph


def scrambled(graph: nx.Graph, seed: int) -> nx.Graph:
    pick = random.Random(seed)
    nodes, edges = list(graph.nodes), [tuple(pick.sample(edge, 2)) for edge in graph.edges]
    pick.shuffle(nodes)
    pick.shuffle(edges)
    again = nx.Graph()
    again.add_nodes_from((node, graph.nodes[node]) for node in nodes)
    again.add_edges_from(edges)
    return again


@pytest.mark.parametrize("count", [5, 60, 700])
def test_the_same_graph_gives_the_same_picture(count):
    graph = made(count)
    first = layout(graph, lambda _: BOX)
    random.seed(99)  # what else uses the random generator of the process changes nothing
    assert layout(scrambled(graph, 3), lambda _: BOX) == first


@pytest.mark.parametrize("count", [5, 60, 200])
def test_no_two_boxes_overlap(count):
    positions = list(layout(made(count), lambda _: BOX).values())
    for i, p in enumerate(positions):
        for q in positions[:i]:
            assert min(overlap(p, BOX, q, BOX)) <= 0.2  # positions are rounded to a tenth


def test_communities_are_kept_together():
    graph = nx.Graph()
    for community in range(6):
        for i in range(12):
            graph.add_edge(f"{community}-{i}", f"{community}-{(i + 1) % 12}")
            graph.add_edge(f"{community}-{i}", f"{community}-{(i + 3) % 12}")
        graph.add_edge(f"{community}-0", f"{(community + 1) % 6}-0")
    positions = layout(graph, lambda _: Box(10, 10, 10, 10))
    inside = [math.dist(positions[a], positions[b]) for a in positions for b in positions if a[0] == b[0]]
    outside = [math.dist(positions[a], positions[b]) for a in positions for b in positions if a[0] != b[0]]
    assert statistics.mean(inside) < 0.5 * statistics.mean(outside)


def test_adding_an_article_moves_little():
    graph = made(160)
    before = layout(graph, lambda _: BOX)
    place = max((n for n in graph if n.startswith("place")), key=graph.degree)
    graph.add_nodes_from(["event-new", "person-new"], since="9999")
    graph.add_edges_from([("event-new", place), ("event-new", "person-new")])
    after = layout(graph, lambda _: BOX)
    # Distances between nodes, not places: a picture that is moved as a whole is the same picture.
    pairs = [(a, b) for i, a in enumerate(sorted(before)) for b in sorted(before)[:i]]
    old = [math.dist(before[a], before[b]) for a, b in pairs]
    new = [math.dist(after[a], after[b]) for a, b in pairs]
    assert statistics.correlation(old, new) > 0.9
    moves = [math.dist(before[node], after[node]) for node in before]
    assert statistics.median(moves) < 0.05 * max(old)


def test_nodes_without_edges_stand_under_the_rest():
    graph = made(20)
    graph.add_nodes_from(["alone-1", "alone-2"])
    positions = layout(graph, lambda _: BOX)
    lowest = max(y for node, (_, y) in positions.items() if not node.startswith("alone"))
    assert all(positions[node][1] > lowest for node in ("alone-1", "alone-2"))


def test_an_empty_graph_has_an_empty_layout():
    assert layout(nx.Graph(), lambda _: BOX) == {}


boxes = st.builds(Box, *[st.floats(1, 60) for _ in range(4)])
points = st.tuples(st.floats(-200, 200), st.floats(-200, 200))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(points, boxes), max_size=25))
def test_push_apart_parts_all(given_boxes):
    placed = push_apart([p for p, _ in given_boxes], [b for _, b in given_boxes])
    assert len(placed) == len(given_boxes)
    for i, (p, (_, a)) in enumerate(zip(placed, given_boxes, strict=True)):
        for q, (_, b) in zip(placed[:i], given_boxes[:i], strict=False):
            assert min(overlap(p, a, q, b)) <= 0


@given(st.lists(st.tuples(st.floats(1, 900), st.floats(1, 900)), min_size=1, max_size=30))
def test_packed_blocks_do_not_overlap(sizes):
    moves = pack([(0.0, 0.0, w, h) for w, h in sizes])
    placed = [((x, y), Box(0, w, 0, h)) for (x, y), (w, h) in zip(moves, sizes, strict=True)]
    for i, (p, a) in enumerate(placed):
        for q, b in placed[:i]:
            assert min(overlap(p, a, q, b)) <= 1e-6


@given(st.text(max_size=200))
def test_labels_are_broken_at_spaces_and_cut(label):
    broken = lines(label)
    assert 1 <= len(broken) <= LINES
    assert all(len(line) <= 2 * LINE for line in broken)
    if len(label.split()) and not any(line.endswith("…") for line in broken):
        assert " ".join(broken).split() == label.split()
