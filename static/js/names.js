import { remember, remembered } from "./storage.js";

// Names marked in the text, or plain reading.
export function namesSwitch() {
  const button = document.querySelector("[data-names-switch]");
  if (!button) return;
  const show = (on) => {
    document.body.classList.toggle("names-off", !on);
    button.setAttribute("aria-pressed", String(on));
  };
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    remember("names", on ? "on" : "off");
    show(on);
  });
  show(remembered("names") !== "off");
  button.hidden = false;
}
