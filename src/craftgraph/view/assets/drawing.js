"use strict";
// The graph as it is seen, as SVG: the same places, marks and labels as on the canvas.
craftgraph.drawing = (() => {
  const { graph, text, state } = craftgraph;
  const { draw } = text;
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
    const { network, drawn } = graph;
    const [nodes, edges] = [[...drawn.nodes, ...graph.nodes.get()], [...drawn.edges, ...graph.edges.get()]];
    const shown = new Set(nodes.filter((node) => !node.hidden).map((node) => node.id));
    const room = document.getElementById("network").getBoundingClientRect();
    const [w, h] = room.width ? [room.width, room.height] : [1200, 800]; // another view may be the one on the screen
    const scale = network.getScale();
    const centre = network.getViewPosition();
    const on = (p) => ({ x: (p.x - centre.x) * scale + w / 2, y: (p.y - centre.y) * scale + h / 2 });
    const seen = (p) => p.x > -w && p.x < 2 * w && p.y > -h && p.y < 2 * h;
    const root = draw("svg", { xmlns: "http://www.w3.org/2000/svg", width: Math.round(w), height: Math.round(h), viewBox: `0 0 ${Math.round(w)} ${Math.round(h)}`, "font-family": FACE });
    const [lines, marks, words] = [draw("g", { stroke: graph.tint.edge }), draw("g", { stroke: "#4a4f59" }), draw("g", { stroke: graph.tint.ground, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" })];
    edges.forEach((edge) => {
      if (edge.hidden || !shown.has(edge.from) || !shown.has(edge.to)) return;
      const [a, b] = [edge.from, edge.to].map((id) => on(network.getPosition(id)));
      if (seen(a) || seen(b)) lines.append(draw("line", { ...point(a, 1), ...point(b, 2), "stroke-width": ((edge.width || 1) * scale).toFixed(2) }));
    });
    nodes.forEach((node) => {
      const p = on(network.getPosition(node.id));
      if (node.hidden || !seen(p)) return;
      const [shape, fill] = craftgraph.data.shapes[node.group] || ["square", graph.tint.raised];
      const mark = SHAPES[shape](p.x, p.y, (node.size || 6) * scale);
      mark.setAttribute("fill", fill);
      marks.append(mark);
    });
    for (const label of craftgraph.labels.place(network, w, h)) {
      label.lines.forEach((line, i) => words.append(draw("text", {
        x: label.x.toFixed(1), y: (label.y + i * label.size * 1.2).toFixed(1), "font-size": label.size, fill: label.edge ? graph.tint.faint : graph.tint.text,
        "font-weight": label.strong ? 600 : null, "text-anchor": { center: "middle", left: "start", right: "end" }[label.align],
      }, line)));
    }
    root.append(draw("title", {}, craftgraph.data.raw.title), draw("rect", { width: w, height: h, fill: graph.tint.ground }), lines, marks, words);
    return root;
  }
  const point = (p, n) => ({ [`x${n}`]: p.x.toFixed(1), [`y${n}`]: p.y.toFixed(1) });

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

  return { markup, png };
})();
