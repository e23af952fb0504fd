"use strict";
// Places with coordinates on an outline of the world that is part of the page: no tiles, nothing fetched.
craftgraph.map = (() => {
  const { raw } = craftgraph.data;
  const { text, state } = craftgraph;
  const { draw, make, t } = text;
  const room = document.getElementById("view-map");
  let box = null; // what is seen, in tenths of a degree, longitude squeezed
  let svg = null;
  let squeeze = 0.7;
  let drawnFor = "";

  const places = () => [...craftgraph.visible.now.things].filter((thing) => thing.family === "Place");
  /** What is said at a place: of the place itself, and of events that it holds. */
  function said(thing) {
    return thing.facts.filter((fact) => craftgraph.visible.now.facts.has(fact)).length;
  }
  const point = (thing) => [thing.at[1] * 10 * squeeze, -thing.at[0] * 10];

  function apply() {
    const found = places();
    const placed = found.filter((thing) => thing.at).sort((a, b) => said(b) - said(a) || a.id - b.id);
    if (!placed.length) { room.replaceChildren(make("p", { class: "nothing" }, t("mapNone"))); box = null; return; }
    const key = placed.map((thing) => thing.id).join();
    if (!box || key !== drawnFor) { drawnFor = key; frame(placed); }
    svg = draw("svg", { role: "group", "aria-label": t("mapHelp"), preserveAspectRatio: "xMidYMid meet" });
    svg.append(
      draw("path", { d: raw.outline.land, transform: `scale(${squeeze} 1)`, fill: color("land"), stroke: color("coast"), "vector-effect": "non-scaling-stroke" }),
      draw("path", { d: raw.outline.borders, transform: `scale(${squeeze} 1)`, fill: "none", stroke: color("coast"), "stroke-dasharray": "3 2", "vector-effect": "non-scaling-stroke" }),
    );
    const marks = draw("g", {});
    svg.append(marks);
    const unplaced = found.length - placed.length;
    room.replaceChildren(svg, zoomButtons(), make("p", { class: "note" }, `${t("mapSource")}${unplaced ? ` ${t("mapUnplaced", { n: unplaced })}.` : ""}`));
    listen(marks, placed);
    view(marks, placed);
  }
  const color = (name) => craftgraph.graph.color(name);

  /** Look at all places shown but the few that lie far from the rest. */
  function frame(placed) {
    const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
    squeeze = Math.max(0.35, Math.cos((middle(placed.map((thing) => thing.at[0])) * Math.PI) / 180));
    const xs = placed.map((thing) => point(thing)[0]);
    const ys = placed.map((thing) => point(thing)[1]);
    const [cx, cy] = [middle([...xs]), middle([...ys])];
    const near = placed.filter((thing) => Math.hypot(point(thing)[0] - cx, point(thing)[1] - cy) < 450);
    const shown = near.length ? near : placed;
    const left = Math.min(...shown.map((thing) => point(thing)[0])) - 30;
    const right = Math.max(...shown.map((thing) => point(thing)[0])) + 30;
    const top = Math.min(...shown.map((thing) => point(thing)[1])) - 25;
    const bottom = Math.max(...shown.map((thing) => point(thing)[1])) + 25;
    box = { x: left, y: top, w: Math.max(right - left, 90), h: Math.max(bottom - top, 60) };
  }

  /** Marks keep their size on the screen; names are written where they lie over no other. */
  function view(marks, placed) {
    svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.w} ${box.h}`);
    const size = room.getBoundingClientRect();
    const unit = Math.max(box.w / Math.max(size.width, 1), box.h / Math.max(size.height, 1));
    const taken = [];
    const circles = [];
    const names = [];
    for (const thing of placed) {
      const [x, y] = point(thing);
      const r = Math.min(5 + 2.2 * Math.sqrt(said(thing)), 24) * unit;
      const chosen = state.now.selected && state.now.selected.thing === thing;
      const label = text.name(thing);
      circles.unshift(draw("circle", {
        cx: x, cy: y, r, fill: raw.shapes.Place[1], "fill-opacity": 0.8, stroke: chosen ? color("accent") : color("ground"), "stroke-width": (chosen ? 4 : 1.5) * unit,
        role: "button", tabindex: "0", "aria-label": `${label}: ${said(thing)}`, "data-thing": thing.id,
        onclick: () => craftgraph.panel.choose(thing), onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); craftgraph.panel.choose(thing); } },
      }, draw("title", {}, `${label} · ${said(thing)}`)));
      const width = label.length * 7.6 * unit;
      const at = [x + r + 3 * unit, y - 8 * unit, x + r + width, y + 8 * unit];
      const dot = [x - r * 0.7, y - r * 0.7, x + r * 0.7, y + r * 0.7];
      const free = taken.every((other) => at[0] > other[2] || at[2] < other[0] || at[1] > other[3] || at[3] < other[1]);
      taken.push(dot);
      if (free) {
        taken.push(at);
        names.push(draw("text", { x: at[0], y: y + 4.5 * unit, "font-size": 13 * unit, fill: color("text"), stroke: color("land"), "stroke-width": 3 * unit, "paint-order": "stroke", "font-family": "Noto Sans, Segoe UI, Arial, sans-serif", "pointer-events": "none" }, label));
      }
    }
    marks.replaceChildren(...circles, ...names);
  }

  function listen(marks, placed) {
    const redraw = () => view(marks, placed);
    const scale = () => Math.max(box.w / room.clientWidth, box.h / room.clientHeight);
    svg.addEventListener("wheel", (event) => {
      event.preventDefault();
      zoom(event.deltaY < 0 ? 0.8 : 1.25, place(event));
      redraw();
    }, { passive: false });
    const held = new Map();
    const place = (event) => {
      const at = svg.createSVGPoint();
      at.x = event.clientX; at.y = event.clientY;
      return at.matrixTransform(svg.getScreenCTM().inverse());
    };
    svg.addEventListener("pointerdown", (event) => { held.set(event.pointerId, [event.clientX, event.clientY]); });
    svg.addEventListener("pointermove", (event) => {
      const was = held.get(event.pointerId);
      if (!was) return;
      const now = [event.clientX, event.clientY];
      if (held.size === 1 && (Math.abs(now[0] - was[0]) + Math.abs(now[1] - was[1]) > 2)) {
        box.x -= (now[0] - was[0]) * scale();
        box.y -= (now[1] - was[1]) * scale();
      } else if (held.size === 2) {
        const [other] = [...held].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
        const before = Math.hypot(was[0] - other[0], was[1] - other[1]);
        zoom(before / Math.max(Math.hypot(now[0] - other[0], now[1] - other[1]), 1), place(event));
      } else return;
      held.set(event.pointerId, now);
      redraw();
    });
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) svg.addEventListener(name, (event) => held.delete(event.pointerId));
    room.redraw = redraw;
  }
  function zoom(factor, at = { x: box.x + box.w / 2, y: box.y + box.h / 2 }) {
    const f = Math.min(Math.max(factor, 8 / box.w), 3600 / box.w);
    box = { x: at.x - (at.x - box.x) * f, y: at.y - (at.y - box.y) * f, w: box.w * f, h: box.h * f };
  }
  function zoomButtons() {
    const button = (sign, key, act) => make("button", { type: "button", class: "icon", "aria-label": t(key), title: t(key), onclick: () => { act(); room.redraw(); } }, sign);
    return make("div", { class: "zoom" }, button("+", "zoomIn", () => zoom(0.7)), button("−", "zoomOut", () => zoom(1 / 0.7)),
      button("⤢", "fit", () => frame(places().filter((thing) => thing.at))));
  }
  return { apply, get svg() { return svg; } };
})();
