// What a screen reader says of a picture. The page gives sliders, play buttons and pictures no names, and a slider
// over options the number of the option as its value. They get them here, again whenever they change.
import { announce } from "./announcing.js";
import { describeStills } from "./stills.js";

const OUTPUT = ".jp-OutputArea-output";
const CHANGES = { subtree: true, childList: true, attributeFilter: ["aria-valuetext"] };

export function namePictures(tracker) {
  new MutationObserver(records => {
    const outputs = new Set(records.flatMap(outputsOf));
    for (const output of outputs) nameAllIn(output);
    describeStills(outputs, tracker);
    const sentence = records.map(replacedSentence).findLast(Boolean);
    if (sentence) announce(sentence);
  }).observe(document.body, CHANGES);
}

function outputsOf({ target, addedNodes }) {
  const around = target.closest(OUTPUT);
  return around ? [around] : [...addedNodes].flatMap(node => [...(node.querySelectorAll?.(OUTPUT) ?? [])]);
}

// The text of a sentence that has taken the place of another one: a new picture's is not announced.
function replacedSentence({ addedNodes, removedNodes }) {
  const isSentence = node => node.classList?.contains("mlp-sentence");
  return [...removedNodes].some(isSentence) && [...addedNodes].find(isSentence)?.textContent;
}

function nameAllIn(output) {
  for (const slider of output.querySelectorAll(".widget-slider")) nameSlider(slider);
  for (const field of output.querySelectorAll(".widget-text input[title]")) set(field, "aria-label", field.title);
  for (const play of output.querySelectorAll(".widget-play")) namePlay(play);
  const sentence = output.querySelector(".mlp-sentence")?.textContent;
  if (sentence) for (const image of output.querySelectorAll("img.widget-image")) image.alt = sentence;
}

function nameSlider(slider) {
  const name = slider.querySelector(".widget-label")?.textContent ?? "";
  const readout = slider.querySelector(".widget-readout");
  for (const handle of slider.querySelectorAll("[role=slider]")) {
    set(handle, "aria-label", name);
    set(handle, "aria-valuetext", readout.textContent);
  }
  set(readout, "role", "textbox");
  set(readout, "aria-label", `${name}: a number`);
}

function namePlay(play) {
  const names = ["play or pause", "stop, and back to the start"];
  [...play.querySelectorAll("button")].slice(0, 2).forEach((button, k) => set(button, "aria-label", names[k]));
}

function set(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}
