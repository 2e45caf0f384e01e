// Names for the boxes that Select2 draws over a choice, which gives them a role and no name.
const labelOf = (select) => select.labels[0]?.textContent.replace(/:\s*$/, "").trim() ?? "";

function nameBoxes() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const box = select.parentElement.querySelector(".select2-selection__rendered");
    box?.setAttribute("aria-label", labelOf(select));
  }
}

// The field to search in is made when a choice is opened, and is focused then.
function nameSearch({ target }) {
  if (!target.matches(".select2-search__field")) return;
  const open = document.querySelector(".select2-container--open")?.previousElementSibling;
  target.setAttribute("aria-label", `Search: ${open ? labelOf(open) : ""}`);
}

// They are drawn some time after the page has loaded, and anew with each row that is added.
new MutationObserver(nameBoxes).observe(document.body, { childList: true, subtree: true });
nameBoxes();
document.addEventListener("focusin", nameSearch);
