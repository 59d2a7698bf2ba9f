// What stands in the place of a live picture, or of a verdict with buttons: what is stored of it, and a sentence.
const WORDS = {
  "image/png": ["This picture is stored.", "and it moves."],
  "text/html": ["This text is stored.", "and its buttons work."],
};

export function boxIn(node) {
  return node.querySelector(":scope > .mlp-stored");
}

// Say in words what the images show, for those who do not see them.
export function describeImages(node, model) {
  const about = String(model.data["text/plain"] ?? "").replace("[picture] ", "");
  for (const image of node.querySelectorAll("img:not([alt])")) image.alt = about;
}

// `stands` is {last: the image that was shown last, or null, rendermime}; null where what is stored is seen anyway.
export function makeBox(model, mime, way, stands) {
  const box = document.createElement("div");
  box.className = "mlp-stored";
  box.dataset.way = way;
  if (stands) box.append(stands.last?.src ? copyOf(stands.last) : rendered(model, mime, stands.rendermime));
  const sentence = document.createElement("p");
  sentence.textContent = [WORDS[mime][0], way, WORDS[mime][1]].join(" ");
  box.append(sentence);
  return box;
}

function copyOf(last) {
  const image = document.createElement("img");
  image.src = last.src;
  image.style.width = last.style.width;
  return image;
}

function rendered(model, mime, rendermime) {
  const renderer = rendermime.createRenderer(mime);
  renderer.renderModel(model);
  return renderer.node;
}
