// The keys of a presentation, also those that clickers send. Keys that a slider, menu or editor needs are theirs.
const HAND = "[role=slider], select, input, textarea, [contenteditable=true], .cm-editor";
const EDITOR = "input:not([type=checkbox]), textarea, [contenteditable=true], .cm-editor";
const SUPPRESS = "data-lm-suppress-shortcuts"; // no letter may delete a cell that is not in sight

export const KEYS = [
  { keys: ["PageDown"], does: "next", always: true },
  { keys: ["PageUp"], does: "previous", always: true },
  { keys: [" ", "ArrowRight", "ArrowDown"], shown: "Space → ↓", does: "next", words: "go on" },
  { keys: ["Backspace", "ArrowLeft", "ArrowUp"], shown: "← ↑", does: "previous", words: "go back" },
  { keys: ["Home"], does: "first", words: "to the first slide" },
  { keys: ["End"], does: "last", words: "to the last slide" },
  { keys: ["o"], does: "chooseSlide", words: "outline" },
  { keys: ["c"], does: "toggleCode", words: "code that calls a picture" },
  { keys: ["r"], does: "reset", words: "the live pictures back to their start" },
  { keys: ["p"], does: "togglePen", words: "pen" },
  { keys: ["l"], does: "togglePointer", words: "pointer" },
  { keys: ["n"], does: "openSpeaker", words: "notes and the next slide, in a second window" },
  { keys: ["b", "."], does: "toggleBlank", words: "black" },
];

// Return what a key does in a presentation: a method's name, "" if nothing may come of it, null if it is not ours.
export function meaningOf(event) {
  const { key, target, ctrlKey, altKey, metaKey, shiftKey } = event;
  const isIn = selector => target.closest?.(selector) != null;
  if (key === "Escape") return isIn(EDITOR) ? null : "leave";
  if (key === "Enter" && (shiftKey || ctrlKey)) return "runActive";
  if (ctrlKey || altKey || metaKey) return null;
  const found = KEYS.find(({ keys }) => keys.includes(key));
  if (found?.always) return found.does;
  if (isIn(HAND) || (isIn("button, a") && [" ", "Enter"].includes(key))) return null;
  return found?.does ?? (key === "Enter" || key === "Tab" ? null : "");
}

export function listenToKeys(presenter) {
  const listener = event => {
    if (event.target.closest?.("dialog, .jp-Dialog")) return;
    const isTyped = event.target.closest?.(EDITOR) != null || event.key === "Enter";
    presenter.panel.node.toggleAttribute(SUPPRESS, !isTyped && !event.ctrlKey && !event.metaKey);
    const meaning = meaningOf(event);
    if (meaning === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (meaning) presenter[meaning]();
  };
  window.addEventListener("keydown", listener, { capture: true });
  return () => {
    window.removeEventListener("keydown", listener, { capture: true });
    presenter.panel.node.removeAttribute(SUPPRESS);
  };
}
