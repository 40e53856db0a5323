"use strict";
// Everything here only makes the page quicker to use: without it all is still there to read.
for (const article of document.querySelectorAll(".document")) {
  const side = article.querySelector(".side");
  const findings = [...article.querySelectorAll(".card.finding:not(.silent)")];
  let at = -1;

  const select = (card, focus) => {
    for (const old of article.querySelectorAll(".selected")) old.classList.remove("selected");
    card.classList.add("selected");
    for (const mark of article.querySelectorAll(`.m[href="#${CSS.escape(card.id)}"]`)) mark.classList.add("selected");
    if (findings.includes(card)) at = findings.indexOf(card);
    const fixed = getComputedStyle(side).position === "sticky";
    if (fixed) side.scrollTop += card.getBoundingClientRect().top - side.getBoundingClientRect().top - 8;
    else if (focus) card.scrollIntoView();
    if (focus) card.focus({ preventScroll: true });
    return fixed;
  };
  const place = (card) => document.getElementById(card.querySelector(".place").hash.slice(1));

  article.querySelector(".paper").addEventListener("click", (event) => {
    const mark = event.target.closest(".m");
    const card = mark && document.getElementById(mark.hash.slice(1));
    if (!card) return;
    event.preventDefault();
    if (!select(card, true)) card.scrollIntoView();
    history.replaceState(null, "", mark.hash);
  });

  if (article === document.querySelector(".document")) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
      if (event.key === "t") {
        const card = article.querySelector(".card.selected");
        if (card) place(card).scrollIntoView({ block: "center" });
        return;
      }
      const step = { n: 1, p: -1 }[event.key];
      if (!step || !findings.length) return;
      at = at < 0 && step < 0 ? findings.length - 1 : (at + step + findings.length) % findings.length;
      if (select(findings[at], true)) place(findings[at]).scrollIntoView({ block: "center" });
    });
    const keys = article.querySelector(".keys");
    if (keys && findings.length) keys.hidden = false;
  }

  const linked = location.hash && document.getElementById(location.hash.slice(1));
  if (linked && linked.matches(".card") && article.contains(linked)) {
    if (select(linked, false)) place(linked).scrollIntoView({ block: "center" });
  }

  const table = article.querySelector(".claims");
  if (table) enhance(article, table);
}

function enhance(article, table) {
  const rows = [...table.tBodies[0].rows];
  const filters = article.querySelector(".filters");
  const verdict = filters.querySelector(".by-verdict");
  const words = filters.querySelector(".by-words");
  const shown = filters.querySelector(".shown");
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let number = 0;
    for (const row of rows) {
      const fits = (!verdict.value || row.dataset.v === verdict.value) && wanted.every((word) => texts.get(row).includes(word));
      row.hidden = !fits;
      number += fits;
    }
    shown.textContent = `${number} of ${rows.length} shown`;
  };
  verdict.addEventListener("change", filter);
  words.addEventListener("input", filter);
  filters.hidden = false;
  filter();

  for (const [index, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[index].textContent.trim();
      rows.sort((one, two) => key(one).localeCompare(key(two), "en", { numeric: true }) * (down ? -1 : 1));
      table.tBodies[0].append(...rows);
    });
  }
}
