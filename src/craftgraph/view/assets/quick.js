"use strict";
// Thousands of nodes and edges for vis-network at once. From options it makes each with much care and at much cost: here it
// makes one of each kind, and the rest are copies of that one with a place, a size and ends of their own.
craftgraph.quick = (() => {
  /** Give a network nodes and edges as pyvis writes them, past its data sets. */
  function add(network, nodes, edges) {
    const { body, nodesHandler, edgesHandler } = network;
    const kinds = body.kinds || (body.kinds = { nodes: new Map(), edges: new Map() });
    for (const given of nodes) body.nodes[given.id] = node(model(kinds.nodes, `${given.group} ${Boolean(given.color)}`, nodesHandler, given), given);
    for (const given of edges) body.edges[given.id] = edge(model(kinds.edges, given.arrows, edgesHandler, given), given, body);
    network._updateVisibleIndices();
  }
  function model(kinds, kind, handler, given) {
    if (!kinds.has(kind)) {
      const made = handler.create({ ...given, dashes: false });
      if (made.disconnect) made.disconnect();
      made.kind = kind;
      kinds.set(kind, made);
    }
    return kinds.get(kind);
  }
  const like = (one) => Object.assign(Object.create(Object.getPrototypeOf(one)), one);
  function options(one, given, keys) {
    const own = Object.create(one.options);
    for (const key of keys) own[key] = given[key];
    return own;
  }

  function node(one, given) {
    const made = like(one);
    made.options = options(one, given, ["id", "x", "y", "size", "hidden"]);
    [made.id, made.x, made.y, made.baseSize, made.edges] = [given.id, Math.round(given.x), Math.round(given.y), given.size, []];
    made.shape = new one.shape.constructor(made.options, one.body, one.labelModule);
    return made;
  }
  function edge(one, given, body) {
    const made = like(one);
    made.options = options(one, given, ["id", "from", "to", "hidden"]);
    made.options.width = given.width || 1;
    made.options.dashes = given.dashes || false;
    [made.id, made.fromId, made.toId, made.baseWidth] = [given.id, given.from, given.to, made.options.width];
    [made.from, made.to, made.connected] = [body.nodes[given.from], body.nodes[given.to], true];
    made.from.edges.push(made);
    if (made.to !== made.from) made.to.edges.push(made);
    made.edgeType = new one.edgeType.constructor(made.options, body, one.labelModule);
    made._setInteractionWidths();
    return made;
  }

  /** Hide and show nodes and edges: pairs of an id and whether it is hidden. */
  function hide(network, nodes, edges) {
    for (const [id, hidden] of nodes) network.body.nodes[id].options.hidden = hidden;
    for (const [id, hidden] of edges) network.body.edges[id].options.hidden = hidden;
    if (nodes.length || edges.length) network._updateVisibleIndices();
  }
  return { add, hide };
})();
