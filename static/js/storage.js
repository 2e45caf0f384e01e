// A choice that this browser remembers; where storage is forbidden it lasts for the page.
export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Forbidden: the choice holds until the next page.
  }
}

export function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
