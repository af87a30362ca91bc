// The header's menus are plain <details>: they open without this file. It closes an open one when the reader
// presses Escape, clicks elsewhere, or moves the focus out of it, and turns a panel that would leave the page.
"use strict";

(() => {
  const menus = () => document.querySelectorAll(".site-header details[open]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      const held = menu.contains(document.activeElement);
      menu.open = false;
      if (held) menu.querySelector("summary").focus();
    }
  });

  for (const type of ["click", "focusin"]) {
    document.addEventListener(type, (event) => {
      for (const menu of menus()) {
        if (!menu.contains(event.target)) menu.open = false;
      }
    });
  }

  // The event does not bubble: it is caught on its way down.
  document.addEventListener("toggle", (event) => {
    const panel = event.target.closest(".site-header details[open]")?.querySelector(".panel");
    if (!panel) return;
    delete panel.dataset.edge;
    const { left, right } = panel.getBoundingClientRect();
    if (left < 0) panel.dataset.edge = "left";
    else if (right > document.documentElement.clientWidth) panel.dataset.edge = "right";
  }, true);
})();
