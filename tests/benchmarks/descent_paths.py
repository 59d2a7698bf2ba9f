"""How fast a path over a surface is: `python tests/benchmarks/descent_paths.py`.

500 steps of SGD with momentum from one point, in float64, beside PyTorch's optimizer on the same surface; and from
400 points at once, per point. One thread.
"""

from turns import has, in_turns, print_machine, print_table, use_threads

use_threads(1)

import numpy as np  # noqa: E402

from mlp_tutorial.descent import descend, descend_from_all, ravine, rosenbrock  # noqa: E402
from mlp_tutorial.optimizers import Momentum  # noqa: E402

N_STEPS, N_STARTS, N_ROUNDS = 500, 400, 11
RATE, MOMENTUM = 1e-4, 0.9
SURFACES = {"ravine": ravine(20.0), "Rosenbrock": rosenbrock()}
ERRORS = {
    "ravine": lambda a, b: 0.5 * (a**2 + 20 * b**2),
    "Rosenbrock": lambda a, b: (1 - a) ** 2 + 100 * (b - a**2) ** 2,
}


def torch_path(name, start):
    """Return the points of PyTorch's path, (N_STEPS + 1, 2)."""
    import torch

    w = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=RATE, momentum=MOMENTUM)
    points = [w.detach().numpy().copy()]
    for _ in range(N_STEPS):
        optimizer.zero_grad()
        ERRORS[name](*w).backward()
        optimizer.step()
        points.append(w.detach().numpy().copy())
    return np.array(points)


def main():
    """Measure, and print the table."""
    print_machine(["numpy", "torch"])
    rows = {}
    for name, surface in SURFACES.items():
        low, high = np.transpose(surface.window)
        starts = np.random.default_rng(0).uniform(low, high, (N_STARTS, 2))
        one = lambda surface=surface: descend(surface, Momentum(RATE, MOMENTUM), surface.start, N_STEPS)  # noqa: E731
        calls = {
            "one start": one,
            "each of 400": lambda surface=surface, starts=starts: descend_from_all(
                surface, Momentum(RATE, MOMENTUM), starts, N_STEPS
            ),
        }
        if has("torch"):
            calls["PyTorch"] = lambda name=name, surface=surface: torch_path(name, surface.start)
            if not np.allclose(calls["PyTorch"](), one().points, rtol=1e-9):
                raise ValueError(f"PyTorch takes another path down {name}")
        taken = in_turns(calls, N_ROUNDS, at_least=0)
        taken["each of 400"] /= N_STARTS
        rows[name] = {what: f"{1e3 * value:.3f}" for what, value in taken.items()}
        rows[name]["each / one"] = f"{taken['each of 400'] / taken['one start']:.4f}"
        if "PyTorch" in taken:
            rows[name]["PyTorch / one"] = f"{taken['PyTorch'] / taken['one start']:.1f}"
    print_table(
        f"median ms of {N_STEPS} steps", rows, list(dict.fromkeys(what for row in rows.values() for what in row))
    )


if __name__ == "__main__":
    main()
