// Expenses entered by the keyboard, and documents dropped where they belong. Without this file everything is done by
// the same forms: a line more is asked of the server, and a document is chosen on the page of its expense.
"use strict";

(() => {
  // On a phone the entry is folded away, unless one is at it.
  const fold = document.querySelector(".entry-fold:not([data-kept])");
  if (fold && matchMedia("(max-width: 640px)").matches) fold.open = false;

  // --- the entry

  const entry = document.getElementById("entry");
  if (entry) {
    const supplier = entry.elements.supplier;
    const last = entry.querySelector("[data-last]");
    const lines = () => [...entry.querySelectorAll(".e-line input")];

    // The line that was used last for a supplier is proposed where none is written yet.
    const propose = () => {
      const known = [...document.querySelectorAll("#suppliers option")];
      const found = known.find((option) => option.value === supplier.value);
      const line = found ? found.dataset.line : "";
      last.hidden = !line || lines()[0].value === line;
      last.querySelector("button").textContent = line;
    };
    const take = () => {
      lines()[0].value = last.querySelector("button").textContent;
      lines()[0].dispatchEvent(new Event("input", { bubbles: true }));
      last.hidden = true;
    };
    supplier.addEventListener("change", () => {
      propose();
      if (!last.hidden && !lines()[0].value) take();
    });
    last.querySelector("button").addEventListener("click", take);

    const more = entry.querySelector("[data-more]");
    more.addEventListener("click", (event) => {
      const total = entry.elements["part-TOTAL_FORMS"];
      const rows = entry.querySelectorAll(".entry-part");
      const made = rows[rows.length - 1].cloneNode(true);
      const before = `part-${rows.length - 1}-`;
      const after = `part-${rows.length}-`;
      event.preventDefault();
      for (const element of made.querySelectorAll("*")) {
        for (const { name, value } of [...element.attributes]) {
          if (value.includes(before)) element.setAttribute(name, value.replaceAll(before, after));
        }
        if (element.matches("input")) element.setAttribute("value", "");
        if (element.matches("input, select")) element.value = "";
        element.classList.remove("is-invalid");
      }
      for (const said of made.querySelectorAll(".invalid-feedback")) said.remove();
      rows[rows.length - 1].after(made);
      total.value = rows.length + 1;
      made.querySelector("input").focus();
    });

    const wrong = entry.querySelector(".is-invalid");
    const begins = entry.querySelector("[data-focus] input");
    if (wrong) wrong.focus();
    else if (begins) begins.focus();
  }

  // --- one tick for all that the page shows

  const table = document.querySelector("table[data-ledger]");
  const all = table && table.querySelector("[data-all]");
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const box of table.querySelectorAll("input[name=expense]")) box.checked = all.checked;
    });
  }

  // --- a document that is dropped

  const place = document.querySelector("[data-ledger]");
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (!place || !token) return;
  const targetOf = (event) =>
    event.dataTransfer.types.includes("Files") && event.target.closest("[data-drop]");

  // What is said of a document stands under its row, or in its section.
  function say(target, words, isWrong) {
    let said = target.matches("tr") ? target.nextElementSibling : target.querySelector("[data-said]");
    if (!said || !said.matches("[data-said]")) {
      said = document.createElement(target.matches("tr") ? "tr" : "p");
      if (target.matches("tr")) {
        said.append(document.createElement("td"));
        said.firstChild.colSpan = target.cells.length;
        target.after(said);
      } else {
        target.append(said);
      }
    }
    const box = said.firstElementChild || said;
    box.textContent = words;
    box.setAttribute("role", isWrong ? "alert" : "status");
    said.dataset.said = isWrong ? "wrong" : "sending";
    return said;
  }

  async function send(target, files) {
    const data = new FormData();
    for (const file of files) data.append("file", file);
    const said = say(target, place.dataset.sending);
    try {
      const answer = await fetch(target.dataset.drop, {
        method: "POST",
        body: data,
        headers: { "X-CSRFToken": token.value, "HX-Request": "true" },
      });
      const words = await answer.text();
      if (answer.redirected) location.reload();
      else if (answer.status === 422) say(target, words, true);
      else if (!answer.ok) say(target, place.dataset.failed, true);
      else if ("reload" in place.dataset) location.reload();
      else {
        const made = document.createElement("template");
        made.innerHTML = words.trim();
        said.remove();
        const row = made.content.firstElementChild;
        row.querySelector("input").checked = target.querySelector("input").checked;
        target.replaceWith(row);
      }
    } catch {
      say(target, place.dataset.failed, true);
    }
  }

  document.addEventListener("dragover", (event) => {
    const target = targetOf(event);
    for (const one of document.querySelectorAll("[data-over]")) one.toggleAttribute("data-over", one === target);
    if (!target) return;
    event.preventDefault();
    target.toggleAttribute("data-over", true);
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget) return;
    for (const one of document.querySelectorAll("[data-over]")) one.toggleAttribute("data-over", false);
  });
  document.addEventListener("drop", (event) => {
    const target = targetOf(event);
    if (!target) return;
    event.preventDefault();
    target.toggleAttribute("data-over", false);
    send(target, event.dataTransfer.files);
  });
})();
