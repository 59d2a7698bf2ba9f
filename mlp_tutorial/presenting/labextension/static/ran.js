// Which cells have run since their kernel started: the pictures of the others are stored ones, which do not move.
export function noteWhatRan(NotebookActions, tracker) {
  const cells = new WeakMap(); // cell → the kernel in which it has run
  const kernelOf = panel => panel?.sessionContext.session?.kernel?.id;
  const kernels = new WeakMap(); // panel → how often its kernel was started anew
  const runOf = panel => `${kernelOf(panel)}, ${kernels.get(panel) ?? 0}`;
  const panelOf = notebook => tracker.find(panel => panel.content === notebook);

  NotebookActions.executed.connect((_, { notebook, cell, success }) => {
    if (success) cells.set(cell, runOf(panelOf(notebook)));
  });
  tracker.widgetAdded.connect((_, panel) => {
    panel.sessionContext.statusChanged.connect((_, status) => {
      if (status === "restarting" || status === "autorestarting") kernels.set(panel, (kernels.get(panel) ?? 0) + 1);
    });
  });
  return (panel, cell) => cells.get(cell) === runOf(panel);
}
