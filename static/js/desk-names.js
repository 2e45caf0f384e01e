// Entities below the box while one types a name. Down or Enter lead into the list.
import { whileTyping } from "./while-typing.js";

export function deskNames() {
  const { askSoon } = whileTyping(
    (box) => new URL(box.dataset.names, location.href),
    (names, box) => (listOf(box).innerHTML = names),
  );

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-names]")) askSoon(event.target);
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest("[data-menu]");
    const box = menu?.querySelector("[data-names]");
    if (!box) return;
    const buttons = [...listOf(box).querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const inBox = event.target === box;
    if (event.key === "ArrowDown" || (event.key === "Enter" && inBox && buttons.length)) {
      event.preventDefault();
      buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    } else if (event.key === "ArrowUp" && !inBox) {
      event.preventDefault();
      (buttons[at - 1] ?? box).focus();
    }
  });
}

const listOf = (box) => box.closest("[data-menu]").querySelector("[data-candidates]");
