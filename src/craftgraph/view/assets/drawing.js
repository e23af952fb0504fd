"use strict";
// The graph as it is seen, as SVG: the same places, marks and labels as on the canvas.
craftgraph.drawing = (() => {
  const { graph, text, state } = craftgraph;
  const { draw, t } = text;
  const FACE = "Noto Sans, Segoe UI, Roboto, Arial, sans-serif";

  const SHAPES = {
    dot: (x, y, r) => draw("circle", { cx: x, cy: y, r }),
    square: (x, y, r) => draw("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r }),
    hexagon: (x, y, r) => polygon(x, y, r, 6, Math.PI / 2),
    star: (x, y, r) => draw("path", { d: craftgraph.filters.star(x, y + 0.1 * r, r * 1.3) }),
    triangle: (x, y, r) => polygon(x, y + 0.28 * r, r * 1.15, 3, 0),
    triangleDown: (x, y, r) => polygon(x, y - 0.28 * r, r * 1.15, 3, Math.PI),
    diamond: (x, y, r) => polygon(x, y, r, 4, 0),
  };
  function polygon(x, y, r, sides, turn) {
    const points = Array.from({ length: sides }, (_, i) => {
      const angle = turn + (2 * Math.PI * i) / sides;
      return `${(x + r * Math.sin(angle)).toFixed(1)},${(y - r * Math.cos(angle)).toFixed(1)}`;
    });
    return draw("polygon", { points: points.join(" ") });
  }

  function svg() {
    if (state.now.view === "map" && craftgraph.map.svg) return framed(craftgraph.map.svg);
    if (state.now.view === "timeline" && craftgraph.timeline.svg) return framed(craftgraph.timeline.svg);
    return ofGraph();
  }
  function framed(seen) {
    const size = seen.getBoundingClientRect();
    const copy = seen.cloneNode(true);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", Math.round(size.width));
    copy.setAttribute("height", Math.round(size.height));
    if (!copy.getAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${Math.round(size.width)} ${Math.round(size.height)}`);
    const [x, y, w, h] = copy.getAttribute("viewBox").split(" ").map(Number);
    const ground = state.now.view === "map" ? "sea" : "ground";
    copy.prepend(draw("rect", { x: x - w, y: y - h, width: 3 * w, height: 3 * h, fill: graph.color(ground) }));
    return copy;
  }

  function ofGraph() {
    const room = document.getElementById("network").getBoundingClientRect();
    const corner = graph.network.DOMtoCanvas({ x: 0, y: 0 });
    const scale = graph.network.getScale();
    const [w, h] = [room.width / scale, room.height / scale];
    const root = draw("svg", {
      xmlns: "http://www.w3.org/2000/svg", width: Math.round(room.width), height: Math.round(room.height),
      viewBox: [corner.x, corner.y, w, h].map((n) => n.toFixed(1)).join(" "), "font-family": FACE,
    });
    root.append(draw("title", {}, craftgraph.data.raw.title), draw("rect", { x: corner.x, y: corner.y, width: w, height: h, fill: graph.color("ground") }));
    const seen = (p) => p.x > corner.x - w && p.x < corner.x + 2 * w && p.y > corner.y - h && p.y < corner.y + 2 * h;
    const [lines, words, marks] = [draw("g", { stroke: graph.color("edge") }), draw("g", { fill: graph.color("text"), "text-anchor": "middle" }), draw("g", { stroke: "#4a4f59" })];
    graph.edges.forEach((edge) => {
      const nodes = [edge.from, edge.to].map((id) => graph.nodes.get(id));
      if (edge.hidden || nodes.some((node) => !node || node.hidden)) return;
      const [a, b] = [edge.from, edge.to].map((id) => graph.network.getPosition(id));
      if (!seen(a) && !seen(b)) return;
      lines.append(draw("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, "stroke-width": edge.width || 1 }));
      if (edge.label && edge.label.trim() && 11 * scale >= 8) word(words, edge.label, (a.x + b.x) / 2, (a.y + b.y) / 2 + 4, 11, "faint");
    });
    graph.nodes.forEach((node) => {
      const p = graph.network.getPosition(node.id);
      if (node.hidden || !seen(p)) return;
      const [shape, fill] = craftgraph.data.shapes[node.group] || ["square", graph.color("raised")];
      const mark = SHAPES[shape](p.x, p.y, node.size || 8);
      mark.setAttribute("fill", fill);
      marks.append(mark);
      const size = Math.min((node.font && node.font.size) || 14, 20 / scale);
      if (size * scale < 9) return;
      node.label.split("\n").forEach((line, i) => { if (line.trim()) word(words, line, p.x, p.y + (node.size || 8) + 4 + size * (0.95 + 1.2 * i), size, "text"); });
    });
    root.append(lines, marks, words);
    return root;
  }
  function word(group, label, x, y, size, color) {
    group.append(draw("text", { x: x.toFixed(1), y: y.toFixed(1), "font-size": size.toFixed(1), fill: graph.color(color), stroke: graph.color("ground"), "stroke-width": (size / 5).toFixed(1), "paint-order": "stroke" }, label));
  }

  const markup = () => new XMLSerializer().serializeToString(svg());

  /** The picture as PNG, twice as fine as on the screen, with the legend under it. */
  async function png() {
    const drawn = svg();
    const [width, height] = [Number(drawn.getAttribute("width")), Number(drawn.getAttribute("height"))];
    const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(drawn)], { type: "image/svg+xml" }));
    const image = new Image();
    image.src = address;
    await image.decode();
    URL.revokeObjectURL(address);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * width, 2 * height + 64];
    const pen = canvas.getContext("2d");
    pen.fillStyle = graph.color("ground");
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, 2 * width, 2 * height);
    legend(pen, canvas);
    return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
  }
  function legend(pen, canvas) {
    const families = [...new Set([...craftgraph.visible.now.things].map((thing) => thing.family))];
    let x = 24;
    pen.font = `26px ${FACE}`;
    pen.textBaseline = "middle";
    for (const family of Object.keys(craftgraph.data.shapes).filter((f) => families.includes(f))) {
      const words = text.cls(family);
      if (x + pen.measureText(words).width + 60 > canvas.width) break;
      pen.fillStyle = craftgraph.data.shapes[family][1];
      pen.fill(new Path2D(family === "Event" ? craftgraph.filters.star(x + 12, canvas.height - 32, 14) : circle(x + 12, canvas.height - 32, 11)));
      pen.fillStyle = graph.color("text");
      pen.fillText(words, x + 32, canvas.height - 31);
      x += pen.measureText(words).width + 64;
    }
  }
  const circle = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

  return { markup, png, t };
})();
