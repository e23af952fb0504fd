"use strict";
// What is folded away until one asks: facts about one thing only, and the single facts of a bundle.
craftgraph.unfold = (() => {
  const { text, state } = craftgraph;
  const LEAVES = 30;
  const BUNDLE = 8;
  let added = { nodes: [], edges: [] };
  let meant = new Map(); // id of an added node or edge -> its fact

  /** Facts about one thing only that are shown. */
  const own = (thing, visible) => thing.facts.filter((fact) => fact.things.length === 1 && visible.facts.has(fact));

  function short(fact) {
    const literal = fact.roles.filter((role) => role.kind === "text").map((role) => role.value)[0];
    const date = fact.roles.filter((role) => role.kind === "date").map((role) => text.date(role.value))[0];
    const said = literal || date || "";
    return `${text.cls(fact.cls)}${said ? `: ${said.length > 60 ? `${said.slice(0, 59)}…` : said}` : ""}`;
  }

  function apply(network, nodes, edges, visible) {
    edges.remove(added.edges);
    nodes.remove(added.nodes);
    const bundle = folded();
    if (bundle) craftgraph.quick.hide(network, [], [[bundle.id, bundle.hidden]]);
    added = { nodes: [], edges: [] };
    meant = new Map();
    for (const thing of state.now.open) if (visible.things.has(thing)) leaves(network, nodes, edges, thing, own(thing, visible));
    if (state.now.selected && state.now.selected.edge) spread(network, edges, craftgraph.graph.between(state.now.selected.edge), visible);
  }
  let parted = null;
  function folded() { const was = parted; parted = null; return was; }

  function leaves(network, nodes, edges, thing, found) {
    const id = craftgraph.graph.nodeOf.get(thing);
    const { x, y } = network.getPosition(id);
    const kept = found.slice(0, LEAVES);
    kept.forEach((fact, i) => {
      const ring = Math.floor(i / 10);
      const inRing = Math.min(10, kept.length - ring * 10);
      const angle = (2 * Math.PI * (i % 10)) / inRing + ring * 0.3 - Math.PI / 2;
      const far = 150 + ring * 110;
      const leaf = `leaf${fact.id}`;
      nodes.add({
        id: leaf, shape: "box", label: text.lines(short(fact)), x: x + 1.5 * far * Math.cos(angle), y: y + far * Math.sin(angle),
        margin: 6, font: { size: 12, align: "left", strokeWidth: 0 }, color: { background: craftgraph.graph.color("raised"), border: craftgraph.graph.color("edge") },
      });
      edges.add({ id: leaf, from: id, to: leaf, dashes: [3, 3], arrows: "" });
      added.nodes.push(leaf);
      added.edges.push(leaf);
      meant.set(leaf, fact);
    });
  }
  function spread(network, edges, bundle, visible) {
    if (!bundle) return;
    const kept = bundle.facts.map((id) => craftgraph.data.facts[id]).filter((fact) => visible.facts.has(fact));
    if (kept.length < 2 || kept.length > BUNDLE) return;
    craftgraph.quick.hide(network, [], [[bundle.id, true]]);
    parted = bundle;
    kept.forEach((fact, i) => {
      const id = `part${fact.id}`;
      const bend = ((i + 1) / 2 | 0) * 0.25 * (i % 2 ? 1 : -1);
      const [from, to] = fact.ends;
      const turned = from === bundle.from ? bend : -bend;
      edges.add({
        id, from, to, arrows: "to", label: text.edge(fact), width: 2, color: { color: craftgraph.graph.color("accent") },
        smooth: bend ? { enabled: true, type: turned > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(turned) } : false,
      });
      added.edges.push(id);
      meant.set(id, fact);
    });
  }
  function pick(id) { if (meant.has(id)) state.set({ selected: { fact: meant.get(id) } }); }

  return { apply, own, pick, short };
})();
