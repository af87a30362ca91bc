// A button that prints the page; without JavaScript it stays hidden, and the browser's own menu prints.
"use strict";

for (const button of document.querySelectorAll("button.print")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
