"use strict";
// Everything here only makes the page quicker to use: without it all is still there to read.
const page = document.documentElement;
page.classList.add("js");
const FINDING = ".card.finding:not(.silent)";
const DECIDED = { confirm: "confirmed", dismiss: "dismissed", ask: "asked the author" };
const desk = new Map([...document.querySelectorAll(".document")].map((article) => [article, new Desk(article)]));
const several = desk.size > 0 && document.getElementById("index") !== null;
let current = several ? null : desk.values().next().value ?? null;

function say(words) {
  document.getElementById("said").textContent = words;
}

// The browser may forbid its storage; then decisions live as long as the page.
function recall(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}
function keep(key, value) {
  try { localStorage.setItem(key, value); return true; } catch { return false; }
}

// One document: its findings, which one is selected, and what the reviewer decided.
function Desk(article) {
  const findings = [...article.querySelectorAll(FINDING)];
  const bar = article.querySelector(".bar");
  const side = article.querySelector(".side");
  const part = (name) => article.querySelector(name);
  const storage = `factcheck-review/1:${article.dataset.path}`;
  const decisions = new Map();
  const cards = [...article.querySelectorAll(".card")];
  const marks = new Map();
  for (const mark of article.querySelectorAll(".paper .m")) {
    const card = mark.hash.slice(1);
    if (marks.has(card)) marks.get(card).push(mark); else marks.set(card, [mark]);
  }
  const marksOf = (card) => marks.get(card.id) ?? [];
  let selected = null;
  let at = -1;
  let wanted = [];
  const left = new Set();  // the verdicts that are left out

  this.article = article;
  this.place = (card) => document.getElementById(card.querySelector(".place").hash.slice(1));
  this.selected = () => selected;
  const shownFindings = () => findings.filter((card) => !card.hidden && ![...left].some((verdict) => card.classList.contains(verdict)));

  // Shows a card; on a wide screen in the pane beside the text, on a narrow one from below.
  this.select = (card, { focus = true, reveal = false } = {}) => {
    unselect();
    fill(card);
    selected = card;
    for (const one of [card, ...marksOf(card)]) one.classList.add("selected");
    if (findings.includes(card)) at = findings.indexOf(card);
    this.count();
    if (card.matches(FINDING)) decidable(card);
    closable(card);
    if (getComputedStyle(side).overflowY === "auto") side.scrollTop += card.getBoundingClientRect().top - side.getBoundingClientRect().top - 8;
    if (focus) card.focus({ preventScroll: true });
    if (reveal) this.place(card).scrollIntoView({ block: getComputedStyle(card).position === "fixed" ? "start" : "center" });
    history.replaceState(null, "", `#${card.id}`);
  };
  this.close = () => {
    if (!selected) return;
    const [mark] = marksOf(selected);
    unselect();
    if (mark) mark.focus({ preventScroll: true });
  };
  function unselect() {
    if (selected) for (const one of [selected, ...marksOf(selected)]) one.classList.remove("selected");
    selected = null;
  }
  this.step = (by) => {
    const shown = shownFindings();
    if (!shown.length) return;
    const from = shown.indexOf(findings[at]);
    const to = from < 0 ? (by > 0 ? 0 : shown.length - 1) : (from + by + shown.length) % shown.length;
    this.select(shown[to], { reveal: true });
  };
  this.count = () => {
    const position = part(".position");
    if (position) position.textContent = at < 0 ? `${findings.length} found` : `${at + 1} of ${findings.length}`;
  };

  function closable(card) {
    if (card.querySelector(".close")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.textContent = "×";
    button.setAttribute("aria-label", "Close");
    button.addEventListener("click", (event) => { event.stopPropagation(); desk.get(article).close(); });
    card.append(button);
  }

  // What the reviewer decided: from the report, then from this browser, which is newer.
  for (const card of findings) {
    const { fingerprint, decision, reason, by, at: when } = card.dataset;
    if (decision) decisions.set(fingerprint, { decision, reason, by, at: when });
  }
  try {
    for (const [fingerprint, one] of Object.entries(JSON.parse(recall(storage) ?? "{}"))) {
      if (one.decision === "" || one.decision in DECIDED) decisions.set(fingerprint, one);
    }
  } catch { /* what another program left under our name is not ours to read */ }
  const decidedOf = (card) => {
    const one = decisions.get(card.dataset.fingerprint);
    return one && one.decision ? one : null;
  };

  const showOne = (card) => {
    const one = decidedOf(card);
    card.classList.toggle("done", one !== null);
    card.querySelector(".decided").textContent = one ? DECIDED[one.decision] : "";
    for (const mark of marksOf(card)) mark.classList.toggle("decided-dismiss", one?.decision === "dismiss");
    const note = card.querySelector(".decision-note");
    if (!note) return;
    const because = one ? `${DECIDED[one.decision]}${one.by ? ` by ${one.by}` : ""}${one.reason ? `: ${one.reason}` : ""}` : "";
    note.textContent = because && because[0].toUpperCase() + because.slice(1);
    for (const button of card.querySelectorAll("button[data-decision]")) button.setAttribute("aria-pressed", String(one?.decision === button.dataset.decision));
  };
  this.show = (changed = findings) => {
    changed.forEach(showOne);
    const done = findings.filter(decidedOf).length;
    const progress = part(".progress");
    if (progress) progress.textContent = `${done} of ${findings.length}`;
    const cell = document.querySelector(`.decided-cell[data-for="${CSS.escape(article.id)}"]`);
    if (cell) cell.textContent = findings.length ? `${done} of ${findings.length}` : "";
  };
  const save = (changed) => {
    if (!keep(storage, JSON.stringify(Object.fromEntries(decisions)))) tell("This browser keeps nothing for this page: export before you close it.");
    this.show(changed);
  };
  const tell = (words) => {
    const told = part(".told");
    if (told) told.textContent = words;
    say(words);
  };
  const quoteOf = (card) => {
    fill(card);
    return card.querySelector("blockquote").textContent;
  };
  this.decide = (card, decision, reason = "") => {
    const { fingerprint, rule } = card.dataset;
    const quote = quoteOf(card);
    const by = recall("factcheck-reviewer") ?? "";
    decisions.set(fingerprint, { decision, reason, by, at: new Date().toISOString().replace(/\.\d+/, ""), rule, quote });
    save([card]);
    say(decision ? DECIDED[decision] : "decision taken back");
  };

  // Buttons for a decision; a dismissal must say why, a question to the author may.
  function decidable(card) {
    if (card.querySelector(".decide")) return;
    const form = document.getElementById("decide").content.cloneNode(true).firstElementChild;
    card.querySelector(".decision-note").after(form);
    const because = form.querySelector(".because");
    const words = form.querySelector("textarea");
    const saving = form.querySelector(".save");
    let asked = "";
    const own = desk.get(article) ?? current;
    const ready = () => { saving.disabled = asked === "dismiss" && !words.value.trim(); };
    const finish = () => { because.hidden = true; card.focus({ preventScroll: true }); };
    form.addEventListener("click", (event) => {
      const decision = event.target.closest("[data-decision]")?.dataset.decision;
      if (!decision) return;
      if (decision === "confirm") { because.hidden = true; own.decide(card, decision); return; }
      asked = decision;
      form.querySelector(".because-what").textContent = decision === "ask" ? "Question for the author" : "Reason";
      const before = decisions.get(card.dataset.fingerprint);
      words.value = before?.decision === decision ? before.reason : "";
      because.hidden = false;
      ready();
      words.focus();
    });
    words.addEventListener("input", ready);
    words.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.stopPropagation(); finish(); }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !saving.disabled) saving.click();
    });
    saving.addEventListener("click", () => { own.decide(card, asked, words.value.trim()); finish(); });
    form.querySelector(".cancel").addEventListener("click", finish);
    own.show([card]);
  }

  this.review = () => ({
    schema: "factcheck-review/1",
    document: { path: article.dataset.path, sha256: article.dataset.sha256 },
    decisions: [...decisions].filter(([, one]) => one.decision).sort(([one], [other]) => (one < other ? -1 : 1)).map(([fingerprint, one]) => {
      const card = findings.find((other) => other.dataset.fingerprint === fingerprint);
      const { decision, reason = "", by = "", at: when = "" } = one;
      return { fingerprint, decision, reason, by, at: when, rule: one.rule ?? card?.dataset.rule ?? "", quote: one.quote ?? (card ? quoteOf(card) : "") };
    }),
  });
  const exported = () => {
    const link = document.createElement("a");
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(this.review(), null, 2)}\n`], { type: "application/json" }));
    link.href = url;
    link.download = `${article.dataset.path.split(/[\\/]/).pop()}.review.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    tell(`Exported ${this.review().decisions.length} decisions.`);
  };
  this.import = (text) => {
    let review;
    try { review = JSON.parse(text); } catch { tell("This is not a review file: it is no JSON."); return; }
    const listed = review?.decisions;
    const valid = (one) => typeof one?.fingerprint === "string" && one.decision in DECIDED && (one.decision !== "dismiss" || String(one.reason ?? "").trim());
    if (review?.schema !== "factcheck-review/1" || !Array.isArray(listed) || !listed.every(valid)) { tell("This is not a review file of form factcheck-review/1."); return; }
    const here = new Set(findings.map((card) => card.dataset.fingerprint));
    for (const one of listed) {
      const text = (key) => String(one[key] ?? "");
      decisions.set(one.fingerprint, { decision: one.decision, reason: text("reason"), by: text("by"), at: text("at"), rule: text("rule"), quote: text("quote") });
    }
    save();
    const others = listed.filter((one) => !here.has(one.fingerprint)).length;
    const changed = review.document?.sha256 !== article.dataset.sha256 ? " It was made on another version of the text." : "";
    tell(`Imported ${listed.length} decisions${others ? `, ${others} of them on findings that are not in this report` : ""}.${changed}`);
  };

  // What is shown: by verdict, by decision, by words.
  const filter = () => {
    for (const box of bar.querySelectorAll(".chip input")) {
      article.classList.toggle(`no-${box.value}`, !box.checked);
      if (box.checked) left.delete(box.value); else left.add(box.value);
    }
    const decision = part(".by-decision")?.value ?? "";
    for (const card of cards) {
      const one = card.matches(FINDING) ? decidedOf(card) : null;
      const byDecision = !decision || (card.matches(FINDING) && (decision === "none" ? !one : one?.decision === decision));
      card.hidden = !byDecision || !wanted.every((word) => wordsOf(card).includes(word));
    }
  };
  const read = new Map();
  const wordsOf = (card) => {
    if (!read.has(card)) read.set(card, (card.querySelector("noscript") ? card.textContent.replace(/<[^>]*>/g, " ") : card.textContent).toLowerCase());
    return read.get(card);
  };
  const find = new Finder(part(".paper"), part(".hits"));
  const search = part(".by-find");
  let waiting;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      find.search(search.value);
      filter();
    }, 120);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") find.step(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") { search.value = ""; wanted = []; find.search(""); filter(); search.blur(); }
  });
  bar.addEventListener("change", (event) => {
    if (event.target.matches(".chip input, .by-decision")) filter();
    if (event.target.matches(".reviewer")) for (const other of document.querySelectorAll(".reviewer")) { other.value = event.target.value.trim(); keep("factcheck-reviewer", other.value); }
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches(".prev")) this.step(-1);
    if (button.matches(".next")) this.step(1);
    if (button.matches(".theme")) switchTheme();
    if (button.matches(".export")) exported();
    if (button.matches(".import")) part(".import-file").click();
  });
  part(".import-file")?.addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) this.import(await file.text());
    event.target.value = "";
  });
  const name = part(".reviewer");
  if (name) name.value = recall("factcheck-reviewer") ?? "";

  article.querySelector(".show-all").addEventListener("change", () => cards.forEach(fill));
  addEventListener("beforeprint", () => findings.forEach(fill));

  part(".paper").addEventListener("click", (event) => {
    const mark = event.target.closest(".m");
    const card = mark && document.getElementById(mark.hash.slice(1));
    if (!card) return;
    event.preventDefault();
    this.select(card);
  });
  side.addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    if (!card || event.target.closest("button, textarea, .body a, .place")) return;
    const opened = event.target.closest(".open");
    if (opened) event.preventDefault();
    if (!card.classList.contains("selected")) this.select(card, { reveal: true });
  });
  const table = part(".claims");
  if (table) enhance(article, table);
  bar.hidden = false;
  this.count();
  this.show();
}

// Of a long text what a card holds is kept as one piece of text until somebody asks for it.
function fill(card) {
  const packed = card.querySelector("noscript");
  if (packed) packed.outerHTML = packed.textContent;
}

// Finds words in the text, and shows them where the browser can highlight without changing it.
function Finder(paper, hits) {
  let ranges = [];
  let at = -1;
  const texts = () => {
    const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT, (node) => (node.parentElement.closest(".x") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const nodes = [];
    const starts = [];
    let whole = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push(node);
      starts.push(whole.length);
      whole += node.data;
    }
    return { nodes, starts, whole: whole.replace(/\s/g, " ").toLowerCase() };
  };
  let read;
  const point = (offset) => {
    let low = 0;
    let high = read.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (read.starts[middle] <= offset) low = middle; else high = middle - 1;
    }
    return [read.nodes[low], Math.min(offset - read.starts[low], read.nodes[low].length)];
  };
  this.search = (words) => {
    const needle = words.trim().replace(/\s+/g, " ").toLowerCase();
    ranges = [];
    at = -1;
    read ??= texts();
    for (let from = needle ? read.whole.indexOf(needle) : -1; from >= 0 && ranges.length < 2000; from = read.whole.indexOf(needle, from + needle.length)) {
      const range = new Range();
      range.setStart(...point(from));
      range.setEnd(...point(from + needle.length));
      ranges.push(range);
    }
    hits.textContent = needle ? `${ranges.length}${ranges.length === 2000 ? " or more" : ""} in the text` : "";
    if (globalThis.CSS?.highlights) CSS.highlights.set("found", new Highlight(...ranges));
  };
  this.step = (by) => {
    if (!ranges.length) return;
    at = (at + by + ranges.length) % ranges.length;
    ranges[at].startContainer.parentElement.scrollIntoView({ block: "center" });
    hits.textContent = `${at + 1} of ${ranges.length}`;
  };
}

// The table of statements: filters by column and words, and sorts by any column.
function enhance(article, table) {
  const rows = [...table.tBodies[0].rows];
  const filters = article.querySelector(".filters");
  const selects = [...filters.querySelectorAll("select")];
  const words = filters.querySelector(".by-words");
  const shown = filters.querySelector(".shown");
  const keyOf = (row, column) => (column === 1 ? row.dataset.v : row.cells[column].dataset.key ?? row.cells[column].textContent);
  const texts = new Map();
  const textOf = (row) => texts.get(row) ?? texts.set(row, row.textContent.toLowerCase()).get(row);
  for (const select of selects) {
    const numbers = new Map();
    for (const row of rows) {
      const key = keyOf(row, Number(select.dataset.column));
      if (key) numbers.set(key, (numbers.get(key) ?? 0) + 1);
    }
    select.append(new Option("all", ""));
    for (const [key, number] of [...numbers].sort(([one], [other]) => (one < other ? -1 : 1))) select.append(new Option(`${key} (${number})`, key));
    select.closest("label").hidden = numbers.size < 2;
  }
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = selects.filter((select) => select.value).map((select) => [Number(select.dataset.column), select.value]);
    let number = 0;
    for (const row of rows) {
      const fits = chosen.every(([column, value]) => keyOf(row, column) === value) && wanted.every((word) => textOf(row).includes(word));
      row.hidden = !fits;
      number += fits;
    }
    shown.textContent = `${number} of ${rows.length} shown`;
  };
  for (const select of selects) select.addEventListener("change", filter);
  words.addEventListener("input", filter);
  filters.hidden = false;
  filter();
  sortable(table, rows);
}

function sortable(table, rows) {
  const heads = [...table.tHead.rows[0].cells];
  for (const [index, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const order = new Intl.Collator("en", { numeric: true }).compare;
      const keys = new Map(rows.map((row) => [row, row.cells[index].textContent.trim()]));
      rows.sort((one, two) => order(keys.get(one), keys.get(two)) * (down ? -1 : 1));
      table.tBodies[0].append(...rows);
    });
  }
}

function switchTheme() {
  const dark = page.dataset.theme ? page.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  page.dataset.theme = dark ? "light" : "dark";
  keep("factcheck-theme", page.dataset.theme);
}
const theme = recall("factcheck-theme");
if (theme === "light" || theme === "dark") page.dataset.theme = theme;

// Of several documents one is shown at a time, or the index of them.
function view(target) {
  if (!several) return;
  const article = target?.closest(".document") ?? null;
  document.getElementById("index").hidden = article !== null;
  for (const one of desk.keys()) one.hidden = one !== article;
  current = article && desk.get(article);
}

function follow() {
  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  view(target);
  if (!target || !current) return scrollTo(0, 0);
  if (target.matches(".card")) current.select(target, { focus: false, reveal: true });
  else target.scrollIntoView();
}
if (several) {
  for (const cell of document.querySelectorAll(".decided-head, .decided-cell")) cell.hidden = false;
  const index = document.querySelector("table.index");
  sortable(index, [...index.tBodies[0].rows]);
}
addEventListener("hashchange", follow);
if (several || location.hash) follow();

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type='checkbox']), select, textarea")) return;
  if (event.key === "Escape") {
    const menu = document.querySelector(".menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); } else current?.close();
    return;
  }
  if (!current) return;
  const card = current.selected();
  const decide = { c: "confirm", d: "dismiss", a: "ask" }[event.key];
  if (event.key === "n") current.step(1);
  else if (event.key === "p") current.step(-1);
  else if (event.key === "t" && card) current.place(card).scrollIntoView({ block: "center" });
  else if (event.key === "/") { event.preventDefault(); current.article.querySelector(".by-find").focus(); }
  else if (card?.matches(FINDING) && decide) { event.preventDefault(); card.querySelector(`button[data-decision="${decide}"]`).click(); }
  else if (card?.matches(FINDING) && event.key === "u") current.decide(card, "");
});
