// What is typed in a form is kept in this tab until the server has it: a session that ended, another language, a form
// that was refused, a step pressed too early or a network that failed take nothing away. It is kept under the account,
// the address that the form is sent to and the form; see docs/decisions/0066. Without this file a form is a form.
"use strict";

(() => {
  const say = document.currentScript.dataset;
  const { addRows, alike, announce, filesOf, labelOf, moved, named, put, removeRows, rowsOf, same, textsOf, typedIn } =
    window.keptFields;
  const { isPicked, now, before, valuesOf } = window.keptFields;
  const said = window.keptSaid;

  const KIND = "kept ";
  const PAUSE = 400; // ms after the last key
  const LIVES = (say.who ? 12 : 1) * 3600 * 1000; // as long as a session; a visitor's computer may be everybody's
  const NUMBER = "submission_number";
  const OWN_NUMBER = "input[type=hidden][name=submission]"; // that some forms have besides

  // --- the store: of this tab, and of one account

  const store = {
    read(key) {
      try {
        return JSON.parse(sessionStorage.getItem(key));
      } catch {
        return null;
      }
    },
    write(key, entry) {
      try {
        sessionStorage.setItem(key, JSON.stringify(entry));
      } catch {
        // Full, or refused by the browser: the form works as it does without this file.
      }
    },
    drop: (key) => sessionStorage.removeItem(key),
    keys: () => Object.keys(sessionStorage).filter((key) => key.startsWith(KIND)),
  };

  const others = "BroadcastChannel" in window ? new BroadcastChannel("kept") : null;
  const accepted = () => (/(?:^|; )kept_done=([^;]*)/.exec(document.cookie)?.[1] ?? "").split(".").filter(Boolean);

  function erase() {
    for (const key of store.keys()) store.drop(key);
    for (const state of states.values()) state.isOver = true;
  }

  // What the server has, what is another account's, and what is too old goes. A sign-in page is nobody's: there what
  // the session left stays.
  function sweep(done = accepted()) {
    for (const key of store.keys()) {
      const entry = store.read(key);
      const isForeign = say.who && !key.startsWith(`${KIND}${say.who} `);
      if (!entry || isForeign || done.includes(entry.number) || Date.now() - entry.at > LIVES) store.drop(key);
    }
  }

  others?.addEventListener("message", ({ data }) => (data === "erase" ? erase() : sweep(data)));

  // --- forms

  const states = new Map();

  function addressOf(form) {
    const address = new URL(form.getAttribute("action") || location.href, location.href);
    address.searchParams.delete("_changelist_filters"); // only where one came from
    return address.pathname + address.search;
  }

  // That `{% csrf_token %}` writes in every form (see config/templatetags/numbered.py).
  const numberField = (form) => form.querySelector(`input[name=${NUMBER}]`);

  // What nobody may find in the tab afterwards is kept while the page turns to the other language, and no longer.
  const isPassing = (form) => form.dataset.keep === "language";

  const isOurs = (form) =>
    form.getAttribute("method")?.toLowerCase() === "post" &&
    numberField(form) &&
    (!form.dataset.keep || isPassing(form)) &&
    !("drafts" in form.dataset) &&
    !form.querySelector("input[type=password], input[autocomplete=one-time-code]");

  const isOnPage = (key) => [...states.values()].some((one) => one.key === key && one.form.isConnected);

  // Several forms may be sent to one address: each by its id, or by its first field and which of those it is.
  function keyOf(form) {
    const name = form.getAttribute("id") ?? typedIn(form)[0]?.name.replace(/\d+/g, "#") ?? "";
    const key = `${KIND}${say.who} ${addressOf(form)} ${name}`;
    let place = 1;
    while (isOnPage(`${key} ${place}`)) place += 1;
    return `${key} ${place}`;
  }

  // A page that comes back as it was left needs another number than the one that was sent.
  function random() {
    const digits = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0"));
    return digits.join("").replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
  }

  function number(state, one, own) {
    state.number = one;
    numberField(state.form).value = one;
    if (own) state.form.querySelector(OWN_NUMBER)?.setAttribute("value", own);
  }

  function adopt(form, isAnswer) {
    if (states.has(form) || !isOurs(form)) return;
    const key = keyOf(form);
    const state = {
      form,
      key,
      number: numberField(form).value,
      base: valuesOf(form, before), // what the server had when typing began
      apart: {}, // what is kept and stands in no field: changed meanwhile, or without a place
      files: [],
      isTouched: false,
      isSent: false,
      isOver: false,
    };
    states.set(form, state);
    const entry = store.read(key) ?? fromItsPlace(form);
    if (isPassing(form)) store.drop(key);
    if (entry && isAnswer && entry.isSent) takeUp(state, entry);
    else if (entry) putBack(state, entry);
    state.seen = valuesOf(form, now);
  }

  // What was typed in a form that opened in place, on the page of that form alone: its fields may stand in another order.
  function fromItsPlace(form) {
    const key = store.keys().find((one) => one.startsWith(`${KIND}${say.who} ${addressOf(form)} `));
    const entry = key && store.read(key);
    if (!entry?.isInPlace || form.hasAttribute("hx-post")) return null;
    store.drop(key);
    return entry;
  }

  // A page that asks once more before it does what was sent: its own form says when that is done.
  function handOn() {
    const here = location.pathname + location.search;
    const entries = store.keys().map((key) => ({ key, ...store.read(key) }));
    const open = entries.find(({ key, isSent, address }) => isSent && address === here && !isOnPage(key));
    if (!open) return;
    for (const state of states.values()) if (!store.read(state.key)) number(state, open.number);
  }

  // --- keeping

  function changedIn(state) {
    const { form, base } = state;
    const start = valuesOf(form, before);
    const changed = {};
    for (const [name, values] of Object.entries(valuesOf(form, now))) {
      const was = base[name] ?? start[name];
      if (!same(values, was)) changed[name] = { was, now: values, label: labelOf(form, name), texts: textsOf(form, name) };
    }
    return changed;
  }

  const isDirty = (state) =>
    (state.isTouched && Object.keys({ ...changedIn(state), ...state.apart }).length > 0) || filesOf(state.form).length > 0;

  function save(state) {
    const { form, key } = state;
    clearTimeout(state.timer);
    if (state.isOver || !form.isConnected || (isPassing(form) && !state.isTurning)) return;
    state.isTouched ||= !same(valuesOf(form, now), state.seen);
    if (!state.isTouched) return;
    const fields = { ...state.apart, ...changedIn(state) };
    // Rows ticked in a list are worth keeping once something was to be done with them.
    const isWorthIt = (name) => state.isSent || !isPicked(form, name);
    const files = [...new Set([...state.files, ...filesOf(form)])];
    if (!Object.keys(fields).some(isWorthIt) && !files.length) return store.drop(key);
    store.write(key, {
      at: Date.now(),
      number: state.number,
      ownNumber: form.querySelector(OWN_NUMBER)?.value,
      isSent: state.isSent,
      lang: document.documentElement.lang,
      page: location.pathname + location.search,
      address: addressOf(form),
      isInPlace: form.hasAttribute("hx-post"),
      rows: rowsOf(form),
      fields,
      files,
    });
  }

  function touched(event) {
    const state = states.get(event.target.form ?? event.target.closest?.("form"));
    if (!state) return;
    state.isTouched = true;
    state.isSent = false;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(state), PAUSE);
  }

  const saveAll = () => states.forEach(save);

  // --- putting back

  // The form came back from the server, with what was typed and what is wrong: that stays, and so does what it forgot.
  function takeUp(state, entry) {
    const { form } = state;
    const start = valuesOf(form, before);
    const forgotten = [];
    for (const [name, field] of Object.entries(entry.fields)) {
      state.base[name] = field.was;
      if (!start[name] || !same(start[name], field.was)) continue;
      put(form, name, field.now, field.texts);
      forgotten.push(name);
    }
    announce(form, forgotten);
    state.files = entry.files;
    goOn(state, entry);
  }

  // The same numbers: what reached the server after all is not made a second time.
  function goOn(state, entry) {
    const own = state.form.querySelector(OWN_NUMBER);
    state.numbers = [state.number, own?.value];
    number(state, entry.number, entry.ownNumber);
    state.isTouched = true;
    save(state);
  }

  function putBack(state, entry) {
    const { form } = state;
    const added = addRows(form, entry.rows);
    const today = rowsOf(form);
    const start = valuesOf(form, before);
    const isSame = entry.lang === document.documentElement.lang ? same : alike;
    const filled = [];
    const changed = [];
    const lost = [];
    for (const [name, field] of Object.entries(entry.fields)) {
      const to = field.isLost ? "" : moved(name, entry.rows, today);
      const saved = start[to];
      if (saved && same(saved, field.now)) continue;
      if (!saved) lost.push(field);
      else if (!isSame(saved, field.was)) changed.push([to, field]);
      else if (put(form, to, field.now, field.texts) || isPicked(form, to)) filled.push(to);
      else lost.push(field);
    }
    if (!filled.length && !changed.length && !lost.length && !entry.files.length) return store.drop(state.key);
    changed.forEach(([name, field]) => (state.apart[name] = field));
    lost.forEach((field, place) => (state.apart[`lost ${place}`] = { ...field, isLost: true }));
    announce(form, filled);
    state.files = entry.files;
    goOn(state, entry);
    state.undo = { names: [...filled, ...changed.map(([name]) => name)], added };
    show(state, { filled, changed, lost });
  }

  function show(state, { filled, changed, lost }) {
    const { form, files } = state;
    if (isPassing(form)) return;
    const sentences = filled.length ? [say.restored] : [];
    if (files.length) sentences.push(`${say.files} ${files.join(", ")}`);
    const parts = [];
    if (changed.length) parts.push(said.both(changed.map((one) => choice(state, ...one)), say));
    if (lost.length) parts.push(said.made("p", "", say.lost), said.listed(lost, say));
    parts.push(said.button(say.erase, () => takeOut(state)));
    state.banner = said.banner(sentences, ...parts);
    form.prepend(state.banner);
  }

  function choice(state, name, field) {
    const { form } = state;
    const saved = valuesOf(form, before)[name];
    return {
      label: field.label,
      saved: textsOf(form, name),
      typed: field.texts,
      choose(isMine) {
        put(form, name, isMine ? field.now : saved, isMine ? field.texts : []);
        if (isMine) delete state.apart[name];
        else state.apart[name] = field;
        announce(form, [name]);
      },
    };
  }

  function takeOut(state) {
    const { form, undo } = state;
    const start = valuesOf(form, before);
    for (const name of undo.names) put(form, name, start[name] ?? []);
    announce(form, undo.names);
    removeRows(form, undo.added);
    Object.assign(state, { apart: {}, files: [], isTouched: false });
    number(state, ...state.numbers);
    state.seen = valuesOf(form, now);
    clearTimeout(state.timer);
    store.drop(state.key);
    state.banner.remove();
    typedIn(form).find((one) => one.offsetParent)?.focus();
  }

  // What was typed in a form that this page opens in place, or no longer has: where it is, and what it says.
  function showApart() {
    for (const key of store.keys()) {
      const entry = store.read(key);
      const isHere = entry.page === location.pathname + location.search && key.startsWith(`${KIND}${say.who} `);
      if (!isHere || isOnPage(key) || (entry.isSent && !entry.isInPlace)) continue;
      const ways = said.made("div", "actions-row");
      if (entry.isInPlace) {
        const link = said.made("a", "btn", say.goOn);
        link.href = entry.address;
        ways.append(link);
      }
      ways.append(said.button(say.erase, () => (store.drop(key), box.remove())));
      const box = said.banner([entry.isInPlace ? say.apart : say.lost], said.listed(Object.values(entry.fields), say), ways);
      document.querySelector("main .page-head, main h1")?.after(box);
    }
  }

  // --- sending

  async function reach(state, submitter) {
    try {
      await fetch(say.probe, { method: "HEAD", cache: "no-store" });
      state.isReached = true;
      state.form.requestSubmit(submitter);
    } catch {
      said.beside(state.form, submitter, say.offline);
    }
  }

  function send(event) {
    const form = event.target;
    if (form.dataset.keep === "erase") {
      erase();
      others?.postMessage("erase");
      return;
    }
    if (event.submitter?.name === "language") {
      for (const state of states.values()) state.isTurning = true;
      saveAll();
      return;
    }
    const state = states.get(form);
    if (!state) return;
    state.isTouched ||= filesOf(form).length > 0;
    if (!navigator.onLine && !state.isReached) {
      event.preventDefault();
      event.stopImmediatePropagation();
      save(state);
      reach(state, event.submitter);
      return;
    }
    state.isReached = false;
    form.querySelector(".kept-network")?.remove();
    state.isSent = true;
    save(state);
  }

  // A step that is pressed while something is not saved.
  function step(event) {
    const link = event.target.closest?.("[data-steps] a[href]");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (!link || !isPlain || event.defaultPrevented) return;
    // « Ajouter une rencontre » only leads further down.
    if (link.hash && link.pathname + link.search === location.pathname + location.search) return;
    const unsaved = [...states.values()].filter((state) => state.form.isConnected && isDirty(state));
    if (!unsaved.length) return;
    event.preventDefault();
    const [{ form }] = unsaved;
    said.ask(say, {
      save: unsaved.length === 1 && (() => {
        const then = said.made("input");
        Object.assign(then, { type: "hidden", name: "_then", value: link.pathname + link.search });
        form.append(then);
        form.requestSubmit();
        then.remove();
      }),
      leave: () => location.assign(link.href),
    });
  }

  // --- forms that htmx sends and brings

  let isReady = false; // htmx announces the page itself, too
  let isAnswered = false;

  document.addEventListener("htmx:beforeSwap", ({ detail }) => (isAnswered = detail.requestConfig.verb === "post"));
  document.addEventListener("htmx:load", ({ target }) => {
    if (!isReady) return;
    for (const form of [target.closest("form"), ...target.querySelectorAll("form")]) if (form) adopt(form, isAnswered);
  });
  // What it was sent for stands in its place: a form that comes back is the same one with what is wrong in it.
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const state = states.get(detail.requestConfig.elt);
    const isIn = detail.xhr.responseURL && new URL(detail.xhr.responseURL).pathname === say.signIn;
    if (!state?.isSent || !detail.successful || isIn) return;
    setTimeout(() => {
      if (!isOnPage(state.key)) store.drop(state.key);
    }, 100);
  });
  document.addEventListener("htmx:sendError", ({ detail }) => {
    const form = detail.requestConfig.elt.closest("form");
    const hasItsWords = form?.closest("[data-failed], [data-sends-receipts]");
    if (states.has(form) && !hasItsWords) said.beside(form, null, say.offline);
  });
  document.addEventListener("kept:left", ({ target }) => {
    const state = states.get(target);
    if (!state) return;
    state.isOver = true;
    clearTimeout(state.timer);
    store.drop(state.key);
  });

  // --- the page

  document.addEventListener("input", touched);
  document.addEventListener("change", touched);
  document.addEventListener("submit", send, true);
  document.addEventListener("click", step);
  document.addEventListener("visibilitychange", () => document.hidden && saveAll());
  addEventListener("pagehide", saveAll);
  addEventListener("online", () => {
    for (const line of document.querySelectorAll(".kept-network")) line.textContent = say.online;
  });
  // A page that comes back as it was left: what the server accepted meanwhile is no longer unsaved.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    sweep();
    for (const state of states.values()) {
      if (state.isSent && !store.read(state.key)) {
        number(state, random());
        Object.assign(state, { base: valuesOf(state.form, now), apart: {}, isTouched: false });
      }
      state.isSent = state.isTurning = false;
      state.seen = valuesOf(state.form, now);
    }
  });

  const { jQuery } = window.django ?? {};

  function begin() {
    sweep();
    others?.postMessage(accepted());
    for (const form of document.forms) adopt(form, "answer" in say);
    isReady = true;
    if ("answer" in say) handOn();
    showApart();
    // A choice found by typing, and what a window of the administration brings, are announced through jQuery only.
    jQuery?.(document).on("change", touched);
  }

  // Once the other scripts have drawn what they add: Django's draw rows when jQuery is ready, in the order they asked
  // for it, and calendars when all has been loaded.
  if (jQuery) addEventListener("load", () => jQuery(begin));
  else document.addEventListener("DOMContentLoaded", begin);
})();
