// Entities below the box while one types a name. Down or Enter lead into the list.
const PAUSE = 120;

export function deskNames() {
  let waiting = 0;
  let asked = null;

  const ask = async (box) => {
    asked?.abort();
    const list = listOf(box);
    const words = box.value.trim();
    if (words.length < 2) return list.replaceChildren();
    asked = new AbortController();
    const address = new URL(box.dataset.names, location.href);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.ok && !answer.redirected) list.innerHTML = await answer.text();
    } catch (problem) {
      if (problem.name !== "AbortError") list.replaceChildren();
    }
  };

  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-names]")) return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE, event.target);
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
