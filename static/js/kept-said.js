// What kept.js says on the page: what was put back and how to take it out again, what somebody else changed meanwhile,
// what found no place, that there is no network, and what to do with a step beside a form that is not saved.
"use strict";

window.keptSaid = (() => {
  function made(kind, className, ...children) {
    const one = document.createElement(kind);
    if (className) one.className = className;
    one.append(...children);
    return one;
  }

  function button(words, act, className = "btn quiet") {
    const one = made("button", className, words);
    one.type = "button";
    one.addEventListener("click", act);
    return one;
  }

  const quoted = (texts, say) => (texts.join("") ? made("q", "", texts.join(", ")) : say.nothing);

  // The sentences are heard by who does not see: the box stands there before they do.
  function status(sentences) {
    const box = made("div", "");
    box.setAttribute("role", "status");
    setTimeout(() => box.append(...sentences.map((words) => made("p", "", words))));
    return box;
  }

  function banner(sentences, ...parts) {
    const box = made("section", "notice kept", status(sentences), ...parts);
    box.tabIndex = -1;
    return box;
  }

  // What somebody else changed meanwhile: what is saved stands in the field, and the other is one click away.
  function both(items, say) {
    const rows = items.map(({ label, saved, typed, choose }) => {
      let isMine = false;
      const choice = button(say.takeMine, () => {
        isMine = !isMine;
        choose(isMine);
        choice.textContent = isMine ? say.takeSaved : say.takeMine;
      });
      const line = (words, texts) => made("span", "", `${words} `, quoted(texts, say));
      return made("li", "", made("b", "", label), line(say.saved, saved), line(say.typed, typed), choice);
    });
    return made("div", "kept-both", made("p", "", say.changed), made("ul", "", ...rows));
  }

  function listed(items, say) {
    const rows = items.map(({ label, texts }) => made("li", "", made("b", "", label), " ", quoted(texts, say)));
    return made("ul", "", ...rows);
  }

  // Beside the button that was pressed: the top of a long form is out of sight.
  function beside(form, submitter, words) {
    form.querySelector(".kept-network")?.remove();
    const line = made("p", "notice kept-network", words);
    line.setAttribute("role", "alert");
    const place = submitter?.closest(".submit-row, .actions-row") ?? submitter;
    if (place && form.contains(place)) place.before(line);
    else form.append(line);
    return line;
  }

  // A step beside what is not saved. `save` is missing where there is more than one form to save.
  function ask(say, { save, leave }) {
    const box = document.createElement("dialog");
    const close = (act) => () => {
      box.close();
      act?.();
    };
    const title = made("h2", "", say.unsaved);
    title.id = "kept-unsaved";
    box.className = "kept-ask";
    box.setAttribute("aria-labelledby", title.id);
    const ways = made("div", "actions-row");
    if (save) ways.append(button(say.saveFirst, close(save), "btn"));
    ways.append(button(say.leave, close(leave)), button(say.stay, close()));
    box.append(title, made("p", "", say.unsavedWords), ways);
    box.addEventListener("close", () => box.remove());
    document.body.append(box);
    box.showModal();
  }

  return { ask, banner, beside, both, button, listed, made };
})();
