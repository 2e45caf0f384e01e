// The paragraph that the address names is the one offered to be cited.
export function pinpoint() {
  const list = document.querySelector("[data-pinpoint]");
  if (!list) return;
  const follow = () => {
    const anchor = location.hash.slice(1);
    if ([...list.options].some((option) => option.value && option.value === anchor)) list.value = anchor;
  };
  addEventListener("hashchange", follow);
  follow();
}
