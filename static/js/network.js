// Pointing at a name in a network shows its lines alone. Without this the picture stands still.
for (const figure of document.querySelectorAll("[data-network]")) {
  const picture = figure.querySelector("svg");
  const lines = [...picture.querySelectorAll(".spoke, .tie")];

  const ends = (line) => [line.dataset.node, line.dataset.first, line.dataset.second];

  for (const node of picture.querySelectorAll("a.node")) {
    node.addEventListener("pointerenter", () => {
      for (const line of lines) line.classList.toggle("near", ends(line).includes(node.dataset.node));
      picture.classList.add("chosen");
    });
    node.addEventListener("pointerleave", () => picture.classList.remove("chosen"));
  }
}
