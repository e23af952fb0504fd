"use strict";
// Neighbours on demand, where the page comes from `craftgraph serve`: it asks for the page about a thing, takes what that
// page carries, and joins it to what is here.
craftgraph.more = (() => {
  const { data, graph, state, text } = craftgraph;
  const { drawn } = graph;

  async function load(thing) {
    let other;
    try {
      const answer = await fetch(`graph?about=${encodeURIComponent(thing.iri)}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      other = JSON.parse(page.getElementById("craftgraph-data").textContent);
    } catch {
      craftgraph.panel.notice(text.t("loadFailed"));
      return;
    }
    join(other, thing);
    state.again();
    text.speak(text.t("status", { things: craftgraph.visible.now.things.size, facts: craftgraph.visible.now.facts.size, articles: data.articles.length }));
  }

  function join(other, centre) {
    const { things, facts } = data.merge(other);
    const theirs = new Map(other.network.nodes.map((node) => [node.id, node]));
    const middle = theirs.get(things.indexOf(centre));
    const here = graph.network.getPosition(graph.nodeOf.get(centre));
    const id = (node) => (node.fact === undefined ? things[node.id].id : `s${facts[node.fact].id}`);
    const added = [];
    for (const node of other.network.nodes) {
      if (graph.byId.has(id(node))) continue;
      const place = free({ x: here.x + node.x - middle.x, y: here.y + node.y - middle.y }, added);
      added.push({ ...node, ...place, id: id(node), hidden: false, ...(node.fact === undefined ? {} : { fact: facts[node.fact].id }) });
    }
    for (const node of added) {
      drawn.nodes.push(node);
      graph.byId.set(node.id, node);
      graph.nodeOf.set(graph.isThing(node) ? data.things[node.id] : data.facts[node.fact], node.id);
    }
    const joining = [];
    const known = new Map(drawn.edges.map((edge) => [[edge.from, edge.to].sort().join(), edge]));
    for (const edge of other.network.edges) {
      const [from, to] = [id(theirs.get(edge.from)), id(theirs.get(edge.to))];
      const said = edge.facts.map((fact) => facts[fact].id);
      const was = known.get([from, to].sort().join());
      if (was) { was.facts = [...new Set([...was.facts, ...said])]; continue; }
      const joined = { ...edge, id: drawn.edges.length, from, to, facts: said, hidden: false };
      drawn.edges.push(joined);
      joining.push(joined);
    }
    craftgraph.quick.add(graph.network, added, joining);
  }

  /** The place itself, or the nearest on a spiral that no other node is near. */
  function free(wanted, added) {
    const taken = (p) => [...drawn.nodes, ...added].some((node) => Math.hypot(node.x - p.x, node.y - p.y) < 55);
    for (let step = 0; step < 400; step += 1) {
      const far = 14 * Math.sqrt(step) * 2;
      const place = { x: wanted.x + far * Math.cos(step * 2.4), y: wanted.y + far * Math.sin(step * 2.4) };
      if (!taken(place)) return place;
    }
    return wanted;
  }
  return { load, join };
})();
