// A place out of sight whose text screen readers say when it changes. A sentence comes there once it rests: one is
// heard at the end of a movement, not each on the way.
const REST = 1500; // ms: longer than the slowest play button's step

let place, timer;

export function announce(sentence) {
  place ??= makePlace();
  clearTimeout(timer);
  timer = setTimeout(() => (place.textContent = sentence), REST);
}

function makePlace() {
  const node = document.createElement("div");
  node.className = "mlp-announced";
  node.setAttribute("role", "status");
  document.body.append(node);
  return node;
}
