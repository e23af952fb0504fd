"use strict";
// Names of nodes and edges, drawn over the canvas as on a map: what most is said of first, none over another, and always
// of a size that can be read; nearer, more of them have room. vis-network's own labels are not used.
craftgraph.labels = (() => {
  const { data, text, state } = craftgraph;
  const FONT = 13;
  const EDGE = 11;
  const FACE = "Noto Sans, Segoe UI, Roboto, Arial, sans-serif";
  const CELL = 90;
  const TRIED = 400; // names that are tried at most: the rest would find no room
  const FIRST = 16; // names that are drawn over smaller nodes, rather than not at all
  const widths = new Map();
  let pen = null;
  let order = [];

  function measure(words, size) {
    const key = `${size}${words}`;
    if (!widths.has(key)) {
      if (!pen) pen = document.createElement("canvas").getContext("2d");
      pen.font = `${size}px ${FACE}`;
      widths.set(key, pen.measureText(words).width);
    }
    return widths.get(key);
  }

  /** Boxes on the screen, found again by the cells of a grid. */
  function board() {
    const cells = new Map();
    const each = (box, act) => {
      for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i += 1) {
        for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j += 1) if (act(i * 4096 + j)) return true;
      }
      return false;
    };
    return {
      add: (box) => each(box, (key) => { const list = cells.get(key); if (list) list.push(box); else cells.set(key, [box]); }),
      free: (box) => !each(box, (key) => (cells.get(key) || []).some((o) => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3])),
    };
  }

  /** The labels to draw: {lines, x, y (of the first baseline, on the screen), size, align, strong, thing or edge}. */
  function place(network, width, height, wanted = () => true) {
    const { drawn, isThing } = craftgraph.graph;
    const scale = network.getScale();
    const centre = network.getViewPosition();
    const on = (p) => ({ x: (p.x - centre.x) * scale + width / 2, y: (p.y - centre.y) * scale + height / 2 });
    const marks = board();
    const taken = board();
    const nodes = [];
    if (order.length !== drawn.nodes.length) order = [...drawn.nodes].sort((a, b) => weight(b) - weight(a) || a.id - b.id);
    for (const node of order) {
      if (node.hidden || !wanted(node)) continue;
      const at = on(network.getPosition(node.id));
      if (at.x < -60 || at.x > width + 60 || at.y < -30 || at.y > height + 30) continue;
      const r = node.size * scale;
      nodes.push({ node, at, r, first: nodes.length < FIRST });
      if (nodes.length < 400 || r > 6) marks.add([at.x - 0.8 * r, at.y - 0.8 * r, at.x + 0.8 * r, at.y + 0.8 * r]);
      if (nodes.length >= TRIED) break;
    }
    const { strong, edges } = chosen();
    const labels = [];
    const put = (entry, lines, size, bold, must) => {
      const box = fitted(entry, lines, size, (b) => b[0] >= 2 && b[2] <= width - 2 && taken.free(b) && marks.free(b))
        || ((must || entry.first) && fitted(entry, lines, size, taken.free))
        || (must && fitted(entry, lines, size, () => true));
      if (!box) return;
      taken.add(box.box);
      labels.push({ lines, size, x: box.x, y: box.y, align: box.align, strong: bold, thing: entry.node });
    };
    const named = (node) => {
      if (isThing(node)) return text.name(data.things[node.id]);
      const fact = data.facts[node.fact];
      return (fact.contradicted.length ? "⚠ " : "") + text.cls(fact.cls);
    };
    const rest = [];
    for (const entry of nodes) {
      if (strong.has(entry.node.id)) put(entry, text.lines(named(entry.node)).split("\n"), FONT + 1, true, true);
      else rest.push(entry);
    }
    for (const edge of edges) putEdge(edge, true);
    for (const entry of rest) if (isThing(entry.node)) put(entry, text.lines(named(entry.node)).split("\n"), FONT, false, false);
    if (nodes.length <= 300) {
      const near = new Set(nodes.flatMap(({ node }) => network.body.nodes[node.id].edges.map((edge) => edge.id)));
      for (const id of [...near].sort((a, b) => a - b)) {
        const edge = drawn.edges[id]; // none for those that are unfolded
        if (edge && !edge.hidden && data.facts[edge.facts[0]].labels && !edges.has(edge)) putEdge(edge, false);
      }
      for (const entry of rest) if (!isThing(entry.node)) put(entry, [named(entry.node)], EDGE, false, false);
    }
    return labels;

    function putEdge(edge, must) {
      const [a, b] = [edge.from, edge.to].map((id) => on(network.getPosition(id)));
      const words = craftgraph.graph.edgeLabel(edge);
      if (!words || edge.hidden) return;
      const w = measure(words, EDGE);
      const long = Math.hypot(a.x - b.x, a.y - b.y);
      const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
      const box = [x - w / 2 - 2, y - EDGE * 0.7, x + w / 2 + 2, y + EDGE * 0.7];
      if (x < 0 || x > width || y < 0 || y > height || (!must && long < w * 0.8) || !taken.free(box) || !(must || marks.free(box))) return;
      taken.add(box);
      labels.push({ lines: [words], size: EDGE, x, y: y + EDGE * 0.35, align: "center", faint: !must, edge });
    }
  }
  const weight = (node) => (craftgraph.graph.isThing(node) ? data.things[node.id].weight + 1 : 0);

  /** Under the node, over it, right or left of it, or aslant: the first that is free. */
  function fitted({ at, r }, lines, size, free) {
    const w = Math.max(...lines.map((line) => measure(line, size))) + 4;
    const line = size * 1.2;
    const h = lines.length * line;
    const [under, over, right, left] = [at.y + r + 1, at.y - r - 2 - h, at.x + r + 3, at.x - r - 3 - w];
    const aslant = 0.6 * r;
    for (const [x, y, align] of [
      [at.x - w / 2, under, "center"], [at.x - w / 2, over, "center"], [right, at.y - h / 2, "left"], [left, at.y - h / 2, "right"],
      [right - aslant, under - aslant, "left"], [left + aslant, under - aslant, "right"], [right - aslant, over + aslant, "left"], [left + aslant, over + aslant, "right"],
    ]) {
      const box = [x, y, x + w, y + h];
      if (free(box)) return spot(box, align, size);
    }
    return null;
  }
  function spot(box, align, size) {
    const x = align === "center" ? (box[0] + box[2]) / 2 : align === "left" ? box[0] + 2 : box[2] - 2;
    return { box, align, x, y: box[1] + size };
  }

  /** What is selected: its node and those around it are named whatever lies there, and so are its edges. */
  function chosen() {
    const { selected } = state.now;
    const strong = new Set();
    const edges = new Set();
    const { graph } = craftgraph;
    if (!selected || !graph.network) return { strong, edges };
    if (selected.edge) {
      for (const thing of selected.edge) strong.add(thing.id);
    } else {
      const id = graph.nodeOf.get(selected.thing || selected.fact);
      if (id !== undefined) {
        strong.add(id);
        for (const edge of graph.drawn.edges) if (!edge.hidden && (edge.from === id || edge.to === id)) edges.add(edge);
        if (edges.size <= 12) for (const edge of edges) { strong.add(edge.from); strong.add(edge.to); }
      } else if (selected.fact) for (const thing of selected.fact.things) strong.add(thing.id);
    }
    return { strong, edges };
  }

  /** Draw the labels of the nodes that are `wanted`, and return them. */
  function draw(network, pen2, width, height, wanted) {
    const labels = place(network, width, height, wanted);
    const { graph } = craftgraph;
    const [words, faint, ground] = [graph.tint.text, graph.tint.faint, graph.tint.ground];
    pen2.lineJoin = "round";
    pen2.textBaseline = "alphabetic";
    pen2.strokeStyle = ground;
    for (const label of labels) {
      pen2.font = `${label.strong ? "600 " : ""}${label.size}px ${FACE}`;
      pen2.textAlign = label.align;
      pen2.fillStyle = label.edge ? faint : words;
      pen2.lineWidth = 3;
      label.lines.forEach((line, i) => {
        pen2.strokeText(line, label.x, label.y + i * label.size * 1.2);
        pen2.fillText(line, label.x, label.y + i * label.size * 1.2);
      });
    }
    return labels;
  }
  return { place, draw, FACE };
})();
