// What a screen reader says of a picture. The page gives sliders, play buttons and pictures no names, and a slider
// over options the number of the option as its value. They get them here, again whenever they change.
import { announce } from "./announcing.js";
import { describeStills } from "./stills.js";

const OUTPUT = ".jp-OutputArea-output";
const CHANGES = { subtree: true, childList: true, attributeFilter: ["aria-valuetext", "class"] }; // of what is pressed

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
  for (const choice of output.querySelectorAll(".widget-toggle-buttons")) nameChoice(choice);
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
  const [start, stop] = play.querySelectorAll("button");
  set(start, "aria-label", start.querySelector(".fa-pause") ? "pause" : "play");
  set(stop, "aria-label", "stop, and back to the start");
}

// Buttons of which one is chosen, with the words before them as their name.
function nameChoice(choice) {
  const words = choice.previousElementSibling;
  set(choice, "role", "group");
  if (words?.matches(".widget-label")) set(choice, "aria-label", words.textContent);
  for (const button of choice.querySelectorAll("button")) {
    set(button, "aria-pressed", String(button.classList.contains("mod-active")));
  }
}

function set(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}
