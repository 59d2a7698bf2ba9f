// A slide in the largest type at which it fits the window; where even the smallest is too large, it scrolls.
const LARGEST = 1.75; // times the notebook's type, in a window 1280 px wide
const SMALLEST = 0.7;
const N_HALVINGS = 6;

export function fit(content, frame) {
  const largest = (LARGEST * frame.clientWidth) / 1280;
  frame.style.overflow = "hidden"; // a scrollbar would take width, and with it change what fits
  if (!fits(content, frame, largest)) {
    let [low, high] = [SMALLEST, largest];
    for (let k = 0; k < N_HALVINGS; k++) {
      const middle = (low + high) / 2;
      if (fits(content, frame, middle)) low = middle;
      else high = middle;
    }
    if (!fits(content, frame, low)) frame.style.overflow = "auto";
  }
}

export function overflows(content, frame) {
  const isCut = part => part.scrollWidth > part.clientWidth + 1;
  const parts = [...content.querySelectorAll(".cm-scroller, .jp-OutputArea-output, .jp-RenderedHTMLCommon")];
  return frame.scrollHeight > frame.clientHeight || isCut(frame) || parts.some(isCut);
}

function fits(content, frame, zoom) {
  content.style.zoom = zoom;
  return !overflows(content, frame);
}
