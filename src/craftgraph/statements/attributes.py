"""What the role models look at: the attributes of an anchor, and of every candidate as seen from it."""

from collections.abc import Sequence
from typing import Final

from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.statements.anchors import EVENTS, FOLDS
from craftgraph.statements.anchors import family as family_of

JOINTS: Final = frozenset({",", "мен", "пен", "бен", "және", "и", "and"})


def _bucket(n: int) -> str:
    return str(n) if n <= 3 else "5" if n <= 5 else "8" if n <= 8 else "14" if n <= 14 else "+"


class Standpoint:
    """An anchor in its sentence: what it looks like itself, and what all its candidates share."""

    def __init__(self, doc: Document, anchor: Node) -> None:
        self.doc, self.anchor = doc, anchor
        self.words = doc.words[anchor.sentence]
        self.texts = [t.text for t in doc.sentences[anchor.sentence].tokens]
        self.head = self.words[anchor.last]
        self.lemma = self._lemma()
        self.nodes = doc.of_sentence(anchor.sentence)
        self.titled = doc.titled()
        self.verb, self.final = _verb_after(self.words, anchor.last), _final_verb(self.words)

    def _lemma(self) -> str:
        """The word that tells what an anchor is about: its last one; of a figure its unit or what it counts."""
        value = self.anchor.value
        if not isinstance(value, Quantity):
            return self.head.lemma
        if value.unit and not value.duration:
            return value.unit
        behind = (
            w.lemma for w in self.words[self.anchor.last + 1 : self.anchor.last + 4] if w.lower.isalpha() and not w.verb
        )
        return next(behind, self.head.lemma)


class View(Standpoint):
    """The candidates of one anchor as seen from it."""

    def __init__(self, doc: Document, anchor: Node, options: Sequence[Node]) -> None:
        super().__init__(doc, anchor)
        self.options = options
        self.events = [n for n in doc.nodes if n.kind in EVENTS] if anchor.entity >= 0 else []
        self.in_sentence = [n for n in options if n.sentence == anchor.sentence]
        self.families = [family_of(n) for n in options]


def _inside_quotation(texts: Sequence[str], index: int) -> bool:
    opened = sum(t in "«“" for t in texts[:index]) - sum(t in "»”" for t in texts[:index])
    return opened > 0


def _verb_after(view_words: Sequence[Word], index: int) -> Word | None:
    return next((w for w in view_words[index + 1 :] if w.verb), None)


def _final_verb(words: Sequence[Word]) -> Word | None:
    return next((w for w in reversed(words) if w.verb), None)


def rows(doc: Document, anchor: Node, options: Sequence[Node]) -> list[list[str]]:
    """The attributes of an anchor, then those of every candidate."""
    view = View(doc, anchor, options)
    return [anchor_row(view), *(candidate_row(view, k) for k in range(len(options)))]


def anchor_row(view: Standpoint) -> list[str]:
    """The attributes by which an anchor tells whether it states something."""
    anchor, words = view.anchor, view.words
    row = ["self", f"ak={anchor.kind}", f"al={view.lemma}", f"ac={view.head.case}{view.head.possessive}"]
    row += [f"aw={w.lemma}" for w in words[anchor.first : anchor.last + 1]]
    before = words[anchor.first - 1] if anchor.first else None
    after = words[anchor.last + 1] if anchor.last + 1 < len(words) else None
    row += [f"a-1={before.lemma if before else '^'}", f"a+1={after.lemma if after else '$'}"]
    if anchor.first > 1:
        row.append(f"a-2={words[anchor.first - 2].lemma}")
    if anchor.last + 2 < len(words):
        row += [
            f"a+2={words[anchor.last + 2].lemma}",
            f"a+1,2={words[anchor.last + 1].lemma}|{words[anchor.last + 2].lemma}",
        ]
    verb, final = view.verb, view.final
    if verb:
        row += [f"av={verb.lemma}", f"avf={verb.verb}{'-' if verb.negated else ''}", f"al,av={view.lemma}|{verb.lemma}"]
    if final:
        row += [f"fv={final.lemma}", f"fvf={final.verb}{'-' if final.negated else ''}"]
    row += [f"end={w.lower}" for w in words[-3:]]
    row += [f"in={w.lemma}" for w in words if w.verb or w.lower in {"жоқ", "емес", "не", "not", "болады"}]
    if anchor.entity >= 0:
        thing = view.doc.things[anchor.entity]
        row += [f"acls={thing.cls}", f"many={_bucket(len(thing.mentions))}", f"nom={anchor.nominal}"]
        row.append(f"firstm={thing.mentions[0].begin >= anchor.begin}")
    value = anchor.value
    if isinstance(value, Quantity):
        row += [
            f"u={value.unit}",
            f"cmp={value.comparator}",
            f"ord={value.ordinal}",
            f"dur={value.duration is not None}",
        ]
        big = "y" if 1900 <= value.value <= 2100 else "0" if value.value < 10 else "1" if value.value < 1000 else "2"
        row.append(f"size={big}")
        lemmas = [w.lemma for w in words[anchor.last + 1 : anchor.last + 5]]
        row += [f"a>{n}={lemma}" for n, lemma in enumerate(lemmas)]
        row += [f"a>={lemma}" for lemma in lemmas]
    covering = [n.kind for n in view.nodes if n is not anchor and n.begin <= anchor.begin and anchor.end <= n.end]
    row += [f"cov={k}" for k in covering]
    row.append(f"s={_bucket(anchor.sentence)}")
    row += [f"a{near}" for near in _neighbours(view, anchor)]
    if isinstance(value, Quantity):
        row += _record_signs(view, value)
    others = [n for n in view.nodes if n is not anchor]
    row += [f"has<{k}" for k in sorted({family_of(n) for n in others if n.last < anchor.first})]
    row += [f"has>{k}" for k in sorted({family_of(n) for n in others if n.first > anchor.last})]
    row += [
        f"figures={sum(n.kind == 'quantity' for n in view.nodes)}",
        f"quo={_inside_quotation(view.texts, anchor.first)}",
    ]
    if final:
        row.append(f"al,fv={view.lemma}|{final.lemma}")
    if anchor.entity in view.titled:
        row.append("titled")
    return row


def _record_signs(view: Standpoint, value: Quantity) -> list[str]:
    """What makes a figure look like a record: the word near it, a deed, a time or a factor beside it."""
    gaps = [s - view.anchor.sentence for s in view.doc.records()]
    row = [f"record{gap:+d}" for gap in gaps if abs(gap) <= 2]
    if not row:
        return []
    others = [n.value for n in view.nodes if n is not view.anchor and isinstance(n.value, Quantity)]
    signs = {n.kind for n in view.nodes if n.kind in {"feat", "Person", "Register"}}
    signs |= {"time" for other in others if other.duration} | {"factor" for other in others if other.unit in FOLDS}
    signs |= {"timed"} if value.duration else {"fold"} if value.unit in FOLDS else set()
    near = 0 in gaps
    return [*row, f"near record={near}", *(f"record,{sign}={near}" for sign in sorted(signs))]


def candidate_row(view: View, k: int) -> list[str]:
    """The attributes of the candidate `view.options[k]`."""
    node, anchor = view.options[k], view.anchor
    family = view.families[k]
    same = node.sentence == anchor.sentence
    words = view.doc.words[node.sentence]
    head = words[node.last]
    row = [
        f"k={node.kind}",
        f"f={family}",
        f"c={head.case}{head.possessive}",
        f"n={node.nominal}",
        f"al={view.lemma}|{family}",
    ]
    before = words[node.first - 1].lemma if node.first else "^"
    after = words[node.last + 1].lemma if node.last + 1 < len(words) else "$"
    row += [f"-1={before}", f"+1={after}", f"f,c,+1={family}{head.case}|{after}", f"f,-1={family}|{before}"]
    verb = _verb_after(words, node.last)
    if verb:
        row += [
            f"v={verb.lemma}",
            f"f,c,v={family}{head.case}|{verb.lemma}",
            f"f,c,vf={family}{head.case}|{verb.verb}{verb.negated}",
        ]
    if node.entity >= 0:
        thing = view.doc.things[node.entity]
        row.append(f"many={_bucket(len(thing.mentions))}")
        row.append(f"new={thing.mentions[0].begin >= node.begin}")
        if node.entity in view.titled:
            row += [f"titled={family}", f"titled={node.kind}{same}"]
    if isinstance(node.value, Quantity):
        row += [
            f"u={node.value.unit}",
            f"ord={node.value.ordinal}",
            f"dur={node.value.duration is not None}",
            f"cmp={node.value.comparator}",
        ]
    if isinstance(node.value, TimeExpression):
        row += [f"prec={len(node.value.start)}", f"range={node.value.finish is not None}", f"rel={node.value.relative}"]
    row += _near(view, k) if same else _far(view, k)
    return row


def _near(view: View, k: int) -> list[str]:
    node, anchor, words = view.options[k], view.anchor, view.words
    family = view.families[k]
    head = words[node.last]
    if node.begin <= anchor.begin and anchor.end <= node.end:
        side, a, b = "over", node.first, node.first
    elif anchor.begin <= node.begin and node.end <= anchor.end:
        side, a, b = "in", node.first, node.first
    elif node.last < anchor.first:
        side, a, b = "<", node.last + 1, anchor.first
    else:
        side, a, b = ">", anchor.last + 1, node.first
    gap = max(0, b - a)
    between = words[a:b]
    texts = view.texts[a:b]
    others = [n for n in view.in_sentence if a <= n.first < b and family_of(n) == family and n.entity != node.entity]
    rank = len(others)
    verbs = sum(bool(w.verb) for w in between)
    row = [
        f"side={side}",
        f"gap={side}{_bucket(gap)}",
        f"rank={side}{_bucket(rank)}",
        f"f,rank={family}{side}{_bucket(rank)}",
    ]
    row += [
        f"f,gap={family}{side}{_bucket(gap)}",
        f"f,c,side={family}{head.case}{head.possessive}{side}",
        f"vb={side}{min(verbs, 3)}",
    ]
    row += [f"f,c,rank,vb={family}{head.case}{side}{min(rank, 3)}{min(verbs, 2)}"]
    row += [
        f"al,side={view.lemma}|{family}{side}",
        f"ac,f,c={view.head.case}{view.head.possessive}|{family}{head.case}{side}",
    ]
    if gap <= 3:
        row.append(f"bt={side}{' '.join(w.lemma for w in between)}")
        row.append(f"f,bt={family}{side}{' '.join(w.lemma for w in between)}")
    row += [f"b={side}{w.lemma}" for w in between[:8]] if gap <= 8 else []
    row += [f"p={side}{t}" for t in sorted(set(texts) & set(",–—:;«»()"))]
    row += [f"f,p={family}{side}{','.join(sorted(set(texts) & set(',–—:;()')))}"]
    final, averb = view.final, view.verb
    if final:
        row += [f"f,c,fv={family}{head.case}|{final.lemma}"]
    if averb:
        row += [f"f,c,av={family}{head.case}{side}|{averb.lemma}", f"f,side,avf={family}{side}|{averb.verb}"]
    # coordination: «А мен Б», «А, Б және В»
    nxt = words[node.last + 1].lower if node.last + 1 < len(words) else ""
    prv = words[node.first - 1].lower if node.first else ""
    row += [f"co={prv in JOINTS}{nxt in JOINTS}"]
    total = sum(f == family for f, n in zip(view.families, view.options, strict=True) if n.sentence == anchor.sentence)
    row += [
        f"tot={family}{_bucket(total)}",
        f"order={family}{_bucket(sum(family_of(n) == family and n.begin < node.begin for n in view.in_sentence))}",
    ]
    inside = [
        n.kind for n in view.nodes if n is not node and n is not anchor and n.begin <= node.begin and node.end <= n.end
    ]
    row += [f"cov={x}" for x in inside]
    row += _neighbours(view, node)
    return row


def _neighbours(view: Standpoint, node: Node) -> list[str]:
    """The kinds of the nodes right before and behind a candidate."""
    nodes = view.doc.of_sentence(node.sentence)
    before = max((n for n in nodes if n.last < node.first), key=lambda n: n.last, default=None)
    after = min((n for n in nodes if n.first > node.last), key=lambda n: n.first, default=None)
    row = []
    if before:
        row.append(f"n-1={family_of(before)}{node.first - before.last}" if node.first - before.last <= 3 else "n-1=far")
    if after:
        row.append(f"n+1={family_of(after)}{after.first - node.last}" if after.first - node.last <= 3 else "n+1=far")
    return row


def _far(view: View, k: int) -> list[str]:
    node, anchor = view.options[k], view.anchor
    family = view.families[k]
    distance = anchor.sentence - node.sentence
    side = "back" if distance > 0 else "ahead"
    peers = [
        i
        for i, f in enumerate(view.families)
        if f == family and (view.options[i].sentence - anchor.sentence) * distance < 0
    ]
    rank = len(peers) - 1 - peers.index(k) if distance > 0 else peers.index(k)
    near = any(family_of(n) == family for n in view.in_sentence)
    text = view.doc.article.text
    apart = "\n" in text[min(node.end, anchor.end) : max(node.begin, anchor.begin)]
    row = [
        f"par={side}{apart}",
        f"far={side}",
        f"d={side}{_bucket(abs(distance))}",
        f"f,d={family}{side}{_bucket(abs(distance))}",
    ]
    row += [
        f"f,rank={family}{side}{_bucket(rank)}",
        f"f,rank,near={family}{side}{min(rank, 4)}{near}",
        f"peers={family}{_bucket(len(peers))}",
    ]
    row += [
        f"f,only={family}{len(peers) == 1}{near}",
        f"k,rank={node.kind}{side}{min(rank, 4)}",
        f"s0={node.sentence == 0}",
    ]
    row += [f"al,far={view.lemma}|{node.kind}{min(rank, 2)}"]
    if node.entity >= 0:
        peers_here = [i for i, f in enumerate(view.families) if f == family and view.options[i].entity >= 0]
        first = min(peers_here, key=lambda i: view.doc.things[view.options[i].entity].mentions[0].begin)
        row.append(f"f,first={family}{first == k}{near}")
        most = max(
            (
                len(view.doc.things[view.options[i].entity].mentions)
                for i, f in enumerate(view.families)
                if f == family and view.options[i].entity >= 0
            )
        )
        row.append(f"f,most={family}{len(view.doc.things[node.entity].mentions) == most}{near}")
    verb = view.verb
    if verb:
        row.append(f"f,far,av={family}{side}|{verb.lemma}")
    row += _surroundings(view, node)
    return row


def _surroundings(view: View, node: Node) -> list[str]:
    """What else its own sentence says of a candidate: the other nodes, and whether the anchor's thing is among them."""
    nodes = view.doc.of_sentence(node.sentence)
    row = [f"sk={k}" for k in sorted({family_of(n) for n in nodes if n is not node})]
    if view.anchor.entity >= 0:
        row.append(f"with={any(n.entity == view.anchor.entity for n in nodes)}")
        latest = next((n for n in reversed(view.events) if n.begin <= node.begin), None)
        row.append(f"last event={latest is not None and latest.entity == view.anchor.entity}")
        row.append(f"events={_bucket(len({n.entity for n in view.events}))}")
    before = [n for n in nodes if n.last < node.first]
    if before:
        last = max(before, key=lambda n: n.last)
        text = view.doc.words[node.sentence][last.last].lemma
        if node.first - last.last <= 2:
            row.append(f"after={last.kind}|{text}")
    if view.doc.words[node.sentence]:
        final = _final_verb(view.doc.words[node.sentence])
        if final:
            row.append(f"sfv={final.lemma}")
    return row
