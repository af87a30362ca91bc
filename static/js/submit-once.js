// A second click on a form that is on its way sends nothing. The server refuses a second record as
// well; this only spares the reader the message.
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  // A form that answers with a file leaves the page in place: it can be sent again later.
  setTimeout(() => delete form.dataset.sent, 3000);
});
