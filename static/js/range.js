// Dragging over the columns of a chart chooses the period between them. A click stays a link.
export function ranges() {
  for (const chart of document.querySelectorAll("[data-range]")) draggable(chart);
}

function draggable(chart) {
  const columns = [...chart.querySelectorAll("[data-when]")];
  if (columns.length < 2) return;
  chart.querySelector(".drag-hint").hidden = !matchMedia("(any-pointer: fine)").matches;
  let from = -1;
  let to = -1;

  const columnAt = (event) =>
    columns.findIndex((column) => column.querySelector(".slot").getBoundingClientRect().right >= event.clientX);
  const show = () => {
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    columns.forEach((column, at) => column.classList.toggle("dragged", from >= 0 && at >= first && at <= last));
  };
  const stop = () => {
    from = to = -1;
    show();
  };

  const drawing = chart.querySelector("svg");
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button === 0) from = to = columnAt(event);
  });
  window.addEventListener("pointermove", (event) => {
    if (from < 0) return;
    const at = columnAt(event);
    to = at < 0 ? columns.length - 1 : at;
    if (to !== from) show();
  });
  window.addEventListener("pointerup", () => {
    if (from < 0) return;
    const moved = from !== to;
    const [first, last] = [Math.min(from, to), Math.max(from, to)].map((at) => columns[at].dataset.when);
    stop();
    if (!moved) return;
    drawing.addEventListener("click", (event) => event.preventDefault(), { once: true, capture: true });
    const address = new URL(chart.dataset.range, location.href);
    address.searchParams.set("from", first);
    address.searchParams.set("to", last);
    location.assign(address);
  });
  window.addEventListener("pointercancel", stop);
}
