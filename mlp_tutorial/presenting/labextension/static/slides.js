// The cells of a notebook as slides, by their metadata: slide and subslide begin one, a fragment is shown later,
// notes are for the speaker, skip stands nowhere, and any other cell belongs to the slide before it.
const EXERCISE = "Your turn";
const HIDDEN_CODE = "hide-input"; // the tag of a cell whose code only calls a picture

export function slidesOf(cells) {
  const slides = [];
  for (const cell of cells) {
    const kind = cell.model.getMetadata("slideshow")?.slide_type ?? "-";
    if (kind === "skip") continue;
    if (kind === "slide" || kind === "subslide" || !slides.length) {
      slides.push({ begins: kind !== "subslide", title: "", steps: [[]], notes: [] });
    }
    const slide = slides.at(-1);
    if (kind === "notes") {
      slide.notes.push(cell);
      continue;
    }
    if (kind === "fragment") slide.steps.push([]);
    slide.steps.at(-1).push(cell);
    slide.title ||= headingOf(cell);
  }
  let last = ""; // what a slide without a heading goes on with: not the exercise before it
  for (const slide of slides) {
    slide.title ||= last;
    if (!slide.title.startsWith(EXERCISE)) last = slide.title;
  }
  return slides;
}

export function cellsOf(slide, steps = slide.steps.length) {
  return slide.steps.slice(0, steps).flat();
}

export function isCode(cell) {
  return cell.model.type === "code";
}

export function hidesItsCode(cell) {
  const isCollapsed = cell.model.getMetadata("jupyter")?.source_hidden ?? false;
  return isCode(cell) && (isCollapsed || (cell.model.getMetadata("tags") ?? []).includes(HIDDEN_CODE));
}

function headingOf(cell) {
  const found = cell.model.type === "markdown" && cell.model.sharedModel.source.match(/^#+\s+(.*)$/m);
  return found ? found[1].replace(/[*`$]/g, "") : "";
}
