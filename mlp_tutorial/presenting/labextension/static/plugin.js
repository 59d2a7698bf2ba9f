// The extension as JupyterLab knows it: one command, in the notebook's toolbar, the View menu and the palette.
import { Presenter } from "./presenter.js";
import { namePictures } from "./names.js";
import { keepKeysInPictures } from "./picture_keys.js";
import { noteWhatRan } from "./ran.js";
import { showStoredPictures } from "./stored_pictures.js";

const COMMAND = "mlp_tutorial:present";

export function makePlugin({ INotebookTracker, NotebookActions }, { ICommandPalette }) {
  return {
    id: "mlp_tutorial:plugin",
    description: "Presents a chapter: the cells of the open notebook, one slide at a time.",
    autoStart: true,
    requires: [INotebookTracker],
    optional: [ICommandPalette],
    activate(app, tracker, palette) {
      const ran = noteWhatRan(NotebookActions, tracker);
      let presenter = null;
      app.commands.addCommand(COMMAND, {
        label: "Present this chapter",
        caption: "Present this chapter: its cells as slides, with everything live",
        iconClass: "mlp-icon-present",
        isEnabled: () => tracker.currentWidget !== null,
        execute: async () => {
          if (presenter?.isOn) return;
          presenter = new Presenter(tracker.currentWidget, { NotebookActions, ran });
          await presenter.enter();
        },
      });
      palette?.addItem({ command: COMMAND, category: "Notebook Operations" });
      ["presenting.css", "reading.css"].forEach(addStyle);
      keepKeysInPictures();
      namePictures(tracker);
      showStoredPictures(tracker);
    },
  };
}

function addStyle(file) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(file, import.meta.url);
  document.head.append(link);
}
