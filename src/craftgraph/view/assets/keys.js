"use strict";
// The graph without a mouse: arrow keys go from thing to thing, Enter opens the evidence, Escape closes.
craftgraph.keys = (() => {
  const { data, graph, state, text } = craftgraph;
  const room = document.getElementById("network");
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  let at = null;

  /** The thing nearest in a direction: distance counts double to the side. */
  function next([dx, dy]) {
    const here = at && craftgraph.visible.now.things.has(at) ? graph.network.getPosition(at.id) : null;
    let best = null;
    let least = Infinity;
    for (const thing of craftgraph.visible.now.things) {
      if (thing === at) continue;
      const there = graph.network.getPosition(thing.id);
      if (!here) { if (-thing.weight < least) { least = -thing.weight; best = thing; } continue; }
      const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
      const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
      if (along > 0 && along + 2 * aside < least) { least = along + 2 * aside; best = thing; }
    }
    return best;
  }
  function go(direction) {
    const thing = next(direction);
    if (!thing) return;
    at = thing;
    graph.network.selectNodes([thing.id]);
    graph.centre(thing);
    text.speak(`${text.name(thing)}, ${text.cls(thing.cls)}, ${text.t("facts")}: ${thing.weight}`);
  }

  room.addEventListener("keydown", (event) => {
    if (ARROWS[event.key]) go(ARROWS[event.key]);
    else if (event.key === "Enter" && at) { craftgraph.panel.choose(at); const close = document.getElementById("close-panel"); if (close) close.focus(); }
    else if (event.key === "+" || event.key === "=") graph.zoom(1.3);
    else if (event.key === "-") graph.zoom(1 / 1.3);
    else if (event.key === "0") graph.fit(craftgraph.visible.now);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === "Escape") {
      const menu = document.getElementById("save");
      if (menu.open) { menu.open = false; menu.querySelector("summary").focus(); return; }
      if (document.getElementById("filters").classList.contains("open")) { craftgraph.filters.show(false); return; }
      craftgraph.panel.close();
      if (state.now.view === "graph") room.focus();
    } else if (event.key === "/" && !typing) { event.preventDefault(); craftgraph.search.input.focus(); }
  });
  state.listen(({ selected }) => { if (selected && selected.thing) at = selected.thing; });
  return { data };
})();
