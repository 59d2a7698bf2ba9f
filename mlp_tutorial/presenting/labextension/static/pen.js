// Drawing on a slide, and a large dot that follows the mouse. What was drawn is gone with the next slide.
export class Pen {
  constructor(node) {
    this.node = node;
    this.canvas = document.createElement("canvas");
    this.canvas.className = "mlp-ink";
    this.dot = document.createElement("div");
    this.dot.className = "mlp-dot";
    this.canvas.addEventListener("pointerdown", event => this.begin(event));
    this.canvas.addEventListener("pointermove", event => this.draw(event));
    this.follow = event => {
      this.dot.style.translate = `${event.clientX}px ${event.clientY}px`;
    };
    window.addEventListener("pointermove", this.follow);
    node.append(this.canvas, this.dot);
    this.clear();
  }

  toggle(what) {
    this.node.classList.toggle(what);
  }

  clear() {
    const { canvas } = this;
    [canvas.width, canvas.height] = [window.innerWidth, window.innerHeight];
    this.ink = canvas.getContext("2d");
    Object.assign(this.ink, { strokeStyle: "#C25500", lineWidth: 4, lineCap: "round", lineJoin: "round" });
  }

  begin({ clientX, clientY, pointerId }) {
    this.canvas.setPointerCapture(pointerId);
    this.ink.beginPath();
    this.ink.moveTo(clientX, clientY);
  }

  draw({ buttons, clientX, clientY }) {
    if (!buttons) return;
    this.ink.lineTo(clientX, clientY);
    this.ink.stroke();
  }

  remove() {
    window.removeEventListener("pointermove", this.follow);
    this.node.classList.remove("mlp-pen", "mlp-pointer");
    this.canvas.remove();
    this.dot.remove();
  }
}
