// Keys press the buttons and links that carry them as data-key, in an open menu before elsewhere.
import { focusItem, isBusy } from "./desk-parts.js";

const openMenus = () => [...document.querySelectorAll("details[data-menu][open]")];

export function deskKeys() {
  for (const button of document.querySelectorAll("[data-opens]")) {
    button.hidden = false;
    button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
  }
  document.addEventListener("keydown", (event) => {
    if (isSent(event)) return event.target.form.requestSubmit();
    if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return closeMenus();
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.repeat) return;
    const wanted = keyed(event.key);
    if (!wanted) return;
    event.preventDefault();
    if (!isBusy()) press(wanted);
  });
  document.addEventListener("toggle", opened, true);
}

// Ctrl+Enter (on a Mac also Command+Enter) where one writes several lines in an open menu.
const isSent = (event) =>
  event.key === "Enter" &&
  (event.ctrlKey || event.metaKey) &&
  !event.repeat &&
  !isBusy() &&
  event.target.matches("details[data-menu] textarea");

// A held or unknown key does nothing. CSS.escape, for a key may be a quotation mark.
function keyed(key) {
  const [menu] = openMenus();
  const found = `[data-key="${CSS.escape(key)}"]`;
  return menu ? menu.querySelector(found) : [...document.querySelectorAll(found)].find(isOutside);
}

const isOutside = (node) => node.matches("summary") || !node.closest("[data-menu]");

// The menu is entered at once, for its toggle event comes later than the next letter may.
function press(wanted) {
  wanted.click();
  if (wanted.matches("summary")) enter(wanted.parentElement);
}

function closeMenus() {
  const menus = openMenus();
  for (const menu of menus) menu.open = false;
  if (menus.length) focusItem();
}

const opened = (event) => enter(event.target);

// One menu at a time; its first field or button takes the keys.
function enter(menu) {
  if (!menu.matches("details[data-menu]") || !menu.open) return;
  for (const other of openMenus()) if (other !== menu) other.open = false;
  if (menu.contains(document.activeElement?.closest("input, textarea, button"))) return;
  menu.querySelector("input:not([type=hidden]), textarea, button")?.focus();
}
