// A button that copies what a field holds; without JavaScript it stays hidden, and the field is selected by hand.
"use strict";

for (const button of document.querySelectorAll("button[data-copies]")) {
  const field = document.getElementById(button.dataset.copies);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.done;
    } catch {
      // Refused, or not over HTTPS: it is selected, and the keyboard copies it.
    }
  });
}
