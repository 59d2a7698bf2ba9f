// The line below a slide: where it stands, and for the mouse what the keys do.
const BUTTONS = [
  ["‹", "previous", "Back (Page Up)"],
  ["›", "next", "On (Page Down, Space)"],
  ["☰", "chooseSlide", "Outline (o)"],
  ["{ }", "toggleCode", "Code that calls a picture (c)"],
  ["↺", "reset", "The live pictures back to their start (r)"],
  ["✎", "togglePen", "Pen (p)"],
  ["◎", "togglePointer", "Pointer (l)"],
  ["❐", "openSpeaker", "Notes and the next slide, in a second window (n)"],
  ["✕", "leave", "Leave (Esc)"],
];

export class Bar {
  constructor(node, presenter) {
    this.presenter = presenter;
    this.nRuns = 0;
    this.node = document.createElement("div");
    this.node.className = "mlp-bar";
    this.node.innerHTML = '<progress></progress><span class="mlp-title"></span><span class="mlp-runs">cells are running</span>' +
      '<span class="mlp-place" role="status"></span>';
    for (const [sign, does, words] of BUTTONS) {
      const button = document.createElement("button");
      button.textContent = sign;
      button.title = words;
      button.setAttribute("aria-label", words);
      button.addEventListener("click", () => presenter[does]());
      this.node.append(button);
    }
    node.append(this.node);
  }

  show() {
    const { number, slides, slide, step } = this.presenter;
    const steps = slide.steps.length > 1 ? `, ${step} of ${slide.steps.length}` : "";
    const progress = this.node.querySelector("progress");
    progress.max = slides.length;
    progress.value = number + 1;
    progress.setAttribute("aria-label", "slides shown");
    this.node.querySelector(".mlp-title").textContent = slide.title;
    this.node.querySelector(".mlp-place").textContent = `${number + 1} / ${slides.length}${steps}`;
  }

  // Say that cells are running, as long as more runs have begun than have ended.
  count(change) {
    this.nRuns += change;
    this.node.setAttribute("aria-busy", this.nRuns > 0);
  }

  remove() {
    this.node.remove();
  }
}
