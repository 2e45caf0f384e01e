// Names below a search box while one types. Arrows lead into the list, Escape closes it.
const PAUSE = 120;

export function suggestions() {
  for (const box of document.querySelectorAll("[data-suggest]")) suggestFor(box);
}

function suggestFor(box) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("aria-label", "Names");
  box.form.append(list);
  let waiting = 0;
  let asked = null;

  const close = () => {
    list.hidden = true;
    asked?.abort();
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
      list.innerHTML = await answer.text();
      list.hidden = list.children.length === 0;
    } catch (problem) {
      if (problem.name !== "AbortError") close();
    }
  };
  const links = () => [...list.querySelectorAll("a")];
  const step = (event, by) => {
    const all = links();
    if (list.hidden || all.length === 0) return;
    event.preventDefault();
    const at = all.indexOf(document.activeElement) + by;
    if (at < 0) box.focus();
    else all[Math.min(at, all.length - 1)].focus();
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  box.form.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") step(event, 1);
    if (event.key === "ArrowUp" && document.activeElement !== box) step(event, -1);
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
      box.focus();
    }
  });
  box.form.addEventListener("focusout", (event) => {
    if (!box.form.contains(event.relatedTarget)) close();
  });
}
