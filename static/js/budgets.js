// Adds up while one types in the tables of budgets, and goes from row to row with the arrows. Without this file the
// same forms are sent, and the site adds up.
"use strict";

(() => {
  const form = document.querySelector(
    "[data-budget-lines], [data-budget-change], [data-budget-grant], [data-budget-key]",
  );
  if (!form) return;
  const isEnglish = document.documentElement.lang.startsWith("en");
  const all = (kind) => [...form.querySelectorAll(`.${kind} input`)];
  const say = (name, words) => {
    const place = form.querySelector(`[data-${name}]`);
    if (place) place.textContent = words;
  };

  // What is typed as ten-thousandths, so that sums are exact; null for nothing, NaN for what is no number.
  function read(text) {
    let typed = text.normalize("NFKC").replace(/[\s$%]|CAD|CA/gi, "");
    if (!typed) return null;
    const isBelow = /^\(.*\)$/.test(typed) || /^[-−–]/.test(typed);
    typed = typed.replace(/[()−–-]/g, "");
    const mark = Math.max(typed.lastIndexOf(","), typed.lastIndexOf("."));
    const after = mark < 0 ? "" : typed.slice(mark + 1);
    // Three digits after the only comma set thousands apart, but for the parts of a key.
    const isThousands = after.length === 3 && !("budgetKey" in form.dataset);
    const whole = (mark < 0 || isThousands ? typed : typed.slice(0, mark)).replace(/[.,]/g, "");
    const rest = isThousands ? "" : after;
    if (!/^\d*$/.test(whole + rest) || rest.length > 4) return NaN;
    const value = Number(whole || 0) * 10000 + Number((rest + "0000").slice(0, 4));
    return isBelow ? -value : value;
  }

  const sum = (fields) => fields.reduce((total, field) => total + (read(field.value) || 0), 0);

  function digits(value, most) {
    const places = value % 10000 ? most : 0;
    return new Intl.NumberFormat(isEnglish ? "en-CA" : "fr-CA", {
      minimumFractionDigits: most === 4 ? 0 : places,
      maximumFractionDigits: places,
    }).format(Math.abs(value) / 10000);
  }

  function dollars(value) {
    const sign = value < 0 ? "−" : "";
    return isEnglish ? `${sign}$${digits(value, 2)}` : `${sign}${digits(value, 2)}\u00a0$`;
  }

  const signed = (value) => (value > 0 ? "+" : "") + dollars(value);

  // --- what each form adds up

  function addLines() {
    const kept = (field) => !field.closest("tr").querySelector('[name$="-gone"]:checked');
    const total = sum(all("amount").filter(kept));
    const place = form.querySelector("[data-sum]");
    place.textContent = dollars(total);
    if (place.dataset.sum) {
      const gap = read(place.dataset.sum) - total;
      say("gap", gap ? `${place.dataset.differs} ${signed(gap)}` : "✓");
    }
    for (const row of form.querySelectorAll("tbody tr")) {
      const parts = [...row.querySelectorAll(".part input")];
      const amount = read(row.querySelector(".amount input").value);
      const place = row.querySelector(".parts-sum");
      const written = parts.some((part) => part.value.trim());
      const gap = written && amount !== null ? amount - sum(parts) : 0;
      place.hidden = !gap;
      place.textContent = gap ? `Σ T1–T4 ≠ ${signed(gap)}` : "";
    }
  }

  function addChange() {
    const taken = sum(all("take"));
    const given = sum(all("give"));
    say("taken", dollars(taken));
    say("given", dollars(given));
    const place = form.querySelector("[data-balance]");
    if (!("toZero" in form.dataset)) return;
    const isEqual = taken === given;
    place.classList.toggle("equal", isEqual && taken > 0);
    place.classList.toggle("differs", !isEqual);
    if (!isEqual) place.textContent = `${place.dataset.differs} ${signed(given - taken)}`;
    else place.textContent = taken ? place.dataset.equal : "";
  }

  function addGrant() {
    say("effect", signed(sum(all("give")) - sum(all("take"))));
  }

  function addKey() {
    const total = sum(all("percent"));
    say("whole", `${digits(total, 4)}${isEnglish ? "" : "\u00a0"}%${total === 1000000 ? " ✓" : ""}`);
  }

  const add = () => {
    if ("budgetLines" in form.dataset) addLines();
    else if ("budgetChange" in form.dataset) addChange();
    else if ("budgetGrant" in form.dataset) addGrant();
    else addKey();
  };

  form.addEventListener("input", add);
  form.addEventListener("change", add);
  add();

  // --- from row to row

  form.addEventListener("keydown", (event) => {
    const way = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
    const field = event.target;
    if (!way || !field.matches("td input:not([type=checkbox])")) return;
    const place = [...field.closest("tr").cells].indexOf(field.closest("td"));
    const row = field.closest("tr")[way];
    const to = row && row.cells[place] && row.cells[place].querySelector("input");
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.select();
  });
})();
