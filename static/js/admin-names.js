// Gives an accessible name to what Django's own scripts draw without one: the box of a choice found by
// typing, and the fields edited inside a list. Nothing here changes what is seen.
"use strict";

(() => {
  const labelOf = (id) => {
    const label = document.querySelector(`label[for="${CSS.escape(id)}"]`);
    if (label && !label.id) label.id = `${id}-label`;
    return label;
  };

  const nameChoices = (root) => {
    for (const select of root.querySelectorAll("select.select2-hidden-accessible")) {
      const label = labelOf(select.id);
      const drawn = select.nextElementSibling;
      if (!label || !drawn) continue;
      const value = drawn.querySelector(".select2-selection__rendered");
      drawn.querySelector("[role=combobox]")?.setAttribute("aria-labelledby", `${label.id} ${value?.id ?? ""}`);
      value?.setAttribute("aria-labelledby", label.id);
    }
  };

  // While a choice is open, its list and the box one types in are drawn at the end of the page.
  const nameOpenChoice = (select) => {
    const combobox = select.nextElementSibling?.querySelector("[role=combobox]");
    const list = document.querySelector(".select2-container--open .select2-results__options");
    if (combobox && list) combobox.setAttribute("aria-controls", list.id);
    const search = document.querySelector(".select2-container--open .select2-search__field");
    if (search) search.ariaLabel = labelOf(select.id)?.innerText ?? "";
  };

  const nameListFields = () => {
    const headings = [...document.querySelectorAll("#result_list thead th")].map((heading) => heading.innerText.trim());
    for (const row of document.querySelectorAll("#result_list tbody tr")) {
      [...row.cells].forEach((cell, place) => {
        for (const field of cell.querySelectorAll("input:not([type=hidden]), select, textarea")) {
          if (!field.labels?.length && !field.ariaLabel) field.ariaLabel = headings[place];
        }
      });
    }
  };

  // A tooltip's icon is a picture: without the role its label is not read. The two lists side by side, which
  // have such icons, are drawn when the page has loaded.
  const nameTooltips = () => {
    for (const icon of document.querySelectorAll("span.help-tooltip[aria-label]")) icon.setAttribute("role", "img");
  };

  // Django's scripts draw once jQuery is ready, in the order they asked for it: they asked before.
  const whenDrawn = window.django?.jQuery ?? ((act) => window.addEventListener("load", act));
  whenDrawn(() => {
    nameChoices(document);
    nameListFields();
    // The library announces through jQuery only.
    window.django?.jQuery?.(document).on("select2:open", (event) => nameOpenChoice(event.target));
  });
  window.addEventListener("load", nameTooltips);
  // Django draws the choice of a new row while it announces the row: wait for the end of that turn.
  document.addEventListener("formset:added", (event) => setTimeout(() => nameChoices(event.target)));
})();
