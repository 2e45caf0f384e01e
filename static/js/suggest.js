// Names below a search box while one types: a combobox (WAI-ARIA). Arrows choose among them and
// Enter opens the chosen one, Escape closes the list; without a choice Enter searches the words.
import { whileTyping } from "./while-typing.js";

export function suggestions() {
  document.querySelectorAll("[data-suggest]").forEach(suggestFor);
}

function suggestFor(box, number) {
  const list = made(box, "div", "suggestions", "listbox");
  const said = made(box, "p", "visually-hidden", "status");
  list.id = `names-${number}`;
  list.hidden = true;
  list.setAttribute("aria-label", "Names");
  box.type = "text"; // a search box may not have the role of a combobox
  box.enterKeyHint = "search";
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  const options = () => [...list.children];
  const chosen = () => options().findIndex((option) => option.ariaSelected === "true");
  const choose = (at) => {
    options().forEach((option, other) => option.setAttribute("aria-selected", String(other === at)));
    const option = options()[at];
    option?.scrollIntoView({ block: "nearest" });
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
  };
  const show = (names) => {
    list.innerHTML = names;
    options().forEach((option, at) => (option.id = `${list.id}-${at}`));
    const count = options().length;
    list.hidden = count === 0;
    box.setAttribute("aria-expanded", String(count > 0));
    box.removeAttribute("aria-activedescendant");
    said.textContent = count ? `${count} name${count === 1 ? "" : "s"}` : "";
  };
  const { askSoon, stop } = whileTyping(() => new URL(box.dataset.suggest, location.href), show);
  const close = () => {
    stop();
    show("");
  };
  const keys = {
    ArrowDown: () => choose(Math.min(chosen() + 1, options().length - 1)),
    ArrowUp: () => choose(chosen() < 0 ? options().length - 1 : chosen() - 1),
    Escape: close,
    Enter: () => options()[chosen()].click(),
  };

  box.addEventListener("input", () => askSoon(box));
  box.addEventListener("keydown", (event) => {
    const lone = event.key === "Enter" && chosen() < 0;
    if (list.hidden || !keys[event.key] || lone || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  box.form.addEventListener("focusout", (event) => {
    if (!box.form.contains(event.relatedTarget)) close();
  });
}

function made(box, name, style, role) {
  const element = document.createElement(name);
  element.className = style;
  element.setAttribute("role", role);
  box.form.append(element);
  return element;
}
