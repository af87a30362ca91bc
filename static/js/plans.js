// A plan is written where it is read: a cell that can be changed is a link to its form, which opens in its place.
// Enter opens and saves, Tab saves and goes on, Escape leaves all as it was, arrows go from cell to cell. Without
// this file the links lead to the same forms, each on a page of its own.
"use strict";

(() => {
  // On a phone what narrows the plan is folded away, unless something does.
  const fold = document.querySelector(".fold:not([data-kept])");
  if (fold && matchMedia("(max-width: 640px)").matches) fold.open = false;

  const table = document.querySelector("[data-plan]");
  if (!table || !window.htmx) return;

  const FIELDS = "input:not([type=hidden]), select, textarea";
  const before = new WeakMap(); // what stood in a cell while its form is open
  const opened = new WeakMap(); // what the form said when it opened
  let going = null; // where the focus goes once a row is painted anew
  let pointed = false; // whether a hand, not a key, was the last to act

  const cellOf = (element) => element.closest("td, th");
  const formIn = (cell) => cell.querySelector(".cell-form, .line-tools");
  const saying = (form) => new URLSearchParams(new FormData(form)).toString();
  const links = () => [...table.querySelectorAll("a.edit")].filter((link) => link.offsetParent);
  const linkTo = (path) => links().find((link) => link.pathname === path);

  function open(link) {
    const cell = cellOf(link);
    cell.dataset.path = link.pathname;
    before.set(cell, [...cell.childNodes]);
    htmx.ajax("GET", link.getAttribute("href"), { target: cell, swap: "innerHTML" });
  }

  function leave(cell) {
    if (!before.has(cell)) return;
    for (const form of cell.querySelectorAll("form")) form.dispatchEvent(new Event("kept:left", { bubbles: true }));
    cell.replaceChildren(...before.get(cell));
    before.delete(cell);
  }

  // The next link that can be opened, in the order of reading.
  function beside(path, way) {
    const known = links();
    return known[known.findIndex((link) => link.pathname === path) + way];
  }

  // The link of the same column, some rows up or down.
  function across(link, way) {
    const column = cellOf(link).className;
    let row = link.closest("tr");
    while ((row = way < 0 ? row.previousElementSibling : row.nextElementSibling)) {
      const found = [...row.cells].find((cell) => cell.className === column)?.querySelector("a.edit");
      if (found) return found;
    }
    return null;
  }

  document.addEventListener("pointerdown", () => { pointed = true; }, true);
  document.addEventListener("keydown", () => { pointed = false; }, true);

  table.addEventListener("click", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    const link = event.target.closest("a.edit");
    const cancel = event.target.closest("a.cancel");
    if (link && isPlain) {
      event.preventDefault();
      open(link);
    } else if (cancel && before.has(cellOf(cancel))) {
      event.preventDefault();
      const cell = cellOf(cancel);
      leave(cell);
      linkTo(cell.dataset.path)?.focus();
    }
  });

  table.addEventListener("keydown", (event) => {
    const link = event.target.closest("a.edit");
    if (link) return goAlong(event, link);
    const cell = cellOf(event.target);
    const form = cell && formIn(cell);
    if (!form) return;
    if (event.key === "Escape") {
      event.preventDefault();
      leave(cell);
      linkTo(cell.dataset.path)?.focus();
    } else if (form.matches("form")) {
      writeOn(event, cell, form);
    }
  });

  function goAlong(event, link) {
    const goes = {
      ArrowUp: () => across(link, -1),
      ArrowDown: () => across(link, 1),
      ArrowLeft: () => beside(link.pathname, -1),
      ArrowRight: () => beside(link.pathname, 1),
    }[event.key];
    const to = goes && goes();
    if (!to) return;
    event.preventDefault();
    to.focus();
  }

  function writeOn(event, cell, form) {
    const fields = [...form.querySelectorAll(FIELDS)].filter((field) => field.offsetParent);
    const edge = event.shiftKey ? fields[0] : fields[fields.length - 1];
    if (event.key === "Enter" && !event.shiftKey && event.target.matches(FIELDS)) {
      event.preventDefault();
      going = { path: cell.dataset.path, way: 0 };
      form.requestSubmit();
    } else if (event.key === "Tab" && event.target === edge) {
      event.preventDefault();
      const way = event.shiftKey ? -1 : 1;
      if (saying(form) !== opened.get(form)) {
        going = { path: cell.dataset.path, way };
        form.requestSubmit();
      } else {
        const { path } = cell.dataset;
        leave(cell);
        (beside(path, way) || linkTo(path))?.focus();
      }
    }
  }

  // A state that a hand chose in the list is saved at once; a key only goes through the list.
  table.addEventListener("change", (event) => {
    const form = event.target.closest(".cell-form.etat");
    if (form && pointed && event.isTrusted && event.target.matches("select")) form.requestSubmit();
  });

  document.body.addEventListener("htmx:afterSettle", () => {
    for (const form of table.querySelectorAll(".cell-form, .line-tools")) {
      if (opened.has(form)) continue;
      if (form.matches("form")) opened.set(form, saying(form));
      else opened.set(form, "");
      const wrong = form.querySelector(".wrong :is(input, select, textarea)");
      (wrong || form.querySelector(`:is(${FIELDS}, a.btn):not([name=number])`) || form.querySelector(FIELDS))?.focus();
      // The focus shows its field alone: what saves stands below it.
      form.scrollIntoView({ block: "nearest" });
      going = null;
    }
    if (!going) return;
    const { path, way } = going;
    const to = way ? beside(path, way) || linkTo(path) : linkTo(path);
    if (to) {
      to.focus();
      going = null;
    }
  });

  // A session that is over answers with the page where one signs in: it has no place in a cell.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig } = event.detail;
    const asked = new URL(requestConfig.path, location.href).pathname;
    if (xhr.responseURL && new URL(xhr.responseURL).pathname !== asked) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });

  for (const trouble of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.body.addEventListener(trouble, () => {
      const words = document.createElement("p");
      words.className = "failed";
      words.textContent = table.dataset.failed;
      document.getElementById("saved").replaceChildren(words);
    });
  }

  const all = table.querySelector("[data-all]");
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const box of table.querySelectorAll("input[name=action]")) box.checked = all.checked;
    });
  }
})();
