"""Four ways to the same gradients, and their work: why one sweep, and why backwards (lecture, rows 7, 17, 18)."""

from mlp_tutorial.explorers.base.controls import menu, whole_slider
from mlp_tutorial.explorers.base.explorer import Explorer
from mlp_tutorial.figures.count import draw_heading, draw_work_axes, draw_work_bars
from mlp_tutorial.studies.count import BATCH, DEEPEST, MOST_FORKS, WIDEST, compare_forks, compare_layers

MULTIPLICATIONS = (0.5, 2e7), {1: "1", 100: "100", 1e4: "10,000", 1e6: "1 million"}  # limits and ticks of an axis
SECONDS = (1e-7, 1e2), {1e-6: "1 µs", 1e-3: "1 ms", 1: "1 s"}
UNITS = {1e-6: "µs", 1e-3: "ms", 1.0: "s"}
FORKS = r"$u_k = u_{k-1} \cdot \sin u_{k-1}$"


class CountExplorer(Explorer):
    """The work of one backward sweep, of formulas, of sweeps from the front, and of central differences.

    Multiplications are counted, and so the reading holds on every machine; the times beside them are measured on
    this one, and stand in the picture only.
    """

    size = (10.4, 4.2)
    widths = (1.5, 1)
    about = "The multiplications and the measured time of four ways to the same gradients, as bars."

    def controls(self):
        """Return the controls."""
        return {
            "depth": whole_slider("depth (layers)", 4, 1, DEEPEST),
            "width": whole_slider("width (neurons)", 5, 1, WIDEST),
            "forks": whole_slider("forks", 8, 1, MOST_FORKS),
            "view": menu("view", "layers", ["layers", "forks"]),
        }

    def compute(self, view, depth, width, forks):
        """Return the view, the Comparison for layers if they are shown, and the one for forks."""
        return view, compare_layers(depth, width) if view == "layers" else None, compare_forks(forks)

    def frame(self, axes, result):
        """Draw the axes."""
        for ax, scale in zip(axes, (MULTIPLICATIONS, SECONDS), strict=True):
            draw_work_axes(ax, *scale, "each tick is 10 × the one before")
        draw_heading(axes[1], "time, measured here")

    def draw(self, axes, result):
        """Draw the bars of all ways, counted at the left and measured at the right."""
        view, layers, forks = result
        counts = (layers or forks).counts
        work = {way: count.multiplications for way, count in counts.items()}
        seconds = {way: count.seconds for way, count in counts.items()}
        if view == "forks":
            work, seconds = with_paths(work, forks.n_paths), with_paths(seconds, None)
        labels = label_layers(layers) if layers else label_forks(forks)
        draw_heading(axes[0], heading(*result))
        draw_work_bars(axes[0], work, {way: f"{number:,}" for way, number in work.items()}, labels)
        draw_work_bars(axes[1], seconds, {way: duration(count.seconds) for way, count in counts.items()})

    def read(self, result):
        """Say how much each way costs, where what has been calculated is kept, and why the sweep is backward."""
        _, layers, forks = result
        return read_layers(layers, forks) if layers else read_forks(forks)


def with_paths(numbers, paths):
    """Return {way: number} with the paths after the formulas."""
    return {key: numbers.get(key, paths) for key in ("backward", "formulas", "paths", "forward", "differences")}


def heading(view, layers, forks):
    """Return in words what is calculated."""
    if view == "layers":
        return f"multiplications for all {layers.n_weights} gradients, {BATCH} samples"
    return rf"multiplications for $\partial E / \partial u_0$, {plural(forks.depth, 'fork')} {FORKS}"


def label_layers(layers):
    """Return {way: what it does} for the weights of a network."""
    sweeps = {way: count.sweeps for way, count in layers.counts.items()}
    return {
        "backward": f"1 backward sweep, from E to all {layers.n_weights} weights",
        "formulas": f"{sweeps['formulas']} formulas, each calculated by itself",
        "forward": f"{sweeps['forward']} forward sweeps, one from each weight to E",
        "differences": f"{sweeps['differences']} runs of the network, central differences",
    }


def label_forks(forks):
    """Return {way: what it does} for the number in front of the forks."""
    return {
        "backward": "1 backward sweep",
        "formulas": "1 formula, written out",
        "paths": "paths from u₀ to E (not multiplications)",
        "forward": "1 forward sweep, enough for one input",
        "differences": f"{forks.counts['differences'].sweeps} runs, central differences",
    }


def read_layers(layers, forks):
    """Say what the ways to all gradients of a network cost, and why."""
    backward, formulas, front, moved = (f"{count.multiplications:,}" for count in layers.counts.values())
    n_weights, n_formulas = layers.n_weights, layers.counts["formulas"].sweeps
    through_forks = forks.counts["formulas"].multiplications
    return (
        f"For {n_weights} gradients, after a forward pass: {backward} multiplications in one backward sweep, "
        f"{formulas} in {n_formulas} formulas, {front} in {n_weights} forward sweeps, {moved} in {2 * n_weights} "
        f"runs. What a sweep finds for a value is stored once, by its name, and every later product "
        f"takes it from there. Back from the single number E one sweep serves all {n_weights} weights, from the "
        f"front only one. {read_paths(layers)}; through {plural(forks.depth, 'fork')}, without × Wᵀ, one makes "
        f"{through_forks:,}."
    )


def read_paths(layers):
    """Say why the formulas of a network do not double with every layer."""
    if layers.n_paths == 1:
        return "Here each weight has one path to E for each sample"
    paths = f"{layers.n_paths:,} from a first weight for each sample"
    return f"× Wᵀ adds up the paths, {paths}: formulas grow only about as the square of the depth"


def read_forks(forks):
    """Say what the ways to the one gradient through the forks cost, and why."""
    backward, formula, front, moved = (count.multiplications for count in forks.counts.values())
    return (
        f"Through {plural(forks.depth, 'fork')} {forks.n_paths:,} paths lead from u₀ to E. The formula needs the "
        f"gradient of each u for both branches, and calculates it for both: {plural(formula, 'multiplication')}, "
        f"after the first few forks about twice as many with every one more. The backward sweep stores it once, "
        f"by the name of u, adds the branches, and takes it from there: {backward} (3 for each fork). With one "
        f"input a sweep from the front needs as few: {front}. Backward pays where many weights meet one number E. "
        f"Central differences take "
        f"{moved} in 2 runs, but are not exact."
    )


def plural(number, word):
    """Return the number with its word: 1 fork, 2 forks."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def duration(seconds):
    """Return a time with two digits or three, in µs, ms or s."""
    size = max((size for size in UNITS if seconds >= 0.9995 * size), default=min(UNITS))
    number = seconds / size
    return f"{number:.1f} {UNITS[size]}" if number < 9.95 else f"{number:.0f} {UNITS[size]}"
