"use strict";
// What has a date, along time: events and their lengths, records, awards, figures, and when articles came out.
craftgraph.timeline = (() => {
  const { data, text, state } = craftgraph;
  const { draw, make, t } = text;
  const room = document.getElementById("view-timeline");
  const LANES = ["Event", "Record", "Conferral", "Inscription", "Observation", "Article"];
  const COLORS = { Event: "#d55e00", Record: "#56b4e9", Conferral: "#cc79a7", Inscription: "#f0e442", Observation: "#009e73", Article: "#8a8f98" };
  const ROW = 24;
  const LEFT = 120;
  const ROWS = 14; // most rows of a lane; the rest is counted
  let svg = null;

  const day = (date) => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Math.min(Number(date.slice(8, 10)), 28) || 1) / 86400000;
  const iso = (n) => new Date(n * 86400000).toISOString().slice(0, 10);

  function items() {
    const { things, facts } = craftgraph.visible.now;
    const found = [];
    for (const thing of things) {
      if (thing.family === "Event" && thing.from) found.push({ lane: "Event", from: thing.from, until: thing.until, label: text.name(thing), thing, weight: thing.weight });
    }
    const heard = new Set();
    for (const fact of facts) {
      for (const sentence of fact.sentences) heard.add(sentence.article);
      if (!LANES.includes(fact.cls) || !fact.from) continue;
      const about = fact.things[0] ? text.name(fact.things[0]) : text.cls(fact.cls);
      found.push({ lane: fact.cls, from: fact.from, until: fact.until, label: label(fact, about), fact, weight: fact.sentences.length });
    }
    for (const article of heard) {
      if (article.published) found.push({ lane: "Article", from: article.published, until: article.published, label: article.title || article.opening, article, weight: 0 });
    }
    return found;
  }
  const number = (value) => (value ? Number(value).toLocaleString(text.language) : "");
  function label(fact, about) {
    const of = (name) => { const role = fact.roles.find((r) => r.name === name); return role && (role.kind === "thing" ? text.name(role.value) : String(role.value)); };
    const more = { Record: of("feat"), Conferral: of("title"), Inscription: of("register"), Observation: [of("indicator"), number(of("value"))].filter(Boolean).join(": ") }[fact.cls];
    const who = { Conferral: of("recipient"), Inscription: of("element") }[fact.cls] || about;
    return more && more !== who ? `${who}: ${more}` : who;
  }

  function apply() {
    const found = items();
    if (!found.length) { room.replaceChildren(make("p", { class: "nothing" }, t("timelineNone"))); svg = null; return; }
    const [first, last] = range(found);
    const width = Math.max(room.clientWidth - 10, 640);
    const scale = (width - LEFT - 30) / Math.max(last - first, 1);
    const x = (n) => LEFT + (Math.min(Math.max(n, first), last) - first) * scale;
    svg = draw("svg", { width, role: "group", "aria-label": t("timelineHelp"), "font-family": "Noto Sans, Segoe UI, Arial, sans-serif", "font-size": 13 });
    const grid = draw("g", {});
    svg.append(grid);
    let y = 34;
    for (const lane of LANES) {
      const members = found.filter((item) => item.lane === lane && day(item.until) >= first && day(item.from) <= last);
      if (members.length) y = drawLane(lane, members, x, y, width);
    }
    svg.setAttribute("height", y + 10);
    axis(grid, first, last, x, y);
    room.replaceChildren(svg);
  }
  /** From the first date to the last, without the few that lie years away from the rest. */
  function range(found) {
    const days = found.flatMap((item) => [day(item.from), day(item.until)]).sort((a, b) => a - b);
    const low = days[Math.floor(days.length * 0.05)];
    const high = days[Math.ceil(days.length * 0.95) - 1];
    const reach = Math.max((high - low) * 0.5, 45);
    const kept = days.filter((d) => d >= low - reach && d <= high + reach);
    return [kept[0] - 5, kept[kept.length - 1] + 10];
  }
  function drawLane(lane, members, x, top, width) {
    const title = lane === "Event" ? t("laneEvent") : lane === "Article" ? t("published1") : text.cls(lane);
    svg.append(draw("line", { x1: 0, x2: width, y1: top, y2: top, stroke: craftgraph.graph.color("line") }));
    svg.append(draw("text", { x: 10, y: top + 17, fill: craftgraph.graph.color("text"), "font-weight": 600 }, title));
    const ends = [];
    let left = 0;
    members.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : b.weight - a.weight));
    for (const item of members) {
      const a = x(day(item.from));
      const b = Math.max(x(day(item.until)), a + 10);
      const words = item.label.length > 44 ? `${item.label.slice(0, 43)}…` : item.label;
      const room = b + 6 + words.length * 7.2;
      // Near the right edge the words stand before their mark.
      const before = room > width - 4;
      const [from, to] = before ? [a - 6 - words.length * 7.2, b] : [a, room];
      let row = ends.findIndex((end) => end < from - 8);
      if (row < 0) row = ends.length;
      if (row >= ROWS) { left += 1; continue; }
      ends[row] = Math.max(to, ends[row] || 0);
      svg.append(mark(item, a, b, top + 6 + row * ROW, words, before));
    }
    if (left) svg.append(draw("text", { x: 10, y: top + 34, fill: craftgraph.graph.color("faint") }, t("more", { n: left })));
    return top + 14 + Math.max(ends.length, 1) * ROW;
  }
  function mark(item, a, b, y, words, before) {
    const act = () => (item.thing ? craftgraph.panel.choose(item.thing) : item.fact ? state.set({ selected: { fact: item.fact } }) : state.set({ view: "table" }));
    const when = item.from === item.until ? text.date(item.from) : `${text.date(item.from)} – ${text.date(item.until)}`;
    const color = COLORS[item.lane];
    const chosen = state.now.selected && ((item.thing && state.now.selected.thing === item.thing) || (item.fact && state.now.selected.fact === item.fact));
    const stroke = craftgraph.graph.color(chosen ? "accent" : "faint");
    const shape = b - a <= 12
      ? draw("circle", { cx: a + 5, cy: y + 8, r: 6, fill: color, stroke, "stroke-width": chosen ? 3 : 1 })
      : draw("rect", { x: a, y: y + 2, width: b - a, height: 12, rx: 4, fill: color, "fill-opacity": 0.85, stroke, "stroke-width": chosen ? 3 : 1 });
    return draw("g", {
      role: "button", tabindex: "0", "aria-label": `${item.label}, ${when}`, onclick: act,
      onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } },
    }, draw("title", {}, `${item.label}\n${when}`), shape,
    draw("text", { x: before ? a - 6 : b + 6, y: y + 13, "text-anchor": before ? "end" : "start", fill: craftgraph.graph.color("text") }, words));
  }
  function axis(grid, first, last, x, height) {
    const span = (last - first) / 30;
    const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((n) => span / n <= 12) || 2400;
    const start = new Date(first * 86400000);
    let month = start.getUTCFullYear() * 12 + start.getUTCMonth();
    month -= month % step;
    for (; ; month += step) {
      const at = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86400000;
      if (at > last) break;
      if (at < first || x(at) > x(last) - 40) continue;
      const label = step >= 12 ? String(Math.floor(month / 12)) : text.date(iso(at).slice(0, 7));
      grid.append(draw("line", { x1: x(at), x2: x(at), y1: 26, y2: height, stroke: craftgraph.graph.color("line") }),
        draw("text", { x: x(at) + 3, y: 20, fill: craftgraph.graph.color("faint"), "font-size": 12 }, label));
    }
  }
  return { apply, data, get svg() { return svg; } };
})();
