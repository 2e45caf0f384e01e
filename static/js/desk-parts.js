// Forms and links of the desk are answered with the changing part of the page alone.
const HEADER = "X-Desk";
const LOST = "Not saved: the server did not answer. Try again, nothing else is lost.";

const desk = document.querySelector("[data-desk]");
const status = document.querySelector("[data-desk-status]");
let busy = false;

export const isBusy = () => busy;

export function deskParts() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!desk.contains(form) || form.method !== "post" || event.defaultPrevented) return;
    event.preventDefault();
    const button = event.submitter;
    const body = new FormData(form);
    if (button?.name) body.append(button.name, button.value);
    ask(button?.hasAttribute("formaction") ? button.formAction : form.action, { method: "POST", body });
  });
  desk.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-part]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    ask(link.href, {});
  });
}

async function ask(address, options) {
  if (busy) return;
  busy = true;
  desk.setAttribute("aria-busy", "true");
  try {
    show(await fetch(address, { ...options, headers: { [HEADER]: "part" } }));
  } catch {
    tell(LOST);
  } finally {
    busy = false;
    desk.removeAttribute("aria-busy");
  }
}

// Anything but a part (the login, a page of its own) is opened as what it is.
async function show(answer) {
  if (!answer.ok) return tell(answer.status === 403 ? "Not saved: sign in again." : LOST);
  if (!answer.headers.has(HEADER)) return location.assign(answer.url);
  desk.innerHTML = await answer.text();
  history.replaceState(null, "", answer.url);
  status.textContent = [...desk.querySelectorAll("[data-told]")].map((told) => told.textContent).join(" ");
  focusItem();
}

export function focusItem() {
  const head = desk.querySelector("#item-name");
  head?.focus({ preventScroll: true });
  if (head && head.getBoundingClientRect().top < 0) head.scrollIntoView();
}

function tell(words) {
  const said = document.createElement("p");
  said.className = "told error";
  said.setAttribute("role", "alert");
  said.textContent = words;
  desk.querySelector(".told")?.remove();
  desk.prepend(said);
}
