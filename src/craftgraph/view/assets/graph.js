"use strict";
// The graph on its canvas: vis-network, with nodes and options as pyvis wrote them.
craftgraph.graph = (() => {
  const { raw, things, facts } = craftgraph.data;
  const { text, state } = craftgraph;
  const drawn = raw.network;
  const room = document.getElementById("network");
  const MANY = 1500; // edges above which they are left out while the view is zoomed
  const nodeOf = new Map(); // thing or fact -> id of its node
  const byId = new Map(drawn.nodes.map((node) => [node.id, node]));
  const tint = {};
  const nodes = new vis.DataSet(); // what is unfolded; the rest is there from the start
  const edges = new vis.DataSet();
  let network;
  let labels = [];

  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const isThing = (node) => node.fact === undefined;
  const object = (node) => (isThing(node) ? things[node.id] : facts[node.fact]);

  function colors() {
    for (const name of ["text", "faint", "ground", "edge", "accent", "raised"]) tint[name] = color(name);
    return { opacity: opacity(), color: tint.edge, highlight: tint.accent, hover: tint.accent, inherit: false };
  }

  // Thousands of lines are drawn thin, else they are all that one sees.
  const opacity = () => (drawn.edges.length > 2 * MANY ? 0.35 : 1);

  function start(visible) {
    for (const node of drawn.nodes) {
      nodeOf.set(object(node), node.id);
      node.hidden = !isVisible(node, visible);
    }
    drawn.edges.forEach((edge, id) => {
      edge.id = id;
      edge.hidden = !edgeVisible(edge, visible);
    });
    const quick = drawn.edges.length > MANY;
    network = new vis.Network(room, { nodes, edges }, {
      ...drawn.options,
      interaction: { ...drawn.options.interaction, hideEdgesOnZoom: quick },
      edges: { ...drawn.options.edges, color: colors() },
    });
    craftgraph.quick.add(network, drawn.nodes, drawn.edges);
    craftgraph.paint.install(network, () => ({ color: tint.edge, opacity: opacity() }));
    network.on("beforeDrawing", lay);
    network.on("afterDrawing", name);
    network.once("afterDrawing", () => performance.mark("craftgraph-usable"));
    fit(visible);
    if (state.now.selected || state.now.open.size) { craftgraph.unfold.apply(network, nodes, edges, visible); select(); }
    listen();
  }
  function name(pen) {
    const ratio = window.devicePixelRatio || 1;
    pen.save();
    if (carried) {
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      craftgraph.labels.draw(network, pen, room.clientWidth, room.clientHeight, (node) => carried.ids.has(node.id) === carried.ready);
      pen.restore();
      return;
    }
    if (moved && !moved.renew) {
      pen.setTransform(1, 0, 0, 1, 0, 0);
      const [dx, dy] = shift(ratio);
      pen.drawImage(moved.picture, dx, dy);
      pen.restore();
      if (Math.abs(dx) > moved.picture.width / 3 || Math.abs(dy) > moved.picture.height / 3) {
        moved.renew = true;
        hideAll(false);
        requestAnimationFrame(() => network.redraw());
      }
      return;
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    labels = craftgraph.labels.draw(network, pen, room.clientWidth, room.clientHeight);
    pen.restore();
    if (moved) moved = still();
  }

  // A view that is dragged is a picture of itself that is moved: thousands of nodes then cost no more than one. What comes
  // into sight at the edges is drawn when a third of the view has gone by, and at the end.
  let moved = null;
  function still() {
    const shown = room.querySelector("canvas");
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = [shown.width, shown.height];
    picture.getContext("2d").drawImage(shown, 0, 0);
    hideAll(true);
    return { picture, from: network.getViewPosition(), scale: network.getScale(), renew: false };
  }
  function shift(ratio) {
    const { x, y } = network.getViewPosition();
    return [(moved.from.x - x) * moved.scale * ratio, (moved.from.y - y) * moved.scale * ratio];
  }
  // A node that is dragged, with its lines, is drawn over a picture of all the rest.
  let carried = null;
  function carry(held) {
    const { body } = network;
    const ids = new Set(held);
    const mine = ({ fromId, toId }) => ids.has(fromId) || ids.has(toId);
    const [all, lines] = [body.nodeIndices, body.edgeIndices];
    carried = { ids, ready: false, picture: document.createElement("canvas") };
    body.nodeIndices = all.filter((id) => !ids.has(id));
    body.edgeIndices = lines.filter((id) => !mine(body.edges[id]));
    network.redraw();
    const shown = room.querySelector("canvas");
    [carried.picture.width, carried.picture.height] = [shown.width, shown.height];
    carried.picture.getContext("2d").drawImage(shown, 0, 0);
    body.nodeIndices = all.filter((id) => ids.has(id));
    body.edgeIndices = lines.filter((id) => mine(body.edges[id]));
    carried.ready = true;
  }
  function lay(pen) {
    if (!carried || !carried.ready) return;
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(carried.picture, 0, 0);
    pen.restore();
  }
  function putDown() {
    if (!carried) return;
    for (const id of carried.ids) if (byId.has(id)) Object.assign(byId.get(id), network.getPosition(id));
    carried = null;
    network._updateVisibleIndices();
    network.redraw();
  }
  function hideAll(on) { Object.assign(network.renderer.options, { hideEdgesOnDrag: on, hideNodesOnDrag: on }); }

  const isVisible = (node, visible) => (isThing(node) ? visible.things.has(things[node.id]) : visible.facts.has(facts[node.fact]));
  function edgeVisible(edge, visible) {
    return isVisible(byId.get(edge.from), visible) && isVisible(byId.get(edge.to), visible) && edge.facts.some((id) => visible.facts.has(facts[id]));
  }
  const kept = (edge) => edge.facts.map((id) => facts[id]).filter((fact) => craftgraph.visible.now.facts.has(fact));

  /** What stands on an edge: a fact's own words and how many more there are, or the role of a thing in a statement. */
  function edgeLabel(edge) {
    const [fact, ...more] = kept(edge);
    if (!fact) return "";
    if (fact.labels) return (edge.dashes ? "⚠ " : "") + text.edge(fact) + (more.length ? ` +${more.length}` : "");
    const thing = [edge.from, edge.to].map((id) => byId.get(id)).filter(isThing).map((node) => things[node.id])[0];
    return fact.roles.filter((role) => role.value === thing).map((role) => text.role(role.name)).join(", ");
  }

  function listen() {
    network.on("click", ({ nodes: [node], edges: [edge] }) => {
      hint(null);
      if (node !== undefined) pick(node);
      else if (edge !== undefined) pickEdge(edge);
      else craftgraph.panel.close();
    });
    network.on("doubleClick", ({ nodes: [id] }) => {
      const node = byId.get(id);
      if (node && isThing(node)) craftgraph.panel.look({ focus: things[id], hops: 1, path: null });
    });
    network.on("dragStart", ({ nodes: held }) => { if (held.length) carry(held); else moved = still(); });
    network.on("zoom", putDown);
    network.on("dragEnd", () => {
      putDown();
      if (!moved) return;
      moved = null;
      hideAll(false);
      network.redraw();
    });
    network.on("hoverNode", ({ node, event }) => hint(event, hovered(node)));
    network.on("hoverEdge", ({ edge, event }) => hint(event, hoveredEdge(edge)));
    for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => hint(null));
  }
  function pick(id) {
    const node = byId.get(id);
    if (!node) craftgraph.unfold.pick(id);
    else if (isThing(node)) craftgraph.panel.choose(things[id]);
    else state.set({ selected: { fact: facts[node.fact] } });
  }
  function pickEdge(id) {
    const edge = drawn.edges[id];
    if (!edge) { craftgraph.unfold.pick(id); return; }
    const [a, b] = [edge.from, edge.to].map((end) => byId.get(end));
    if (isThing(a) && isThing(b)) state.set({ selected: { edge: [things[a.id], things[b.id]] } });
    else state.set({ selected: { fact: kept(edge)[0] } });
  }
  function hovered(id) {
    const node = byId.get(id);
    if (!node) return "";
    return isThing(node) ? `${text.name(things[id])} · ${text.cls(things[id].cls)}` : text.sentence(facts[node.fact]);
  }
  function hoveredEdge(id) {
    if (!drawn.edges[id]) return "";
    const found = kept(drawn.edges[id]);
    return found.slice(0, 3).map(text.sentence).join("\n") + (found.length > 3 ? `\n${text.t("more", { n: found.length - 3 })}` : "");
  }
  let bubble = null;
  function hint(event, words = "") {
    if (!bubble) {
      bubble = text.make("div", { id: "hint", "aria-hidden": "true", hidden: true });
      room.parentElement.append(bubble);
    }
    bubble.hidden = !words;
    if (!words) return;
    bubble.textContent = words.length > 400 ? `${words.slice(0, 399)}…` : words;
    const at = room.getBoundingClientRect();
    bubble.style.left = `${Math.max(Math.min(event.clientX - at.left + 14, at.width - 300), 0)}px`;
    bubble.style.top = `${Math.min(event.clientY - at.top + 14, at.height - 60)}px`;
  }

  /** Show what is visible; only what changes is touched. */
  function apply(visible) {
    const [n, e] = [[], []];
    putDown();
    for (const node of drawn.nodes) {
      const hidden = !isVisible(node, visible);
      if (hidden !== node.hidden) { node.hidden = hidden; n.push([node.id, hidden]); }
    }
    for (const edge of drawn.edges) {
      const hidden = !edgeVisible(edge, visible);
      if (hidden !== edge.hidden) { edge.hidden = hidden; e.push([edge.id, hidden]); }
    }
    craftgraph.quick.hide(network, n, e);
    craftgraph.unfold.apply(network, nodes, edges, visible);
    select();
    if (unfitted && room.clientWidth) {
      network.setSize("100%", "100%");
      fit(visible);
    }
    network.redraw();
  }
  function select() {
    const { selected } = state.now;
    const id = selected ? nodeOf.get(selected.thing || selected.fact) : undefined;
    const edge = selected && selected.edge && between(selected.edge);
    if (id !== undefined && byId.has(id)) network.selectNodes([id], true);
    else if (edge) network.setSelection({ nodes: [], edges: [edge.id] });
    else if (network.getSelectedNodes().length || network.getSelectedEdges().length) network.unselectAll();
  }
  function between([a, b]) {
    return drawn.edges.find((edge) => (edge.from === a.id && edge.to === b.id) || (edge.from === b.id && edge.to === a.id));
  }

  let unfitted = false;
  function fit(visible, animated = false) {
    unfitted = !room.clientWidth; // another view is on the screen: there is no room yet to fit it into
    if (unfitted) return;
    const ids = drawn.nodes.filter((node) => isVisible(node, visible)).map((node) => node.id);
    if (!ids.length) return;
    // A margin for the names at the sides, which vis-network knows nothing of.
    network.fit({ nodes: ids, maxZoomLevel: 1.6 });
    const [scale, position] = [network.getScale() * 0.86, network.getViewPosition()];
    network.moveTo({ scale, position, animation: animated && motion() ? { duration: 300 } : false });
  }
  const motion = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;
  function zoom(factor) {
    network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.01), 8), animation: motion() ? { duration: 150 } : false });
  }
  /** Bring a thing or fact into the middle, near enough to see what is around it. */
  function centre(found) {
    const id = nodeOf.get(found);
    if (id === undefined) return;
    const panel = document.getElementById("panel");
    const covered = getComputedStyle(panel).position === "absolute" ? panel.offsetHeight : 0; // on a telephone it lies over the picture
    network.moveTo({ position: network.getPosition(id), scale: Math.max(network.getScale(), 0.9), offset: { x: 0, y: -covered / 2 } });
  }
  /** Keep the scale when the room for the picture changes: vis-network would shrink all of it. */
  function resized() {
    const [scale, position] = [network.getScale(), network.getViewPosition()];
    network.setSize("100%", "100%");
    network.moveTo({ scale, position });
  }
  function recolor() { network.setOptions({ edges: { color: colors() } }); }

  return {
    start, apply, fit, zoom, centre, resized, recolor, nodeOf, byId, color, tint, between, isThing, drawn, edgeLabel,
    get network() { return network; }, get nodes() { return nodes; }, get edges() { return edges; }, get labels() { return labels; },
  };
})();
