// Runs before the first paint, so that a reader who chose dark never sees a flash of light.
// Not a module: modules run after the page is laid out.
(() => {
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage can be forbidden; then the system's choice stands.
  }
})();
