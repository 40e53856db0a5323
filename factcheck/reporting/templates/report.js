"use strict";
// Everything here only makes the page quicker to use: without it all is still there to read.
{
  const findings = [...document.querySelectorAll(".card.finding:not(.silent)")];
  let at = -1;

  const placeOf = (card) => document.getElementById(card.querySelector(".place").hash.slice(1));
  const cardOf = (hash) => {
    const card = hash && document.getElementById(hash.slice(1));
    return card && card.matches(".card") ? card : null;
  };

  // Shows a card in the pane beside the text; tells whether there is such a pane.
  const select = (card, focus) => {
    for (const old of document.querySelectorAll(".selected")) old.classList.remove("selected");
    card.classList.add("selected");
    const article = card.closest(".document");
    for (const mark of article.querySelectorAll(`.m[href="#${CSS.escape(card.id)}"]`)) mark.classList.add("selected");
    if (findings.includes(card)) at = findings.indexOf(card);
    const side = card.closest(".side");
    const beside = getComputedStyle(side).position === "sticky";
    if (beside) side.scrollTop += card.getBoundingClientRect().top - side.getBoundingClientRect().top - 8;
    if (focus) card.focus({ preventScroll: true });
    return beside;
  };

  for (const paper of document.querySelectorAll(".paper")) {
    paper.addEventListener("click", (event) => {
      const mark = event.target.closest(".m");
      const card = mark && cardOf(mark.hash);
      if (!card) return;
      event.preventDefault();
      if (!select(card, true)) card.scrollIntoView();
      history.replaceState(null, "", mark.hash);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "t") {
      const card = document.querySelector(".card.selected");
      if (card) placeOf(card).scrollIntoView({ block: "center" });
      return;
    }
    const step = { n: 1, p: -1 }[event.key];
    if (!step || !findings.length) return;
    at = at < 0 && step < 0 ? findings.length - 1 : (at + step + findings.length) % findings.length;
    if (select(findings[at], true)) placeOf(findings[at]).scrollIntoView({ block: "center" });
    else findings[at].scrollIntoView();
  });

  const follow = () => {
    const card = cardOf(location.hash);
    if (card && select(card, false)) placeOf(card).scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", follow);
  follow();

  for (const article of document.querySelectorAll(".document")) {
    if (article.querySelector(".card.finding:not(.silent)")) article.querySelector(".keys").hidden = false;
    const table = article.querySelector(".claims");
    if (table) enhance(article, table);
  }
}

// The table of statements: filters by verdict and words, and sorts by any column.
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
