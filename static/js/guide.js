// « Aide » opens the guide in a new tab, so that what is typed on the page stays. « Retour à la page » closes that
// tab again where the browser lets it, and else leads to the page, which the tab remembers from chapter to chapter.
"use strict";

(() => {
  const KEPT = "guide-back";
  const link = document.querySelector("[data-guide-back]");
  if (!link) return;

  if (link.hidden) {
    const kept = sessionStorage.getItem(KEPT);
    if (!kept) return;
    link.href = kept;
    link.hidden = false;
  } else {
    sessionStorage.setItem(KEPT, link.getAttribute("href"));
  }

  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A tab that was opened by hand stays, and follows the link.
    window.close();
  });
})();
