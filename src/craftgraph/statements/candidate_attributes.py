"""What the role models look at in a candidate: what it is by itself, and how it stands to the anchor that asks."""

from typing import Final, NamedTuple

import numpy as np

from craftgraph.statements.keys import Keys, Templates
from craftgraph.statements.scene import FAMILIES, Flags, Ints, Scene, bucket

_WITHIN: Final = 8
"""Tokens between anchor and candidate up to which each is an attribute."""
_JOINED: Final = 3
"""Tokens between them up to which all together are one."""
_FAMILIES: Final = range(len(FAMILIES))

_ANCHOR: Final = ("a_lemma", "a_form", "a_next", "a_next_form", "a_final")
_OWN: Final = (
    *("kind", "family", "case", "form", "nominal", "left", "right", "next", "next_form", "many", "new", "titled"),
    *("unit", "comparator", "ordinal", "timed", "precision", "range", "relative"),
)
_NEAR: Final = (
    *(
        "joints",
        "near_left",
        "near_right",
        "side",
        "gap",
        "rank",
        "rank3",
        "verbs",
        "verbs2",
        "total",
        "order",
        "marks",
    ),
    *("joined", *(f"between{i}" for i in range(_WITHIN)), *(f"cover{i}" for i in _FAMILIES)),
)
_FAR: Final = (
    *("final", "opening", "behind", "side", "distance", "apart", "rank", "rank4", "rank2", "rival", "peers", "only"),
    *("first", "most", "together", "latest", "events", *(f"with{i}" for i in _FAMILIES)),
)
_BOTH: Final = (
    *("kind", "family", "form", "nominal", "left", "right", "family left", "family case right", "next"),
    *("family case next", "family case next_form", "many", "new", "family titled", "kind titled", "unit"),
    *("comparator", "ordinal", "timed", "precision", "range", "relative", "a_lemma family"),
)
NEAR_NAMES: Final = (
    *_BOTH,
    *("joints", "near_left", "near_right", "cover*", "side", "side gap", "side rank", "family side rank"),
    *("family side gap", "family form side", "side verbs", "family case side rank3 verbs2"),
    *("a_lemma family side", "a_form family case side", "family side marks", "side marks", "family total"),
    *("family order", "side between*", "side joined", "family side joined", "family case a_final"),
    *("family case side a_next", "family side a_next_form"),
)
FAR_NAMES: Final = (
    *_BOTH,
    *("side apart", "side distance", "family side distance", "family side rank", "family side rank4 rival"),
    *("family peers", "family only rival", "kind side rank4", "a_lemma kind rank2", "family first rival"),
    *("family most rival", "family side a_next", "together", "latest", "events", "opening", "with*", "behind"),
    "final",
)
NEAR_TEMPLATES: Final = Templates((*_ANCHOR, *_OWN, *_NEAR), NEAR_NAMES)
FAR_TEMPLATES: Final = Templates((*_ANCHOR, *_OWN, *_FAR), FAR_NAMES)


class Pairs(NamedTuple):
    """Candidates of anchors, those of an anchor together and in the order of the text.

    `owners` number the anchors from 0; `anchors` and `nodes` are places in the scene.
    """

    owners: Ints
    anchors: Ints
    nodes: Ints

    def of(self, chosen: Flags) -> "Pairs":
        """Those of the pairs that are chosen."""
        return Pairs(*(column[chosen] for column in self))


class Peers(NamedTuple):
    """How each candidate stands among the others of its anchor and its family (one number for each pair)."""

    near: Ints
    """How many stand in the anchor's sentence."""
    order: Ints
    """How many of these begin before it."""
    between: Ints
    """How many of these begin between it and the anchor and are other things."""
    apart: Ints
    """How many stand in other sentences on its side of the anchor."""
    closer: Ints
    """How many of these are nearer to the anchor."""
    first: Flags
    """It is the thing named first."""
    most: Flags
    """None is named more often."""


def spans(scene: Scene, pairs: Pairs) -> tuple[Ints, Ints, Ints]:
    """On which side of its anchor each candidate stands, and the tokens between them (begin, end)."""
    anchors, nodes = pairs.anchors, pairs.nodes
    first, last = scene.first[nodes], scene.last[nodes]
    over = (scene.begin[nodes] <= scene.begin[anchors]) & (scene.end_at[anchors] <= scene.end_at[nodes])
    inside = (scene.begin[anchors] <= scene.begin[nodes]) & (scene.end_at[nodes] <= scene.end_at[anchors])
    before = last < scene.first[anchors]
    side = np.where(over, 1, np.where(inside, 2, np.where(before, 3, 4)))
    begin = np.where(side <= 2, first, np.where(before, last + 1, scene.last[anchors] + 1))
    end = np.where(side <= 2, first, np.where(before, scene.first[anchors], first))
    return side, begin, end


def peers(scene: Scene, pairs: Pairs, beside: Flags, begin: Ints, end: Ints) -> Peers:
    """Compare every candidate with all candidates of its anchor."""
    owners, nodes = pairs.owners, pairs.nodes
    counts = np.bincount(owners)
    sizes = counts[owners]
    starts = (np.cumsum(counts) - counts)[owners]
    mine = np.repeat(np.arange(len(nodes)), sizes)
    begins = np.cumsum(sizes) - sizes
    other = np.arange(len(mine)) - begins[mine] + starts[mine]
    same = scene.family_code[nodes[mine]] == scene.family_code[nodes[other]]
    # only pairs of one family are compared
    mine, other = mine[same], other[same]
    begins = np.searchsorted(mine, np.arange(len(nodes)))
    me, it = nodes[mine], nodes[other]

    def count(chosen: Flags) -> Ints:
        return np.add.reduceat(chosen.astype(np.int64), begins)

    near = beside[other]
    earlier = scene.begin[it] < scene.begin[me]
    within = (begin[mine] <= scene.first[it]) & (scene.first[it] < end[mine])
    side = scene.sentence[nodes] < scene.sentence[pairs.anchors]
    apart = ~near & (side[mine] == side[other])
    closer = apart & np.where(side[mine], other > mine, other < mine)
    things = scene.entity[it] >= 0
    named, mine_named = scene.named_at[it], scene.named_at[me]
    sooner = things & ((named < mine_named) | ((named == mine_named) & (other < mine)))
    more = things & (scene.many[it] > scene.many[me])
    return Peers(
        count(near),
        count(near & earlier),
        count(near & within & (scene.entity[it] != scene.entity[me])),
        count(apart),
        count(closer),
        count(sooner) == 0,
        count(more) == 0,
    )


def own_columns(scene: Scene, nodes: Ints) -> list[Keys | Ints]:
    """The codes of candidates by themselves, in the order of `_OWN`."""
    first, last, sentence = scene.first[nodes], scene.last[nodes], scene.sentence[nodes]
    following = scene.next_verb(last, sentence)
    thing = scene.entity[nodes] >= 0
    return [
        scene.kind_code[nodes],
        scene.family_code[nodes],
        scene.case[last],
        scene.form[last],
        scene.nominal[nodes],
        np.where(first > scene.begin_of[sentence], scene.lemma[first - 1], 1),
        np.where(last + 1 < scene.end_of[sentence], scene.lemma[last + 1], 1),
        scene.lemma[following],
        scene.verb_form[following],
        np.where(thing, bucket(scene.many[nodes]), 0),
        np.where(thing, 1 + (scene.named_at[nodes] >= scene.begin[nodes]), 0),
        scene.titled[nodes],
        scene.values[nodes],
    ]


def near_columns(scene: Scene, pairs: Pairs, among: Peers, side: Ints, begin: Ints, end: Ints) -> list[Keys | Ints]:
    """The codes of candidates in the sentences of their anchors, in the order of `_NEAR`."""
    nodes = pairs.nodes
    first, last, sentence = scene.first[nodes], scene.last[nodes], scene.sentence[nodes]
    joints = 2 * ((first > scene.begin_of[sentence]) & (scene.joint[first - 1] > 0))
    joints += (last + 1 < scene.end_of[sentence]) & (scene.joint[last + 1] > 0)
    gap = np.maximum(0, end - begin)
    verbs = np.maximum(0, scene.verbs[end] - scene.verbs[begin])
    places = begin[:, None] + np.arange(_WITHIN)
    lemmas = scene.lemma[np.minimum(places, len(scene.lemma) - 1)]
    between = np.where((places < end[:, None]) & (gap <= _WITHIN)[:, None], lemmas, 0).astype(np.uint64)
    joined = np.where(gap <= _JOINED, 1 + between[:, :_JOINED] @ np.arange(2, 2 + _JOINED, dtype=np.uint64), 0)
    left, right = scene.neighbours(nodes)
    return [
        joints,
        left,
        right,
        side,
        bucket(gap),
        bucket(among.between),
        np.minimum(among.between, 3),
        np.minimum(verbs, 3),
        np.minimum(verbs, 2),
        bucket(among.near),
        bucket(among.order),
        scene.marks(begin, end),
        joined,
        between,
        _covers(scene, nodes),
    ]


def _covers(scene: Scene, nodes: Ints) -> Keys:
    """The families of the nodes around candidates."""
    asking, others = scene.beside(nodes)
    mine = nodes[asking]
    around = (scene.begin[others] <= scene.begin[mine]) & (scene.end_at[mine] <= scene.end_at[others])
    around &= others != mine
    return scene.families(len(nodes), asking[around], others[around])


def far_columns(scene: Scene, pairs: Pairs, among: Peers) -> list[Keys | Ints]:
    """The codes of candidates in other sentences than their anchors, in the order of `_FAR`."""
    nodes, anchors = pairs.nodes, pairs.anchors
    sentence, at = scene.sentence[nodes], scene.sentence[anchors]
    back = sentence < at
    begins = np.maximum(scene.begin[nodes], scene.begin[anchors])
    ends = np.minimum(scene.end_at[nodes], scene.end_at[anchors])
    apart = np.searchsorted(scene.lines, begins) > np.searchsorted(scene.lines, ends)
    thing, whole = scene.entity[nodes] >= 0, scene.entity[anchors] >= 0
    event_begins, event_things = scene.events
    told = np.searchsorted(event_begins, scene.begin[nodes], side="right") - 1
    latest = np.append(event_things, -2)[told] == scene.entity[anchors]
    named = np.zeros((len(scene.begin_of), scene.things + 1), dtype=np.bool_)
    named[scene.sentence[: scene.told_count], scene.entity[: scene.told_count]] = True
    together = named[sentence, scene.entity[anchors]]
    return [
        scene.lemma[scene.final_verb[sentence]],
        scene.sentence_of[nodes] == 0,
        _close_before(scene, nodes),
        5 + back,
        bucket(np.abs(at - sentence)),
        apart,
        bucket(among.closer),
        np.minimum(among.closer, 4),
        np.minimum(among.closer, 2),
        among.near > 0,
        bucket(among.apart),
        among.apart == 1,
        np.where(thing, 1 + among.first, 0),
        np.where(thing, 1 + among.most, 0),
        np.where(whole, 1 + together, 0),
        np.where(whole, 1 + latest, 0),
        np.where(whole, bucket(scene.event_counts[scene.of[anchors]]), 0),
        _company(scene, nodes),
    ]


def _close_before(scene: Scene, nodes: Ints) -> Keys:
    """Codes of the nodes that end at most a token before candidates."""
    before = scene.before(nodes)
    close = (before >= 0) & (scene.first[nodes] - scene.last[before] <= 2)
    return np.where(close, scene.kind_code[before] + scene.lemma[scene.last[before]], np.uint64(0))


def _company(scene: Scene, nodes: Ints) -> Keys:
    """The families of the other nodes in the sentences of candidates."""
    asking, others = scene.beside(nodes)
    apart = others != nodes[asking]
    return scene.families(len(nodes), asking[apart], others[apart])
