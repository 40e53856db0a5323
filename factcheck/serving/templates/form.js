"use strict";
// Files may be dropped anywhere on the page; without this the file field does as well.
const drop = document.getElementById("drop");
const field = drop.querySelector("input");
const dropped = document.getElementById("dropped");
addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  field.files = event.dataTransfer.files;
  field.dispatchEvent(new Event("change"));
});
field.addEventListener("change", () => { if (field.files.length) dropped.textContent = field.files[0].name; });
document.querySelector("form").addEventListener("submit", () => { document.getElementById("busy").textContent = "Checking…"; });
addEventListener("pageshow", () => { document.getElementById("busy").textContent = ""; });
