// The speaker's window: the notes of the slide, the slide that follows, and the time.
import { cellsOf } from "./slides.js";

export class Speaker {
  constructor(presenter) {
    this.presenter = presenter;
    this.window = null;
  }

  open() {
    if (this.window && !this.window.closed) return this.window.focus();
    this.window = window.open("", "mlp_tutorial_speaker", "popup,width=900,height=720");
    if (!this.window) return;
    const { document: page } = this.window;
    page.head.replaceChildren(...copiesOf(document.querySelectorAll("link[rel=stylesheet], style"), page));
    page.title = "Notes";
    for (const name of ["jpThemeName", "jpThemeLight"]) page.body.dataset[name] = document.body.dataset[name];
    page.body.className = "mlp-speaker";
    page.body.innerHTML = `<header><span class="mlp-place"></span><time></time></header>
      <main class="jp-RenderedHTMLCommon"></main><h2>Next</h2><div class="mlp-next jp-Notebook"></div>`;
    this.started = Date.now();
    this.clock = setInterval(() => this.tick(), 1000);
    this.window.addEventListener("keydown", event => this.onKey(event));
    this.tick();
    this.show();
  }

  onKey(event) {
    if (["PageDown", " ", "ArrowRight", "ArrowDown"].includes(event.key)) this.presenter.next();
    else if (["PageUp", "Backspace", "ArrowLeft", "ArrowUp"].includes(event.key)) this.presenter.previous();
    else return;
    event.preventDefault();
  }

  show() {
    if (!this.window || this.window.closed) return;
    const { slides, number, slide, step } = this.presenter;
    const page = this.window.document;
    const next = step < slide.steps.length ? slide.steps[step] : cellsOf(slides[number + 1] ?? { steps: [[]] }, 1);
    const notes = slide.notes.flatMap(cell => [...cell.node.querySelectorAll(".jp-MarkdownOutput")]);
    page.querySelector(".mlp-place").textContent = `${number + 1} / ${slides.length}: ${slide.title}`;
    page.querySelector("main").replaceChildren(...copiesOf(notes, page));
    page.querySelector(".mlp-next").replaceChildren(...copiesOf(next.map(cell => cell.node), page));
  }

  tick() {
    if (this.window.closed) return clearInterval(this.clock);
    const minutes = Math.floor((Date.now() - this.started) / 60_000);
    const now = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    this.window.document.querySelector("time").textContent = `${now}, ${minutes} min`;
  }

  close() {
    clearInterval(this.clock);
    this.window?.close();
  }
}

function copiesOf(nodes, page) {
  return [...nodes].map(node => {
    const copy = page.importNode(node, true);
    copy.classList?.remove("mlp-off-slide");
    if (copy.href) copy.href = node.href;
    return copy;
  });
}
