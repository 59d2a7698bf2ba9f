"""What each weight decay gains or loses on new samples, draw by draw."""

import numpy as np

from mlp_tutorial.drawing.style import BLACK, BLUE, GREY


def draw_gains(ax, gains, ylabel):
    """Draw {label: differences (n,)} as columns of dots, one a draw; beside them the mean ± standard error.

    Return the dots.
    """
    ax.axhline(0, color=GREY, lw=2, ls="--", label="no decay")
    drawn = []
    for column, differences in enumerate(gains.values()):
        mean, error = np.mean(differences), np.std(differences, ddof=1) / np.sqrt(len(differences))
        places = column - 0.12 + 0.1 * np.linspace(-1, 1, len(differences))
        drawn += ax.plot(places, differences, "o", color=BLUE, alpha=0.6, ms=7)
        bar = {"fmt": "s", "color": BLACK, "ms": 9, "capsize": 7, "elinewidth": 3, "capthick": 3}
        beside = ax.errorbar(column + 0.16, mean, error, **bar)
    drawn[0].set_label("one draw")
    beside.set_label("mean ± standard error")
    ax.legend(ncols=3, loc="lower center", bbox_to_anchor=(0.5, 0.98))
    ax.set(xticks=range(len(gains)), xticklabels=gains, xlim=(-0.45, len(gains) - 0.55), ylabel=ylabel)
    return drawn
