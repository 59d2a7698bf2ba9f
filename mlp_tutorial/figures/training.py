"""A network in training: errors and accuracies over the epochs, its weights, and what it says to a few digits."""

from matplotlib.ticker import PercentFormatter

from mlp_tutorial.drawing.style import looks

# left, bottom, width, height in inches, of a picture of SIZE
SIZE = (10, 4.8)
PANELS = ((0.85, 2.6, 3.6, 1.85), (0.85, 0.6, 3.6, 1.75), (4.9, 2.35, 5.0, 2.1), (4.9, 0.05, 5.0, 1.9))
LABELS = ("training", "held out")


def place_panels(axes):
    """Place the four Axes: error over accuracy at the left, weights over digits at the right."""
    width, height = SIZE
    for ax, (left, bottom, panel_width, panel_height) in zip(axes, PANELS, strict=True):
        ax.set_position((left / width, bottom / height, panel_width / width, panel_height / height))


def draw_training_axes(axes, n_epochs, lowest=1e-3, highest=10):
    """Draw two Axes, for errors and for accuracies over the epochs, with one legend; return the legend."""
    error, accuracy = axes
    for label, look in zip(LABELS, looks(2), strict=True):
        error.plot([], [], label=label, **look)
    around = -0.02 * n_epochs, 1.02 * n_epochs
    error.set(xlim=around, ylim=(lowest, highest), yscale="log", ylabel="mean error E")
    error.tick_params(labelbottom=False)
    accuracy.set(xlim=around, ylim=(0, 1.03), xlabel="epoch", ylabel="accuracy")
    accuracy.yaxis.set_major_formatter(PercentFormatter(xmax=1))
    return error.legend(ncols=2, loc="lower center", bbox_to_anchor=(0.5, 0.98), borderaxespad=0.2)


def draw_training_lines(axes, curves):
    """Draw (epochs, errors, accuracies) of training and of held-out samples, on both Axes; return the lines."""
    drawn = []
    for (epochs, errors, accuracies), look in zip(curves, looks(2), strict=True):
        for ax, values in zip(axes, (errors, accuracies), strict=True):
            drawn += ax.plot(epochs, values, markevery=10, **look)
    return drawn
