"use strict";
// Search with suggestions: a name is found by any of its forms, in any script, with or without its diacritics.
craftgraph.search = (() => {
  const { text } = craftgraph;
  const { make, t } = text;
  const input = document.getElementById("search");
  const list = document.getElementById("hits");
  const MOST = 12;
  let keys = null; // [thing, [folded name, name as written]...]
  let hits = [];
  let at = -1;

  const LETTERS = {
    а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "i", к: "k", қ: "k", л: "l",
    м: "m", н: "n", ң: "n", о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "h", һ: "h", ц: "ts",
    ч: "ch", ш: "sh", щ: "sh", ъ: "", ы: "i", і: "i", ь: "", э: "e", ю: "iu", я: "ia", ı: "i", ş: "sh", ç: "ch",
  };
  /** One spelling for all: Cyrillic romanised, then what romanisations differ in made alike (y and i, kh and h, q and k, ye and e). */
  function fold(name) {
    const latin = [...name.toLowerCase()].map((letter) => (letter in LETTERS ? LETTERS[letter] : letter)).join("");
    return latin.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .replace(/shch/g, "sh").replace(/kh/g, "h").replace(/gh/g, "g").replace(/ng/g, "n").replace(/c(?!h)/g, "k").replace(/q/g, "k")
      .replace(/w/g, "v").replace(/y/g, "i").replace(/j/g, "zh").replace(/dzh/g, "zh").replace(/ie/g, "e").replace(/[^\p{L}\p{N}]+/gu, " ").trim()
      .replace(/(\D)\1+/g, "$1");
  }

  function index() {
    keys = craftgraph.data.things.map((thing) => {
      const names = [...new Set([...thing.labels, ...Object.values(thing.own), ...thing.alternates.map((pair) => pair[1])])];
      return [thing, names.map((name) => [fold(name), name])];
    });
  }
  function find(query) {
    const wanted = fold(query);
    if (!wanted) return [];
    if (!keys || keys.length !== craftgraph.data.things.length) index();
    const found = [];
    for (const [thing, names] of keys) {
      let best = null;
      for (const [folded, name] of names) {
        const where = folded.indexOf(wanted);
        if (where < 0) continue;
        const score = (folded === wanted ? 0 : where === 0 ? 1 : folded[where - 1] === " " ? 2 : 3);
        if (!best || score < best.score) best = { score, name };
      }
      if (best) found.push({ thing, ...best });
    }
    return found.sort((a, b) => a.score - b.score || b.thing.weight - a.thing.weight || a.thing.id - b.thing.id);
  }

  function suggest() {
    const found = find(input.value);
    hits = found.slice(0, MOST);
    at = hits.length ? 0 : -1;
    list.replaceChildren(...hits.map((hit, i) => {
      const shown = text.name(hit.thing);
      const item = make("li", { role: "option", id: `hit${i}`, "aria-selected": String(i === at) }, craftgraph.filters.mark(hit.thing.family), shown);
      if (hit.name !== shown) item.append(make("span", { class: "faint" }, hit.name));
      item.append(make("span", { class: "kind" }, text.cls(hit.thing.cls)));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(i); });
      return item;
    }));
    if (input.value.trim() && !hits.length) list.append(make("li", { class: "faint", role: "option", "aria-disabled": "true", "aria-selected": "false" }, t("nothingFound")));
    open(Boolean(input.value.trim()));
    mark();
    if (input.value.trim()) text.speak(found.length ? t("hitsFound", { n: found.length }) : t("nothingFound"));
  }
  function open(shown) {
    list.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
    if (!shown) input.removeAttribute("aria-activedescendant");
  }
  function mark() {
    [...list.children].forEach((item, i) => { if (hits[i]) item.setAttribute("aria-selected", String(i === at)); });
    if (at >= 0) { input.setAttribute("aria-activedescendant", `hit${at}`); list.children[at].scrollIntoView({ block: "nearest" }); }
  }
  function take(i) {
    if (!hits[i]) return;
    const { thing } = hits[i];
    input.value = "";
    hits = [];
    open(false);
    craftgraph.panel.choose(thing, { centre: true });
  }

  input.addEventListener("input", suggest);
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); take(at); }
    else if (event.key === "Escape") { open(false); event.stopPropagation(); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
      event.preventDefault();
      at = (at + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      mark();
    }
  });
  return { find, fold, input };
})();
