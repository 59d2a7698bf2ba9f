// The slides as a list to jump in.
export function chooseSlide(node, slides, current) {
  const dialog = document.createElement("dialog");
  dialog.className = "mlp-outline";
  dialog.setAttribute("aria-label", "Outline");
  const list = document.createElement("ol");
  for (const [number, { title, begins }] of slides.entries()) {
    const isRepeated = !begins && title === slides[number - 1]?.title;
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.textContent = isRepeated ? "…" : title;
    if (isRepeated) button.setAttribute("aria-label", `slide ${number + 1}`);
    button.className = begins ? "mlp-begins" : "";
    button.autofocus = number === current;
    button.addEventListener("click", () => dialog.close(String(number)));
    item.append(button);
    list.append(item);
  }
  dialog.append(list);
  node.append(dialog);
  dialog.showModal();
  return new Promise(resolve => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "" ? null : Number(dialog.returnValue));
    });
  });
}
