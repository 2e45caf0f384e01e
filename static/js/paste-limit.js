// A text too long for its form is told before it is sent, while nothing is lost yet.
export function pasteLimits() {
  for (const box of document.querySelectorAll("[data-max-bytes]")) {
    const limit = Number(box.dataset.maxBytes);
    const check = () => box.setCustomValidity(bytes(box.value, limit) > limit ? box.dataset.tooLong : "");
    box.addEventListener("input", check);
    check();
  }
}

// As a form sends it: UTF-8, lines ending in CR LF. One unit of a string takes four bytes at most.
function bytes(text, limit) {
  if (text.length * 4 <= limit) return 0;
  return new TextEncoder().encode(text.replace(/\r?\n/g, "\r\n")).length;
}
