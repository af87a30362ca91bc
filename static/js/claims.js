// What a phone gains when it sends a receipt. A photograph that is too heavy, or of a format that the server does not
// take, is made lighter here where the browser can read it; what is within the limit leaves untouched. While it is
// sent, the page says how far it is, and what to do where the connection fails. Without this script the form works.
"use strict";

const words = document.currentScript.dataset;
const LONGEST_SIDE = 2400; // dots: a receipt of an arm's length stays legible
const QUALITY = 0.85;

const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });

const said = (form) => form.querySelector(".upload-said");

function isToShrink(file, input) {
  const accepted = input.accept.split(",");
  const isPhoto = file.type.startsWith("image/") && file.type !== "image/svg+xml";
  return isPhoto && (file.size > Number(input.dataset.limit) || !accepted.includes(file.type));
}

async function shrunk(file) {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return new File([blob], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" });
}

async function lighten(input) {
  const form = input.form;
  const files = [...input.files];
  if (!files.some((file) => isToShrink(file, input))) return;
  const buttons = [...form.querySelectorAll("button[type='submit']")];
  buttons.forEach((button) => (button.disabled = true));
  said(form).textContent = words.shrinking;
  const kept = new DataTransfer();
  let unread = false;
  for (const file of files) {
    let light = file;
    if (isToShrink(file, input)) {
      try {
        light = await shrunk(file);
      } catch {
        unread = true;
      }
    }
    kept.items.add(light);
  }
  input.files = kept.files;
  said(form).textContent = unread ? words.unreadable : words.shrunk;
  buttons.forEach((button) => (button.disabled = false));
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-sends-receipts] input[type='file']")) lighten(event.target);
});

document.addEventListener("htmx:xhr:progress", (event) => {
  const { lengthComputable, loaded, total } = event.detail;
  if (lengthComputable && total && event.target.matches("[data-sends-receipts]")) {
    said(event.target).textContent = `${words.sending} ${percent.format(loaded / total)}`;
  }
});

for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(failure, (event) => {
    const form = event.target.closest("[data-sends-receipts]");
    if (form) said(form).textContent = words.offline;
  });
}
