"use strict";
// Ties it together: reads the address, draws, and draws again whatever a change touches.
(() => {
  const { data, text, state, visible, graph, panel, filters } = craftgraph;
  const VIEWS = ["graph", "map", "timeline", "table"];
  const FILTERS = ["classes", "statements", "outlets", "sources", "named", "by", "from", "until", "undated", "hidden", "pinned", "focus", "hops", "path"];

  function theme() {
    const dark = state.now.theme ? state.now.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const was = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    document.getElementById("theme").dataset.tLabel = dark ? "light" : "dark";
    return was !== document.documentElement.dataset.theme;
  }
  function show() {
    for (const view of VIEWS) document.getElementById(`view-${view}`).hidden = view !== state.now.view;
    for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === state.now.view));
    for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === state.now.language));
  }
  function status() {
    const now = visible.now;
    const articles = new Set([...now.facts].flatMap((fact) => fact.sentences.map((s) => s.article)));
    document.getElementById("status").textContent = text.t("status", { things: now.things.size, facts: now.facts.size, articles: articles.size });
    const left = document.getElementById("left-out");
    const [all] = data.raw.inAll;
    const here = data.things.filter((thing) => thing.weight).length;
    const told = [];
    if (data.raw.about) told.push(text.t("about", { name: text.name(data.things[data.raw.about[0]]), n: data.raw.about[1] }));
    if (all > here) told.push(text.t("leftOut", { all, n: here }));
    left.hidden = !told.length;
    left.textContent = told.join(" ");
  }

  function changed(now, changes) {
    text.use(now.language);
    const recolored = theme();
    const moved = FILTERS.some((key) => key in changes) || "selected" in changes;
    const found = visible.compute(now);
    if ("language" in changes || recolored) text.apply();
    show();
    if (recolored) graph.recolor();
    graph.apply(found);
    if (FILTERS.some((key) => key in changes) || "language" in changes) filters.apply();
    look(moved || "language" in changes);
  }
  /** Draw the view that is looked at, and what stands around it. */
  function look(turned = true) {
    const { view } = state.now;
    if (view === "table") craftgraph.table.apply(turned);
    else if (view !== "graph") craftgraph[view].apply();
    panel.apply();
    panel.notice();
    status();
  }

  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => state.set({ view: button.dataset.view }));
  for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => state.set({ language: button.dataset.language }));
  document.getElementById("theme").addEventListener("click", () => state.set({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" }));
  document.getElementById("zoom-in").addEventListener("click", () => graph.zoom(1.4));
  document.getElementById("zoom-out").addEventListener("click", () => graph.zoom(1 / 1.4));
  document.getElementById("fit").addEventListener("click", () => graph.fit(visible.now, true));
  for (const button of document.querySelectorAll("[data-save]")) {
    button.addEventListener("click", () => { document.getElementById("save").open = false; craftgraph.save.as(button.dataset.save); });
  }

  state.load();
  text.use(state.now.language);
  theme();
  text.apply();
  show();
  graph.start(visible.compute(state.now));
  state.listen(changed);
  filters.apply();
  look();
  if (state.now.focus || state.now.path) graph.fit(visible.now);
  else if (state.now.selected && state.now.selected.thing) graph.centre(state.now.selected.thing);
  document.documentElement.dataset.ready = "true";
})();
