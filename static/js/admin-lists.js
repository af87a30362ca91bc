// The filters of a list stand open beside it. Where there is no room beside, they are folded between search and rows, in
// the order of the keyboard too. Without this file they stay open, below.
"use strict";

(() => {
  const list = document.getElementById("changelist");
  const filters = document.getElementById("changelist-filter");
  const rows = document.getElementById("changelist-form");
  if (!list || !filters || !rows) return;

  const narrow = window.matchMedia("(max-width: 900px)");
  const place = () => {
    filters.querySelector("details").open = !narrow.matches;
    if (narrow.matches) rows.before(filters);
    else list.append(filters);
  };
  narrow.addEventListener("change", place);
  place();
})();
