// A live picture needs its kernel. Where that has ended, or has closed the picture, the last one or the one that is
// stored in the notebook takes its place, with a sentence that says how it comes to life. Verdicts likewise.
import { boxIn, describeImages, makeBox } from "./stored_box.js";

const VIEW = "application/vnd.jupyter.widget-view+json";
const MAKES_A_LIVE_PICTURE = /\b\w+Explorer\(/;
const NEW_KERNEL = ["restarting", "autorestarting", "starting"];
const ITS_CELL = "Run its cell (Shift+Enter)";
const ALL_CELLS = "Run the notebook (Run ▸ Run All Cells)"; // a new kernel knows nothing of what the cell needs

export function showStoredPictures(tracker) {
  tracker.forEach(watch);
  tracker.widgetAdded.connect((_, panel) => watch(panel));
}

function watch(panel) {
  const { content, context, sessionContext } = panel;
  const dead = new WeakSet(); // outputs that were there when their kernel ended
  const check = () => {
    const hasKernel = Boolean(sessionContext.session?.kernel);
    for (const output of outputsOf(content)) show(output, wayToLife(output, dead, hasKernel), content.rendermime);
    observer.takeRecords(); // of what this has changed itself
  };
  const observer = new MutationObserver(check);
  const bury = () => {
    for (const { widget } of outputsOf(content)) dead.add(widget);
    check();
  };
  observer.observe(content.node, { childList: true, subtree: true, attributeFilter: ["class"] });
  sessionContext.kernelChanged.connect((_, { oldValue }) => oldValue && bury());
  sessionContext.statusChanged.connect((_, status) => NEW_KERNEL.includes(status) && bury());
  context.ready.then(() => panel.isDisposed || check());
  panel.disposed.connect(() => observer.disconnect());
}

// Give the outputs that are live pictures or verdicts with buttons, or were when the notebook was saved.
function* outputsOf(content) {
  for (const { model: cell, outputArea: area } of content.widgets) {
    for (let k = 0; k < Math.min(area?.widgets.length ?? 0, area?.model.length ?? 0); k++) {
      const model = area.model.get(k);
      const widget = [...area.widgets[k].children()].find(part => part.hasClass("jp-OutputArea-output"));
      const mime = ["image/png", "text/html"].find(name => name in model.data);
      const isStill = mime === "image/png" && MAKES_A_LIVE_PICTURE.test(cell.sharedModel.source);
      if (widget && mime && (VIEW in model.data || isStill)) yield { widget, model, mime };
    }
  }
}

// Return what brings an output to life, in words; null where it lives, or is about to.
function wayToLife({ widget }, dead, hasKernel) {
  if (!isView(widget) || dead.has(widget)) return ALL_CELLS;
  const { node } = widget;
  const live = node.querySelector(":scope > .jupyter-widgets");
  if (live) return live.matches(".jupyter-widgets-disconnected") ? ALL_CELLS : null;
  const said = textsIn(node).map(text => text.data).join("");
  if (said.startsWith("Loading") && !widget.isHidden) return hasKernel ? null : ALL_CELLS;
  if (said.startsWith("Error")) return ALL_CELLS;
  return boxIn(node)?.dataset.way ?? ITS_CELL; // nothing is left of it: its kernel has closed it
}

function show({ widget, model, mime }, way, rendermime) {
  const { node } = widget;
  const box = boxIn(node);
  if (way !== null) describeImages(node, model);
  node.classList.toggle("mlp-stored-only", way !== null && isView(widget)); // also where the box has been overwritten
  if ((box?.dataset.way ?? null) === way) return;
  box?.remove();
  if (way === null) return;
  for (const text of textsIn(node)) text.data = "";
  widget.show(); // the manager of widgets hides what is closed
  const last = node.querySelector("img.widget-image");
  node.append(makeBox(model, mime, way, isView(widget) ? { last, rendermime } : null));
}

function isView(widget) {
  return widget.hasClass("lm-Panel"); // not so a picture or text of an untrusted notebook, or without a view
}

function textsIn(node) {
  return [...node.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
}
