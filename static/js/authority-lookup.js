// On the form of an entity: the link that leads to the look-up becomes a box that finds while one
// types. What is chosen fills the form, and nothing is saved before the form is.
import { whileTyping } from "./while-typing.js";

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

  const addressOf = () => {
    const address = new URL(link.href);
    address.search = "";
    address.searchParams.set("kind", document.getElementById("id_kind")?.value ?? "");
    address.searchParams.set("part", "1");
    return address;
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

  const { ask, askSoon } = whileTyping(addressOf, show);
  box.addEventListener("input", () => askSoon(box));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    ask(box);
  });
}
