// An application is saved as it is typed: what changed goes to the server a moment after the last key. What has not
// arrived yet stays on this device, under the address of the page, and goes when the network is back. Without this
// file « Enregistrer » does the same.
"use strict";

(() => {
  const KEY = `brouillon ${location.pathname}`;
  const PAUSE = 1200; // ms after the last key
  const AGAIN = 5000; // ms between two attempts without a network

  const store = {
    read() {
      try {
        return JSON.parse(localStorage.getItem(KEY)) || {};
      } catch {
        return {};
      }
    },
    // Whether this device keeps what is not saved yet: a private window may refuse.
    write(unsaved) {
      try {
        if (Object.keys(unsaved).length) localStorage.setItem(KEY, JSON.stringify(unsaved));
        else localStorage.removeItem(KEY);
        return true;
      } catch {
        return false;
      }
    },
  };

  if (document.querySelector("[data-draft-sent]")) store.write({});
  const form = document.querySelector("form[data-drafts]");
  if (!form) return;

  const say = form.dataset;
  const state = form.querySelector("[data-status]");
  const notices = form.querySelector("[data-notices]");
  const seenField = form.elements.seen;
  const seen = JSON.parse(seenField.value);
  const unsaved = {}; // by field: its values, and what the server held when this window last knew it
  let timer = null;
  let busy = false;
  let isOver = false; // sent meanwhile, or the link was renewed

  const controls = (name) => [...form.elements].filter((one) => one.name === name);
  const isTicked = (one) => ["checkbox", "radio"].includes(one.type);

  function valuesOf(name) {
    const chosen = controls(name).filter((one) => !isTicked(one) || one.checked);
    return chosen.map((one) => one.value).filter((value) => value.trim());
  }

  function fill(name, values) {
    for (const one of controls(name)) {
      if (isTicked(one)) one.checked = values.includes(one.value);
      else one.value = values[0] ?? "";
      count(one);
    }
  }

  // --- Counting words, as bursaries/forms/applying_fields.py does

  function count(area) {
    if (area.dataset.words === undefined) return;
    const words = area.value.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    let shown = area.parentNode.querySelector(".word-count");
    if (!shown) {
      shown = document.createElement("p");
      shown.className = "word-count form-text";
      area.after(shown);
    }
    const most = Number(area.dataset.words);
    shown.textContent = most ? `${words} / ${most} ${say.words}` : `${words} ${say.words}`;
    shown.classList.toggle("too-many", Boolean(most) && words > most);
  }

  // --- Keeping and sending

  function keep(name) {
    const base = unsaved[name] ? unsaved[name].base : seen[name];
    unsaved[name] = { values: valuesOf(name), base };
    return store.write(unsaved);
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  }

  function bodyOf(names) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("seen", JSON.stringify(Object.fromEntries(names.map((n) => [n, unsaved[n].base]))));
    for (const name of names) {
      body.append("fields", name);
      for (const value of unsaved[name].values) body.append(name, value);
    }
    return body;
  }

  async function send() {
    const names = Object.keys(unsaved);
    if (busy || isOver || !names.length) return;
    if (!navigator.onLine) return offline();
    busy = true;
    state.textContent = say.saving;
    const sent = Object.fromEntries(names.map((name) => [name, JSON.stringify(unsaved[name].values)]));
    try {
      const answer = await fetch(say.save, { method: "POST", body: bodyOf(names), keepalive: document.hidden });
      await hear(answer, sent);
    } catch {
      offline();
    } finally {
      busy = false;
    }
  }

  async function hear(answer, sent) {
    const isOurs = (answer.headers.get("Content-Type") || "").includes("json");
    if (!isOurs) {
      if (answer.status < 500) state.textContent = say.reload;
      else offline();
      return;
    }
    const said = await answer.json();
    if (!answer.ok) {
      isOver = Boolean(said.sent || said.renewed);
      state.textContent = said.sent || said.renewed || said.refused;
      return;
    }
    for (const [name, values] of Object.entries(sent)) {
      if (JSON.stringify(unsaved[name].values) === values) delete unsaved[name];
      else unsaved[name].base = said.seen[name];
    }
    Object.assign(seen, said.seen);
    seenField.value = JSON.stringify(seen);
    for (const [name, values] of Object.entries(said.newer)) if (!unsaved[name]) fill(name, values);
    notices.innerHTML = said.replaced;
    store.write(unsaved);
    const check = form.querySelector("[data-check]");
    if (check) check.innerHTML = said.check;
    state.textContent = said.late || said.saved;
    if (Object.keys(unsaved).length) later(PAUSE);
  }

  function offline() {
    state.textContent = store.write(unsaved) ? say.offline : say.unkept;
    later(AGAIN);
  }

  // --- What happens on the page

  const isKept = (element) => element.name && element.name in seen;

  form.addEventListener("input", ({ target }) => {
    count(target);
    if (!isKept(target) || isOver) return;
    keep(target.name);
    if (navigator.onLine) later(PAUSE);
    else offline();
  });

  // Before submit-once.js: what cannot leave now may be sent again later.
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    state.textContent = say.wait;
  });

  addEventListener("online", () => later(0));
  addEventListener("offline", () => Object.keys(unsaved).length && offline());
  document.addEventListener("visibilitychange", () => document.hidden && send());

  // --- What this device kept of an earlier visit

  for (const [name, { values, base }] of Object.entries(store.read())) {
    if (!(name in seen)) continue;
    fill(name, values);
    unsaved[name] = { values, base };
  }
  if (Object.keys(unsaved).length) {
    state.textContent = say.takenUp;
    later(0);
  }
  form.querySelectorAll("[data-words]").forEach(count);
})();
