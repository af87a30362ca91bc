// The search field shows what it finds while one types: a combo box with a list box, as ARIA says. Without this file
// the form opens its page, and on a phone the lens is a link to it. « Ctrl K » (« ⌘ K ») comes to the field: a key
// alone would be in the way of those who speak to their computer.
"use strict";

(() => {
  const place = document.querySelector(".site-search form")?.parentElement;
  if (!place) return;
  const form = place.querySelector("form");
  const field = form.querySelector("input[type=search]");
  const panel = place.querySelector(".search-results");
  const status = place.querySelector("[role=status]");
  const opener = place.querySelector(".search-opener");
  const PAUSE = 200, SHORTEST = 2;
  let waiting, asking, shownFor = "";

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", "site-search-list");
  field.setAttribute("aria-expanded", "false");

  const options = () => [...panel.querySelectorAll("[role=option]")];
  const chosen = () => panel.querySelector("[aria-selected=true]");

  const show = (open) => {
    panel.hidden = !open;
    field.setAttribute("aria-expanded", String(open && options().length > 0));
    if (!open) choose(null);
  };

  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    field.removeAttribute("aria-activedescendant");
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    const all = options();
    if (!all.length) return;
    const at = all.indexOf(chosen());
    // From the field: the first one down, the last one up; past either end, the field again.
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    choose(all[next] ?? null);
  };

  const ask = async () => {
    const text = field.value.trim();
    if (text.length < SHORTEST) {
      shownFor = "";
      panel.replaceChildren();
      status.textContent = "";
      show(false);
      return;
    }
    asking?.abort();
    asking = new AbortController();
    const token = document.querySelector(".site-header [name=csrfmiddlewaretoken]").value;
    try {
      const answer = await fetch(form.dataset.suggestions, {
        method: "POST",
        body: new URLSearchParams({ q: text }),
        headers: { "X-CSRFToken": token },
        signal: asking.signal,
      });
      // Somebody who is signed out is led elsewhere: sending the form leads there too, and says so.
      if (!answer.ok || answer.redirected) return;
      panel.innerHTML = await answer.text();
    } catch {
      return; // the next letter asks again, and the form needs none of this
    }
    shownFor = text;
    status.textContent = panel.querySelector("[role=listbox]")?.dataset.said ?? "";
    show(document.activeElement === field);
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    choose(null); // what was found before is no answer to what is typed now
    waiting = setTimeout(ask, PAUSE);
  });

  field.addEventListener("focus", () => {
    if (shownFor && shownFor === field.value.trim()) show(true);
  });

  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (panel.hidden && options().length) show(true);
      step(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Enter" && !panel.hidden && chosen()) {
      event.preventDefault();
      chosen().click();
    } else if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      event.stopPropagation();
      show(false);
    }
  });

  form.addEventListener("submit", () => clearTimeout(waiting));

  for (const type of ["click", "focusin"]) {
    document.addEventListener(type, (event) => {
      if (!place.contains(event.target)) show(false);
    });
  }

  const open = () => {
    place.classList.add("open");
    field.focus();
    field.select();
  };

  opener.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key?.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
})();
