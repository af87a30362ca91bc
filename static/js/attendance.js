// The sheet of a session: one tap writes that all of a group came, or none, and more than were expected is asked
// about. Saving is the business of drafts.js; without this file the number is typed.
"use strict";

(() => {
  for (const group of document.querySelectorAll(".attendance-group")) {
    const came = group.querySelector("[data-came]");
    if (!came) continue;
    const expected = Number(group.dataset.expected);
    const line = group.querySelector("[data-sure]");
    const sure = line.querySelector("input");

    const look = () => {
      const number = Number(came.value);
      line.hidden = "any" in group.dataset || !(number > expected);
      if (sure.value !== came.value) sure.checked = false;
      sure.value = came.value;
      for (const button of group.querySelectorAll("[data-fill]")) {
        button.setAttribute("aria-pressed", String(button.dataset.fill === came.value.trim()));
      }
    };

    for (const button of group.querySelectorAll("[data-fill]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        came.value = button.dataset.fill;
        came.dispatchEvent(new Event("input", { bubbles: true }));
      });
    }
    came.addEventListener("input", look);
    look();
  }
})();
