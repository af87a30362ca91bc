// Ticks or unticks every column of an export at once.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const all = document.querySelector("#select-all");
  if (!all) return;
  const boxes = document.querySelectorAll(".selectable-field-export-row input[type=checkbox]");
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
});
