// Keys that are pressed in a live picture are the picture's: ↓ moves its menu or slider and selects no cell, and b
// inserts none. With Ctrl, Alt or ⌘, and with Enter and Esc, they stay JupyterLab's, which looks for this attribute.
const SUPPRESS = "data-lm-suppress-shortcuts";

export function keepKeysInPictures() {
  window.addEventListener("keydown", event => {
    const picture = event.target.closest?.(".jp-OutputArea-output .jupyter-widgets");
    if (!picture) return;
    const isLabs = event.ctrlKey || event.altKey || event.metaKey || ["Enter", "Escape"].includes(event.key);
    picture.toggleAttribute(SUPPRESS, !isLabs);
  }, { capture: true });
}
