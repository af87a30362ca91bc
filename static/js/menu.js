// The header's menus are plain <details>: they work without this file. It only closes an open one
// when the reader presses Escape, clicks elsewhere, or moves the focus out of it.
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
})();
