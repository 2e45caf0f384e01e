// Names below a search box while one types: a combobox (WAI-ARIA). Arrows choose among them and
// Enter opens the chosen one, Escape closes the list; without a choice Enter searches the words.
const PAUSE = 120;

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
  let waiting = 0;
  let asked = null;

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
  const close = () => {
    clearTimeout(waiting);
    asked?.abort();
    show("");
  };
  const ask = async () => {
    asked?.abort();
    const words = box.value.trim();
    if (words.length < 2) return close();
    asked = new AbortController();
    const address = new URL(box.dataset.suggest, location.href);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok) return close();
      show(await answer.text());
    } catch (problem) {
      if (problem.name !== "AbortError") close();
    }
  };
  const keys = {
    ArrowDown: () => choose(Math.min(chosen() + 1, options().length - 1)),
    ArrowUp: () => choose(chosen() < 0 ? options().length - 1 : chosen() - 1),
    Escape: close,
    Enter: () => options()[chosen()].click(),
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
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
