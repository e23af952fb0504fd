"use strict";
// The column of filters, which is the legend too: classes with their marks, facts, outlets, languages, time.
craftgraph.filters = (() => {
  const { data, text, state } = craftgraph;
  const { make, draw, t } = text;
  const room = document.getElementById("filters");
  const opened = new Set();

  const PATHS = {
    dot: () => draw("circle", { cx: 9, cy: 9, r: 7 }),
    square: () => draw("rect", { x: 2.5, y: 2.5, width: 13, height: 13 }),
    hexagon: () => draw("path", { d: "M1.5 9 5 3h8l3.500 6-3.500 6H5z" }),
    star: () => draw("path", { d: star(9, 9, 8) }),
    triangle: () => draw("path", { d: "M9 1.500 16.500 15.500H1.500z" }),
    triangleDown: () => draw("path", { d: "M9 16.500 1.500 2.500H16.500z" }),
    diamond: () => draw("path", { d: "M9 1 17 9 9 17 1 9z" }),
  };
  function star(x, y, r) {
    const points = [];
    for (let i = 0; i < 10; i += 1) {
      const radius = i % 2 ? r * 0.42 : r;
      points.push(`${(x + radius * Math.sin((i * Math.PI) / 5)).toFixed(2)} ${(y - radius * Math.cos((i * Math.PI) / 5)).toFixed(2)}`);
    }
    return `M${points.join("L")}z`;
  }
  /** The mark of a family, as on the canvas. */
  function mark(family) {
    const [shape, color] = data.shapes[family];
    const drawn = PATHS[shape]();
    drawn.setAttribute("fill", color);
    if (family === "Statement") drawn.setAttribute("r", 4);
    return draw("svg", { class: "mark", viewBox: "0 0 18 18", "aria-hidden": "true" }, drawn);
  }

  function count(values) {
    const counted = new Map();
    for (const value of values) counted.set(value, (counted.get(value) || 0) + 1);
    return counted;
  }
  function check({ on, words, n, icon, sub, onchange, title }) {
    const box = make("input", { type: "checkbox", onchange: (event) => onchange(event.target.checked) });
    box.checked = on;
    return make("label", { class: sub ? "check sub" : "check", title }, box, icon || null, make("span", {}, words),
      n === undefined ? null : make("span", { class: "count" }, String(n)));
  }
  function toggle(field, values, on) {
    const next = new Set(state.now[field]);
    for (const value of values) if (on) next.delete(value); else next.add(value);
    state.set({ [field]: next });
  }
  function heading(key, field, values) {
    const both = (label, on) => make("button", { type: "button", class: "link", onclick: () => toggle(field, values, on), "aria-label": `${t(key)}: ${t(label)}` }, t(label));
    return make("h2", {}, t(key), both("all", true), both("none", false));
  }

  function classes() {
    const counted = count(data.things.filter((thing) => thing.weight).map((thing) => thing.cls));
    const parts = [heading("things", "classes", [...counted.keys()])];
    for (const family of Object.keys(data.shapes)) {
      const members = [...counted.keys()].filter((cls) => (data.FAMILY[cls] || cls) === family).sort((a, b) => counted.get(b) - counted.get(a));
      if (!members.length) continue;
      const total = members.reduce((sum, cls) => sum + counted.get(cls), 0);
      parts.push(check({
        on: members.some((cls) => !state.now.classes.has(cls)), words: text.cls(family), n: total, icon: mark(family),
        onchange: (on) => toggle("classes", members, on),
      }));
      if (members.length > 1 || members[0] !== family) {
        for (const cls of members) {
          if (cls === family) continue;
          parts.push(check({ sub: true, on: !state.now.classes.has(cls), words: text.cls(cls), n: counted.get(cls), onchange: (on) => toggle("classes", [cls], on) }));
        }
      }
    }
    parts.push(make("p", { class: "check faint", id: "legend-statement" }, mark("Statement"), ` ${t("joins")}`));
    if (data.facts.some((fact) => fact.contradicted.length)) {
      parts.push(make("p", { class: "check faint", id: "legend-contradiction" }, make("span", { "aria-hidden": "true" }, "⚠"), ` ${t("contradiction")}`));
    }
    const named = data.things.filter((thing) => !thing.weight).length;
    if (named) parts.push(check({ on: state.now.named, words: t("onlyNamed"), n: named, title: t("onlyNamedHint"), onchange: (on) => state.set({ named: on }) }));
    return parts;
  }
  function group(key, field, counted, words, folded) {
    const values = [...counted.keys()].sort((a, b) => counted.get(b) - counted.get(a) || (words(a) < words(b) ? -1 : 1));
    if (values.length < 2 && !state.now[field].size) return [];
    const parts = values.map((value) => check({
      on: !state.now[field].has(value), words: words(value), n: counted.get(value), onchange: (on) => toggle(field, [value], on),
    }));
    if (!folded) return [heading(key, field, values), ...parts];
    const details = make("details", { open: opened.has(key) || state.now[field].size > 0 }, make("summary", {}, `${t(key)} (${values.length})`), heading(key, field, values), ...parts);
    details.addEventListener("toggle", () => { if (details.open) opened.add(key); else opened.delete(key); });
    return [details];
  }

  function apply() {
    const focused = document.activeElement && room.contains(document.activeElement) ? place(document.activeElement) : null;
    const scroll = room.firstChild ? room.scrollTop : 0; // asking lays out the whole page
    const { now } = state;
    const parts = [
      make("button", { type: "button", id: "close-filters", onclick: () => show(false) }, t("closeFilters")),
      ...classes(),
      ...craftgraph.dates.parts(),
      ...group("facts", "statements", count(data.facts.map((fact) => fact.cls)), text.cls, true),
      ...group("outlets", "outlets", count(data.articles.map(craftgraph.visible.outlet)), (outlet) => outlet || t("noOutlet"), data.articles.length > 8),
      ...group("sourceLanguages", "sources", count(data.articles.map((article) => article.language)), (code) => (craftgraph.data.LANGUAGES.includes(code) ? t(code) : code), false),
    ];
    if (now.hidden.size) {
      parts.push(make("h2", {}, t("hiddenThings", { n: now.hidden.size }), make("button", { type: "button", class: "link", onclick: () => state.set({ hidden: new Set() }) }, t("showHidden"))));
    }
    parts.push(make("p", {}, make("button", { type: "button", id: "reset", onclick: reset }, t("reset"))));
    room.replaceChildren(...parts);
    if (scroll) room.scrollTop = scroll;
    if (focused) { const again = room.querySelectorAll("input, button, select, summary")[focused]; if (again) again.focus({ preventScroll: true }); }
  }
  const place = (element) => [...room.querySelectorAll("input, button, select, summary")].indexOf(element);
  function reset() {
    const { classes: c, statements, outlets, sources, named, by, from, until, undated, hidden, focus, hops, path } = state.fresh();
    state.set({ classes: c, statements, outlets, sources, named, by, from, until, undated, hidden, focus, hops, path });
    craftgraph.graph.fit(craftgraph.visible.now);
  }
  function show(on) {
    room.classList.toggle("open", on);
    const button = document.getElementById("open-filters");
    button.setAttribute("aria-expanded", String(on));
    (on ? room.querySelector("button") : button).focus();
  }
  document.getElementById("open-filters").addEventListener("click", () => show(!room.classList.contains("open")));

  return { apply, mark, star, show };
})();
