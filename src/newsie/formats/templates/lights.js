(() => {
  if (window.newsieLights) return; // a notebook has many outputs, each with this script
  window.newsieLights = true;
  const light = ({ target }) => {
    const card = target.closest?.(".newsie [data-lights]");
    if (!card) return;
    const on = card.matches(":hover, :focus, :focus-within");
    const root = card.closest(".newsie");
    for (const words of root.querySelectorAll(`.${card.dataset.lights}`)) words.classList.toggle("nw-lit", on);
    for (const words of root.querySelectorAll(`.${card.dataset.around}`)) words.classList.toggle("nw-around", on);
  };
  for (const kind of ["pointerover", "pointerout", "focusin", "focusout"]) document.addEventListener(kind, light);
})();
