// On the form of an entity: the link that leads to the look-up becomes a box that finds while one
// types. What is chosen fills the form, and nothing is saved before the form is.
const PAUSE = 150;
const FIELDS = ["wikidata", "geonames", "latitude", "longitude", "country"];

for (const link of document.querySelectorAll("[data-authority-lookup]")) lookUpAt(link);

function lookUpAt(link) {
  const box = document.createElement("input");
  box.type = "search";
  box.className = "vTextField";
  box.placeholder = "A name: Wikidata and GeoNames numbers are looked up in imported records";
  box.setAttribute("aria-label", "Look up a number by name");
  const found = document.createElement("div");
  found.setAttribute("aria-live", "polite");
  link.before(box);
  link.after(found);
  link.hidden = true;
  let waiting = 0;
  let asked = null;

  const ask = async () => {
    asked?.abort();
    if (box.value.trim().length < 2) return found.replaceChildren();
    asked = new AbortController();
    const address = new URL(link.href);
    address.search = "";
    address.searchParams.set("q", box.value.trim());
    address.searchParams.set("kind", document.getElementById("id_kind")?.value ?? "");
    address.searchParams.set("part", "1");
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.ok) show(await answer.text());
    } catch (problem) {
      if (problem.name !== "AbortError") found.replaceChildren();
    }
  };
  const show = (html) => {
    found.innerHTML = html;
    for (const away of found.querySelectorAll("a")) away.remove();
    for (const button of found.querySelectorAll("button")) {
      button.hidden = false;
      button.addEventListener("click", () => choose(button));
    }
  };
  const choose = (button) => {
    for (const name of FIELDS) {
      const field = document.getElementById(`id_${name}`);
      if (field && name in button.dataset) field.value = button.dataset[name];
    }
    const said = document.createElement("p");
    said.className = "records-note";
    said.textContent = "Filled in below; save the form to keep it.";
    found.replaceChildren(said);
    box.value = "";
    box.focus();
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    ask();
  });
}
