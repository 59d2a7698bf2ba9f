// A presentation: the open notebook with all but one slide's cells out of sight. Leaving brings everything back.
import { Bar } from "./bar.js";
import { fit, overflows } from "./fitting.js";
import { listenToKeys } from "./keys.js";
import { chooseSlide } from "./outline.js";
import { Pen } from "./pen.js";
import { cellsOf, hidesItsCode, isCode, slidesOf } from "./slides.js";
import { Speaker } from "./speaker.js";

export class Presenter {
  constructor(panel, { NotebookActions, ran }) {
    Object.assign(this, { panel, notebook: panel.content, NotebookActions, ran });
    this.isOn = false;
  }

  async enter() {
    const { panel, notebook } = this;
    this.frame = notebook.node.querySelector(".jp-WindowedPanel-outer");
    this.content = notebook.node.querySelector(".jp-WindowedPanel-viewport");
    this.before = {
      active: notebook.activeCellIndex,
      focused: document.activeElement,
      top: this.topOfView(),
      config: notebook.notebookConfig,
    };
    this.isOn = true;
    this.codeShown = false;
    notebook.notebookConfig = { ...notebook.notebookConfig, windowingMode: "none" };
    notebook.mode = "command";
    document.body.dataset.mlpPresenting = "";
    panel.node.classList.add("mlp-presented");
    this.bar = new Bar(panel.node, this);
    this.pen = new Pen(panel.node);
    this.speaker = new Speaker(this);
    this.undo = [() => this.bar.remove(), () => this.pen.remove(), () => this.speaker.close()];
    await Promise.all(notebook.widgets.map(cell => cell.ready));
    this.slides = slidesOf(notebook.widgets);
    this.undo.push(listenToKeys(this), this.watchSize(), this.watchCells());
    this.go(this.slideOf(notebook.activeCell), Infinity);
    this.runWhatHasNotRun();
  }

  leave() {
    if (!this.isOn) return;
    this.isOn = false;
    this.undo.forEach(undo => undo());
    const { notebook, before } = this;
    for (const { node } of notebook.widgets) node.classList.remove("mlp-off-slide", "mlp-no-code");
    this.content.style.zoom = this.frame.style.overflow = "";
    delete document.body.dataset.mlpPresenting;
    this.panel.node.classList.remove("mlp-presented", "mlp-blank");
    notebook.notebookConfig = before.config;
    notebook.activeCellIndex = before.active;
    if (before.focused?.isConnected) before.focused.focus({ preventScroll: true });
    else notebook.activate();
    const scrollBack = () => (this.frame.scrollTop += this.heightOf(before.top.cell) - before.top.height);
    scrollBack();
    requestAnimationFrame(scrollBack); // a notebook scrolls to its active cell by itself
  }

  // The first cell in view, and how high it stands: what to come back to, whatever has grown above it.
  topOfView() {
    const top = this.frame.getBoundingClientRect().top;
    const cell = this.notebook.widgets.find(({ node }) => node.getBoundingClientRect().bottom > top);
    return { cell, height: this.heightOf(cell) };
  }

  heightOf(cell) {
    return (cell?.node.getBoundingClientRect().top ?? 0) - this.frame.getBoundingClientRect().top;
  }

  get slide() {
    return this.slides[this.number];
  }

  slideOf(cell) {
    const later = this.notebook.widgets.indexOf(cell);
    const begins = slide => this.notebook.widgets.indexOf(cellsOf(slide)[0]);
    return Math.max(0, this.slides.findLastIndex(slide => begins(slide) <= later));
  }

  // Show a slide, and of what is shown one after the other so many steps.
  go(number, step = 1) {
    if (this.panel.node.contains(document.activeElement)) document.activeElement.blur();
    this.number = Math.min(Math.max(number, 0), this.slides.length - 1);
    this.step = Math.min(step, this.slide.steps.length);
    this.pen.clear();
    this.show();
  }

  next() {
    if (this.step < this.slide.steps.length) this.go(this.number, this.step + 1);
    else if (this.number < this.slides.length - 1) this.go(this.number + 1);
  }

  previous() {
    if (this.step > 1) this.go(this.number, this.step - 1);
    else if (this.number > 0) this.go(this.number - 1, Infinity);
  }

  first() {
    this.go(0);
  }

  last() {
    this.go(this.slides.length - 1);
  }

  show() {
    const shown = cellsOf(this.slide, this.step);
    for (const cell of this.notebook.widgets) {
      cell.node.classList.toggle("mlp-off-slide", !shown.includes(cell));
      cell.node.classList.toggle("mlp-no-code", !this.codeShown && hidesItsCode(cell));
    }
    this.frame.scrollTop = 0;
    fit(this.content, this.frame);
    this.bar.show();
    this.speaker.show();
  }

  toggleCode() {
    this.codeShown = !this.codeShown;
    this.show();
  }

  toggleBlank() {
    this.panel.node.classList.toggle("mlp-blank");
  }

  togglePen() {
    this.pen.toggle("mlp-pen");
  }

  togglePointer() {
    this.pen.toggle("mlp-pointer");
  }

  openSpeaker() {
    this.speaker.open();
  }

  async chooseSlide() {
    const chosen = await chooseSlide(this.panel.node, this.slides, this.number);
    if (chosen !== null && this.isOn) this.go(chosen);
  }

  // The live pictures of the slide, back to the chapter's start: their cells are run again.
  reset() {
    const isLive = cell => isCode(cell) && cell.node.querySelector(".jupyter-widgets, .widget-image, img");
    return this.run(cellsOf(this.slide).filter(isLive));
  }

  runActive() {
    return this.run([this.notebook.activeCell].filter(isCode));
  }

  runWhatHasNotRun() {
    const isStored = cell => !this.ran(this.panel, cell) || cell.node.querySelector(".mlp-stored");
    return this.run(this.notebook.widgets.filter(cell => isCode(cell) && isStored(cell)));
  }

  async run(cells) {
    if (!cells.length) return;
    this.bar.count(+1);
    await this.NotebookActions.runCells(this.notebook, cells, this.panel.sessionContext);
    this.bar.count(-1);
  }

  // Content that grows is made to fit; what a hand moves keeps its size as long as it does.
  watchSize() {
    const observer = new ResizeObserver(() => {
      if (overflows(this.content, this.frame)) fit(this.content, this.frame);
    });
    observer.observe(this.content);
    const onResize = () => this.show();
    window.addEventListener("resize", onResize);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", onResize);
    };
  }

  watchCells() {
    const { cells } = this.notebook.model;
    const onChange = () => {
      const [cell] = cellsOf(this.slide);
      this.slides = slidesOf(this.notebook.widgets);
      this.go(this.slideOf(cell), this.step);
    };
    const onDisposed = () => this.leave();
    cells.changed.connect(onChange);
    this.panel.disposed.connect(onDisposed);
    return () => {
      cells.changed.disconnect(onChange);
      this.panel.disposed.disconnect(onDisposed);
    };
  }
}
