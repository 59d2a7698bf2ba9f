// What stands in the place of a live picture, or of a verdict with buttons: what is stored of it, and a sentence.
const WORDS = {
  "image/png": ["This picture is stored.", "and it moves."],
  "text/html": ["This text is stored.", "and its buttons work."],
};

export function boxIn(node) {
  return node.querySelector(":scope > .mlp-stored");
}

// `stands` is {last: the image that was shown last, or null, rendermime}; null where what is stored is seen anyway.
export function makeBox(model, mime, way, stands) {
  const box = document.createElement("div");
  box.className = "mlp-stored";
  box.dataset.way = way;
  if (stands?.last?.src) box.append(copyOf(stands.last, model));
  else if (stands) box.append(rendered(model, mime, stands.rendermime));
  const sentence = document.createElement("p");
  sentence.textContent = [WORDS[mime][0], way, WORDS[mime][1]].join(" ");
  box.append(sentence);
  return box;
}

function copyOf(last, model) {
  const image = document.createElement("img");
  image.src = last.src;
  image.alt = aboutOf(model);
  image.style.width = last.style.width;
  return image;
}

function rendered(model, mime, rendermime) {
  const renderer = rendermime.createRenderer(mime);
  renderer.renderModel(model).then(() => {
    const image = renderer.node.querySelector("img");
    if (image) image.alt = aboutOf(model);
  });
  return renderer.node;
}

function aboutOf(model) {
  return String(model.data["text/plain"] ?? "").replace("[picture] ", "");
}
