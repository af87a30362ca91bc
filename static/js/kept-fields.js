// What a form holds as names and values, what the server had written in it, and how both are put back: rows that were
// added and choices found by typing included. kept.js says when.
"use strict";

window.keptFields = (() => {
  const UNTYPED = ["hidden", "password", "file", "submit", "button", "image", "reset"];
  const isTick = (one) => one.type === "checkbox" || one.type === "radio";
  const plain = (text) => text.replace(/\r\n?/g, "\n");
  const trimmed = (text) => text.replace(/\s+/g, " ").replace(/[\s*:]+$/, "").trim();

  const isTyped = (one) =>
    one.matches("input, select, textarea") &&
    one.name &&
    !one.disabled &&
    !UNTYPED.includes(one.type) &&
    !one.name.includes("__prefix__");

  const typedIn = (form) => [...form.elements].filter(isTyped);
  // What is only chosen in a list, to do something with it.
  const PICKED = "#result_list .action-select, .actions select, input[type=checkbox][form]";
  const named = (form, name) => typedIn(form).filter((one) => one.name === name);
  const isPicked = (form, name) => named(form, name)[0]?.matches(PICKED) ?? false;

  // --- what a control says now, and what the server had written in it

  function now(one) {
    if (isTick(one)) return one.checked ? [one.value] : [];
    if (one.matches("select")) return [...one.selectedOptions].map((option) => option.value);
    return [plain(one.value)];
  }

  function before(one) {
    if (isTick(one)) return one.defaultChecked ? [one.value] : [];
    if (!one.matches("select")) return [plain(one.defaultValue)];
    const chosen = [...one.options].filter((option) => option.defaultSelected);
    if (one.multiple) return chosen.map((option) => option.value);
    const first = chosen.at(-1) ?? one.options[0];
    return first ? [first.value] : [];
  }

  function valuesOf(form, read) {
    const found = {};
    for (const one of typedIn(form)) (found[one.name] ??= []).push(...read(one));
    return found;
  }

  // --- putting back

  function choose(select, values) {
    for (const { value, text } of values) {
      // A choice found by typing is among no options until it is found.
      const isThere = [...select.options].some((option) => option.value === value);
      if (!isThere && select.matches(".admin-autocomplete")) select.add(new Option(text, value, false, true));
    }
    for (const option of select.options) option.selected = values.some(({ value }) => value === option.value);
  }

  // Whether all of it found its place. `texts` are the words of the choices, in the order of the values.
  function put(form, name, values, texts = []) {
    const rest = values.map((value, place) => ({ value, text: texts[place] ?? value }));
    const controls = named(form, name);
    for (const one of controls) {
      if (isTick(one)) one.checked = values.includes(one.value);
      else if (one.matches("select")) choose(one, one.multiple ? rest : rest.splice(0, 1));
      else one.value = rest.shift()?.value ?? "";
      for (let fold = one.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    }
    return same(controls.flatMap(now), values);
  }

  // Once all is there: sums are made again, and choices are drawn anew.
  function announce(form, names) {
    for (const one of names.flatMap((name) => named(form, name))) {
      one.dispatchEvent(new Event("input", { bubbles: true }));
      one.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  // An amount or a date is not written alike in both languages.
  const alike = (one, other) =>
    same(...[one, other].map((values) => values.map((value) => value.replace(/[^\p{L}\p{N}]/gu, ""))));

  // --- what it is called

  function labelOf(form, name) {
    const one = named(form, name)[0];
    if (!one) return name;
    const legend = isTick(one) && one.closest("fieldset, [role=group]")?.querySelector("legend");
    const label = (isTick(one) && named(form, name).length > 1 && legend) || one.labels?.[0];
    return trimmed(label?.textContent || one.ariaLabel || name);
  }

  function textsOf(form, name) {
    return named(form, name).flatMap((one) => {
      if (isTick(one)) return one.checked ? [trimmed(one.labels?.[0]?.textContent || "✓")] : [];
      if (one.matches("select")) return [...one.selectedOptions].map((option) => trimmed(option.text));
      return now(one);
    });
  }

  // --- rows

  function rowsOf(form) {
    const found = {};
    for (const one of form.elements) {
      const prefix = /^(.+)-TOTAL_FORMS$/.exec(one.name ?? "")?.[1];
      if (!prefix) continue;
      const initial = Number(form.elements[`${prefix}-INITIAL_FORMS`]?.value ?? 0);
      const ids = Array.from({ length: initial }, (_, row) => form.elements[`${prefix}-${row}-id`]?.value ?? "");
      found[prefix] = { total: Number(one.value), initial, ids };
    }
    return found;
  }

  // Where a field of a row stands now that somebody else may have added or removed rows: a row of the record is known
  // by its number, those that were added come after. Nothing where its row is gone.
  function moved(name, then, today) {
    for (const [prefix, old] of Object.entries(then)) {
      const [, row, rest] = name.startsWith(`${prefix}-`) ? /^(\d+)-(.+)$/.exec(name.slice(prefix.length + 1)) ?? [] : [];
      if (row === undefined) continue;
      const fresh = today[prefix];
      if (!fresh) return "";
      const place = Number(row);
      const isAdded = place >= old.initial;
      const known = old.ids[place] ? fresh.ids.indexOf(old.ids[place]) : place;
      const to = isAdded ? fresh.initial + place - old.initial : known;
      return to < 0 ? "" : `${prefix}-${to}-${rest}`;
    }
    return name;
  }

  // As many rows more as had been added, by the button that adds one; how many there are of each.
  function addRows(form, then) {
    const added = {};
    for (const [prefix, today] of Object.entries(rowsOf(form))) {
      if (!then[prefix]) continue;
      const lacking = today.initial + then[prefix].total - then[prefix].initial - today.total;
      const inline = document.getElementById(`${prefix}-group`);
      const adder = inline ? inline.querySelector(".add-row a") : form.querySelector("[data-more]");
      const held = document.activeElement;
      for (let row = 0; adder && row < lacking; row += 1) adder.click();
      if (!adder || lacking <= 0) continue;
      added[prefix] = lacking;
      // A row that is added by hand takes the focus.
      if (held && held !== document.body) held.focus();
      else document.activeElement?.blur();
    }
    return added;
  }

  function removeRows(form, added) {
    for (const [prefix, number] of Object.entries(added)) {
      for (let row = 0; row < number; row += 1) {
        const rows = document.querySelectorAll(`#${CSS.escape(prefix)}-group .dynamic-${CSS.escape(prefix)}`);
        rows[rows.length - 1]?.querySelector(".inline-deletelink")?.click();
      }
    }
  }

  const filesOf = (form) =>
    [...form.elements].filter((one) => one.type === "file").flatMap((one) => [...one.files].map((file) => file.name));

  return {
    addRows, alike, announce, before, filesOf, isPicked, labelOf, moved, named, now, put, removeRows, rowsOf, same, textsOf,
    typedIn, valuesOf,
  };
})();
