"use strict";
// Words on the screen: strings in the language shown, names, facts in words, dates, and a small way to make elements.
craftgraph.text = (() => {
  const { raw, words, LANGUAGES } = craftgraph.data;
  const MARKS = /([\ue000\ue002])(\d+)\ue001/; // a thing, or a text, by the number of its role
  const DOUBLED = /([«»“”„])\1/g;
  let language = raw.language;
  let at = LANGUAGES.indexOf(language);

  function use(code) { language = code; at = LANGUAGES.indexOf(code); }
  const t = (key, values = {}) => raw.strings[key][language].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const name = (thing) => thing.labels[at];
  const cls = (c) => (words.classes[c] || words.properties[c])[language];
  const role = (r) => (words.roles[r] ? words.roles[r][language] : words.properties[r] ? words.properties[r][language] : r);
  const edge = (fact) => fact.labels[at];

  /** A fact as pieces: strings, and things whose names belong there. */
  function pieces(fact) {
    const [first, ...rest] = fact.words[at].split(MARKS);
    const parts = [first];
    for (let i = 0; i < rest.length; i += 3) {
      const { value } = fact.roles[Number(rest[i + 1])];
      if (rest[i] === "\ue000") parts.push(value, rest[i + 2]);
      else parts.push(parts.pop() + value + rest[i + 2]);
    }
    // A quotation that brings its own quotation marks or its own full stop needs no second.
    const last = parts.length - 1;
    return parts.map((part, i) => (typeof part !== "string" ? part : (i === last ? part.replace(/([.!?…][»”]?)\.$/, "$1") : part).replace(DOUBLED, "$1")))
      .filter((part) => part !== "");
  }
  const sentence = (fact) => pieces(fact).map((p) => (typeof p === "string" ? p : name(p))).join("").replace(DOUBLED, "$1");

  /** Break a label into lines as `labels.lines` in Python does. */
  function lines(label) {
    const broken = [""];
    for (const word of label.split(/\s+/)) {
      const line = broken[broken.length - 1];
      if (line && line.length + 1 + word.length > 20) broken.push(word);
      else broken[broken.length - 1] = `${line} ${word}`.trim();
    }
    const kept = broken.length > 3 ? [broken[0], broken[1], `${broken[2]} …`] : broken;
    return kept.map((line) => (line.length <= 40 ? line : `${line.slice(0, 39)}…`)).join("\n");
  }

  const MONTHS = {
    kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" "),
    ru: "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" "),
    en: "January February March April May June July August September October November December".split(" "),
  };
  const OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");

  function date(value) {
    const [year, month, day] = value.split("-").map(Number);
    if (!month) return language === "kk" ? `${year} жыл` : language === "ru" ? `${year} г.` : String(year);
    const called = MONTHS[language][month - 1];
    if (language === "kk") return day ? `${year} жылғы ${day} ${called}` : `${year} жылғы ${called}`;
    if (language === "ru") return day ? `${day} ${OF[month - 1]} ${year} г.` : `${called} ${year} г.`;
    return day ? `${day} ${called} ${year}` : `${called} ${year}`;
  }

  /** Make an element: attributes, then children, which are elements or text; never markup. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value === true) element.setAttribute(key, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }
  function draw(tag, attributes = {}, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  /** Put the strings of the language shown into every element that names one. */
  function apply() {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
    for (const element of document.querySelectorAll("[data-t-label]")) {
      element.setAttribute("aria-label", t(element.dataset.tLabel));
      if (element.tagName === "BUTTON") element.title = t(element.dataset.tLabel);
    }
    for (const element of document.querySelectorAll("[data-t-placeholder]")) element.placeholder = t(element.dataset.tPlaceholder);
  }
  function speak(text) { document.getElementById("spoken").textContent = text; }

  return { use, t, name, cls, role, edge, pieces, sentence, lines, date, make, draw, apply, speak, get language() { return language; } };
})();
