"use strict";
// Which things and facts the filters, the focus and the path leave.
craftgraph.visible = (() => {
  const { things, facts } = craftgraph.data;
  let shown = { things: new Set(), facts: new Set(), path: null };

  const outlet = (article) => article.outlet || "";
  function heard(sentences, state) {
    if (!state.outlets.size && !state.sources.size) return sentences;
    return sentences.filter((s) => !state.outlets.has(outlet(s.article)) && !state.sources.has(s.article.language));
  }
  function dated(fact, state) {
    if (!state.from && !state.until) return true;
    const from = state.from ? `${state.from}-01` : "";
    const until = state.until ? `${state.until}-31` : "9";
    if (state.by === "published") {
      const days = fact.sentences.map((s) => s.article.published).filter(Boolean);
      return days.length ? days.some((day) => day >= from && day <= until) : state.undated;
    }
    return fact.from ? fact.from <= until && fact.until >= from : state.undated;
  }

  function compute(state) {
    const off = (thing) => state.hidden.has(thing) || (!state.pinned.has(thing) && (state.classes.has(thing.cls)));
    let kept = facts.filter((fact) => (
      !state.statements.has(fact.cls) && dated(fact, state) && heard(fact.sentences, state).length
      && joins(fact, fact.things.filter((thing) => !off(thing)).length)
    ));
    let path = null;
    if (state.path) {
      path = shortest(state.path[0], state.path[1], kept, off);
      if (path) kept = kept.filter((fact) => path.facts.has(fact));
    } else if (state.focus && !off(state.focus)) {
      const near = around(state.focus, state.hops, kept, off);
      kept = kept.filter((fact) => fact.things.length && fact.things.every((thing) => off(thing) || near.has(thing)));
    }
    const seen = new Set(state.pinned);
    for (const fact of kept) for (const thing of fact.things) if (!off(thing)) seen.add(thing);
    if (state.path) for (const thing of state.path) seen.add(thing);
    else if (state.focus) seen.add(state.focus);
    if (state.named && !state.focus && !state.path && !state.from && !state.until) {
      for (const thing of things) if (!thing.weight && !off(thing) && heard(thing.sentences, state).length) seen.add(thing);
    }
    if (state.selected && state.selected.thing && !state.path) seen.add(state.selected.thing);
    for (const thing of state.hidden) seen.delete(thing);
    shown = { things: seen, facts: new Set(kept), path };
    return shown;
  }
  // A fact about one or two things needs them all; of one that joins more, two must be left.
  function joins(fact, left) { return fact.things.length <= 2 ? left === fact.things.length : left >= 2; }

  function around(centre, hops, kept, off) {
    const by = index(kept);
    const near = new Set([centre]);
    let ring = [centre];
    for (let hop = 0; hop < hops; hop += 1) {
      const next = [];
      for (const thing of ring) {
        for (const fact of by.get(thing) || []) {
          for (const other of fact.things) if (!near.has(other) && !off(other)) { near.add(other); next.push(other); }
        }
      }
      ring = next;
    }
    return near;
  }
  function index(kept) {
    const by = new Map();
    for (const fact of kept) for (const thing of fact.things) (by.get(thing) || by.set(thing, []).get(thing)).push(fact);
    return by;
  }
  /** The shortest way between two things by facts that are shown: its things, and all facts between them. */
  function shortest(start, end, kept, off) {
    const by = index(kept);
    const came = new Map([[start, null]]);
    const queue = [start];
    for (let i = 0; i < queue.length && !came.has(end); i += 1) {
      for (const fact of by.get(queue[i]) || []) {
        for (const other of fact.things) if (!came.has(other) && !off(other)) { came.set(other, queue[i]); queue.push(other); }
      }
    }
    if (!came.has(end)) return null;
    const way = [];
    for (let thing = end; thing; thing = came.get(thing)) way.unshift(thing);
    const between = new Set();
    way.slice(1).forEach((thing, i) => {
      for (const fact of by.get(thing)) if (fact.things.includes(way[i])) between.add(fact);
    });
    return { things: way, facts: between };
  }

  return { compute, heard, outlet, get now() { return shown; } };
})();
