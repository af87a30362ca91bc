// What takes a while says so: the button that was pressed is disabled and carries the words of the
// script's data-busy until the answer comes.
"use strict";

const words = document.currentScript.dataset.busy;
const pressed = new Map();

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || event.defaultPrevented) return;
  pressed.set(button, button.textContent);
  // Once the form is on its way: a disabled button would not be sent with it.
  setTimeout(() => {
    button.disabled = true;
    button.textContent = words;
    button.setAttribute("aria-live", "polite");
  });
});

// Coming back with the browser's own button finds the page as it was.
window.addEventListener("pageshow", () => {
  for (const [button, label] of pressed) {
    button.disabled = false;
    button.textContent = label;
  }
  pressed.clear();
});
