"use strict";
// The time slider: months with a bar for how much is dated there; a click takes one month, the sliders a span.
craftgraph.dates = (() => {
  const { data, text, state } = craftgraph;
  const { make, t } = text;

  const BARS = 48; // at most
  const YEAR = 12;
  const LONG = 600; // months: of a longer time the few dates that lie far outside have no bar
  const number = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const month = (n) => `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`;

  /** Months of a fact, by the date that is asked for. A span of more than two years counts at its ends. */
  function months(fact, by) {
    if (by === "published") return [...new Set(fact.sentences.map((s) => s.article.published.slice(0, 7)).filter(Boolean))];
    if (!fact.from) return [];
    const [a, b] = [number(fact.from), number(fact.until)];
    if (b - a > 24) return [month(a), month(b)];
    return Array.from({ length: b - a + 1 }, (_, i) => month(a + i));
  }
  const spans = {};
  /** How many facts each month has, from the first to the last; the few that lie far outside are not drawn. */
  function counted(by) {
    if (spans[by] && spans[by].facts === data.facts.length) return spans[by];
    const counts = new Map();
    const alike = new Map(); // facts of the same dates, counted together
    for (const fact of data.facts) {
      const key = by === "published" ? fact.sentences.map((s) => s.article.published).join() : fact.from + fact.until;
      const same = alike.get(key);
      if (same) same.n += 1; else alike.set(key, { fact, n: 1 });
    }
    for (const { fact, n } of alike.values()) for (const m of months(fact, by)) counts.set(number(m), (counts.get(number(m)) || 0) + n);
    const all = [...counts.keys()].sort((a, b) => a - b);
    if (!all.length) return null;
    const weights = all.map((n) => counts.get(n));
    const total = weights.reduce((a, b) => a + b, 0);
    let [low, high] = [0, all.length - 1];
    const far = () => all[high] - all[low] > LONG;
    let dropped = 0;
    while (far() && dropped < total * 0.1) {
      const early = all[low + 1] - all[low] >= all[high] - all[high - 1];
      dropped += counts.get(early ? all[low] : all[high]);
      if (early) low += 1; else high -= 1;
    }
    spans[by] = { facts: data.facts.length, counts, first: all[low], last: all[high], least: all[0], most: all[all.length - 1] };
    return spans[by];
  }

  function parts() {
    const { now } = state;
    const span = counted(now.by);
    const choice = make("select", { id: "time-by", "aria-label": t("timeOf"), onchange: (event) => state.set({ by: event.target.value, from: "", until: "" }) },
      make("option", { value: "event" }, t("timeEvent")), make("option", { value: "published" }, t("timePublished")));
    choice.value = now.by;
    const shown = [make("h2", {}, t("time"), now.from || now.until
      ? make("button", { type: "button", class: "link", id: "all-time", onclick: () => state.set({ from: "", until: "" }) }, t("allTime")) : null), choice];
    if (!span) return shown;
    const from = now.from ? number(now.from) : span.least;
    const until = now.until ? number(now.until) : span.most;
    shown.push(bars(span, from, until));
    const slider = (id, key, value, changed) => {
      const at = Math.min(Math.max(value, span.first), span.last);
      const input = make("input", { type: "range", id, min: span.first, max: span.last, step: 1, "aria-label": t(key), "aria-valuetext": text.date(month(value)) });
      input.value = String(at);
      const output = make("output", { for: id }, text.date(month(value)));
      input.addEventListener("input", () => { output.textContent = text.date(month(Number(input.value))); input.setAttribute("aria-valuetext", output.textContent); });
      input.addEventListener("change", () => changed(Number(input.value)));
      return [make("span", {}, t(key)), input, make("span", {}), output];
    };
    shown.push(make("div", { class: "range" },
      ...slider("time-from", "from", from, (n) => pick(n, Math.max(n, until), span)),
      ...slider("time-until", "to", until, (n) => pick(Math.min(from, n), n, span))));
    const undated = make("input", { type: "checkbox", id: "undated", onchange: (event) => state.set({ undated: event.target.checked }) });
    undated.checked = now.undated;
    shown.push(make("label", { class: "check" }, undated, t("undated")));
    return shown;
  }
  function pick(from, until, span) {
    state.set({ from: from <= span.first ? "" : month(from), until: until >= span.last ? "" : month(until) });
  }
  /** Where months are so many that a bar stands for several, those that are chosen are shown by themselves. */
  function nearer({ first, last }, from, until) {
    if (last - first < BARS || (!state.now.from && !state.now.until)) return [first, last];
    const around = Math.max(0, Math.ceil((YEAR - 1 - until + from) / 2));
    return [Math.max(first, Math.min(from - around, last)), Math.min(last, Math.max(until + around, first))];
  }
  function bars(span, from, until) {
    const [first, last] = nearer(span, from, until);
    const step = Math.ceil((last - first + 1) / BARS);
    const groups = [];
    for (let n = first; n <= last; n += step) {
      let sum = 0;
      for (let m = n; m < n + step; m += 1) sum += span.counts.get(m) || 0;
      groups.push([n, Math.min(n + step - 1, last), sum]);
    }
    const highest = Math.max(...groups.map(([, , sum]) => sum));
    return make("div", { class: "bars", role: "group", "aria-label": t("months") }, ...groups.map(([a, b, sum]) => {
      const called = a === b ? text.date(month(a)) : `${text.date(month(a))} – ${text.date(month(b))}`;
      const bar = make("i", {});
      bar.style.height = sum ? `${Math.max(6, (100 * sum) / highest)}%` : "0";
      const label = t("monthFacts", { month: called, n: sum });
      return make("button", {
        type: "button", class: a >= from && b <= until ? "in" : "", title: label, "aria-label": label, disabled: !sum,
        "data-month": month(a), "data-until": month(b), onclick: () => { state.set({ from: month(a), until: month(b), undated: false }); craftgraph.graph.fit(craftgraph.visible.now); },
      }, bar);
    }));
  }
  return { parts, number, month };
})();
