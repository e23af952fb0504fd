"use strict";
// Draws what `quick.js` made, all nodes and edges of a kind at once where there are many; what is selected, pointed at or
// unfolded vis-network draws itself, over the rest.
craftgraph.paint = (() => {
  const ARROWS = 0.25; // zoom under which arrowheads are too small to be seen
  const SINGLY = 600; // nodes in sight up to which each is filled and bordered by itself
  const THIN = 0.6; // pixels that a line has at least
  const TINY = 2.5; // pixels of radius under which a mark is a small square
  const turn = (2 * Math.PI) / 10;

  function polygon(pen, x, y, corners) {
    corners.forEach(([dx, dy], i) => { if (i) pen.lineTo(x + dx, y + dy); else pen.moveTo(x + dx, y + dy); });
    pen.closePath();
  }
  // The same marks as vis-network's, for a radius of 1.
  const CORNERS = {
    hexagon: Array.from({ length: 6 }, (_, i) => [Math.cos((i * Math.PI) / 3), Math.sin((i * Math.PI) / 3)]),
    star: Array.from({ length: 10 }, (_, i) => {
      const far = 0.82 * (i % 2 ? 0.5 : 1.3);
      return [far * Math.sin(i * turn), 0.082 - far * Math.cos(i * turn)];
    }),
    triangle: triangle(1),
    triangleDown: triangle(-1),
    diamond: [[0, 1], [1, 0], [0, -1], [-1, 0]],
    square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  };
  function triangle(up) {
    const side = 2.3;
    const inner = (Math.sqrt(3) / 6) * side;
    const high = Math.sqrt(side * side - (side / 2) ** 2);
    return [[0, -(high - inner)], [side / 2, inner], [-side / 2, inner]].map(([x, y]) => [x, up * (y + 0.275)]);
  }
  function mark(pen, shape, x, y, r) {
    if (shape === "dot") { pen.moveTo(x + r, y); pen.arc(x, y, r, 0, 2 * Math.PI); } else polygon(pen, x, y, CORNERS[shape].map(([dx, dy]) => [r * dx, r * dy]));
  }
  const ours = (item) => item.kind !== undefined && !item.selected && !item.hover;

  /** Let `network` draw by this; `look` gives the colour of lines and how dense they are. */
  function install(network, look) {
    const { renderer, body, canvas } = network;
    function sight() {
      const { clientWidth, clientHeight } = canvas.frame.canvas;
      const [a, b] = [canvas.DOMtoCanvas({ x: -20, y: -20 }), canvas.DOMtoCanvas({ x: clientWidth + 20, y: clientHeight + 20 })];
      return { left: a.x, top: a.y, right: b.x, bottom: b.y };
    }
    const within = (area, a, b) => !((a.x < area.left && b.x < area.left) || (a.x > area.right && b.x > area.right)
      || (a.y < area.top && b.y < area.top) || (a.y > area.bottom && b.y > area.bottom));

    renderer._drawEdges = (pen) => {
      const area = sight();
      const alike = new Map();
      const rest = [];
      for (const id of body.edgeIndices) {
        const edge = body.edges[id];
        if (!edge.connected) continue;
        if (!ours(edge)) { rest.push(edge); continue; }
        if (!within(area, edge.from, edge.to)) continue;
        const key = edge.options.dashes ? -edge.options.width : edge.options.width;
        const list = alike.get(key);
        if (list) list.push(edge); else alike.set(key, [edge]);
      }
      const { color, opacity } = look();
      pen.save();
      [pen.strokeStyle, pen.globalAlpha] = [color, opacity];
      for (const [key, list] of alike) {
        pen.lineWidth = Math.max(Math.abs(key), THIN / body.view.scale);
        pen.setLineDash(key < 0 ? [5, 5] : []);
        pen.beginPath();
        for (const { from, to } of list) { pen.moveTo(from.x, from.y); pen.lineTo(to.x, to.y); }
        pen.stroke();
      }
      pen.restore();
      for (const edge of rest) edge.draw(pen);
    };

    renderer._drawArrows = (pen) => {
      const area = sight();
      const seen = body.view.scale >= ARROWS;
      for (const id of body.edgeIndices) {
        const edge = body.edges[id];
        if (edge.connected && (!ours(edge) || (seen && edge.kind && within(area, edge.from, edge.to)))) edge.drawArrows(pen);
      }
    };

    renderer._drawNodes = (pen) => {
      const area = sight();
      const { scale } = body.view;
      const alike = new Map();
      const [selected, hovered, other] = [[], [], []];
      let count = 0;
      for (const id of body.nodeIndices) {
        const node = body.nodes[id];
        if (!ours(node)) { (node.hover ? hovered : node.selected ? selected : other).push(node); continue; }
        const { x, y, shape, options: { size } } = node;
        // vis-network finds by these what lies under the mouse.
        [shape.left, shape.top, shape.width, shape.height, shape.radius] = [x - size, y - size, 2 * size, 2 * size, size];
        shape.updateBoundingBox(x, y);
        if (x + size < area.left || x - size > area.right || y + size < area.top || y - size > area.bottom) continue;
        const list = alike.get(node.kind);
        if (list) list.push(node); else alike.set(node.kind, [node]);
        count += 1;
      }
      for (const list of alike.values()) drawAlike(pen, list, scale, count <= SINGLY);
      const later = [...other, ...selected, ...hovered].map((node) => node.draw(pen).drawExternalLabel);
      return { drawExternalLabels: () => { for (const draw of later) if (draw) draw(); } };
    };
  }
  function drawAlike(pen, list, scale, singly) {
    const { color, borderWidth, shape } = list[0].options;
    [pen.fillStyle, pen.strokeStyle, pen.lineWidth] = [color.background, color.border, borderWidth / scale];
    const begin = () => pen.beginPath();
    const end = (border) => { pen.fill(); if (border) pen.stroke(); };
    const tiny = list.filter(({ options }) => options.size * scale < TINY);
    if (tiny.length) {
      begin();
      for (const { x, y, options } of tiny) {
        const r = Math.max(options.size, 1 / scale);
        pen.rect(x - r, y - r, 2 * r, 2 * r);
      }
      end(false);
    }
    if (!singly) begin();
    for (const { x, y, options } of list) {
      if (options.size * scale < TINY) continue;
      if (singly) begin();
      mark(pen, shape, x, y, options.size);
      if (singly) end(true);
    }
    if (!singly) end(true);
  }
  return { install };
})();
