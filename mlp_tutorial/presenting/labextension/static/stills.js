// The words that stand for a still picture: the notebook has them beside the picture, but the page shows one of both.
export function describeStills(outputs, tracker) {
  for (const output of outputs) {
    for (const image of output.querySelectorAll(".jp-RenderedImage img:not([alt])")) {
      const words = wordsFor(image, tracker);
      if (words) image.alt = words;
    }
  }
}

function wordsFor(image, tracker) {
  const panel = tracker.find(({ node }) => node.contains(image));
  const area = panel?.content.widgets.find(({ node }) => node.contains(image))?.outputArea;
  const number = area?.widgets.findIndex(({ node }) => node.contains(image)) ?? -1;
  const text = number < 0 ? undefined : area.model.get(number)?.data["text/plain"];
  return [text ?? ""].flat().join("").replace("[picture] ", "");
}
