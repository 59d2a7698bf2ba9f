"""How fast a training step is: `python tests/benchmarks/training_step.py [threads]`.

Forward, backward and a momentum update on one minibatch, in float64: the course's modules beside other libraries,
and beside the limit, which is the five matrix products and the exponentials alone. Threads: 1, unless given.
"""

import sys
import tracemalloc

from turns import in_turns, print_machine, print_table, use_threads

use_threads(int(sys.argv[1]) if len(sys.argv) > 1 else 1)

import numpy as np  # noqa: E402
from peers import all_steps, course_step  # noqa: E402

CASES = {
    (2, 3, 1): 4,
    (64, 32, 10): 32,
    (64, 128, 10): 128,
    (784, 512, 10): 256,
}
N_ROUNDS = 31
NOT_COMPARED = ("TrainingRun", "limit", "scikit-learn")  # other samples, no error, another error


def samples(sizes, batch_size):
    """Return inputs and targets, one of them 1 in each row."""
    rng = np.random.default_rng(0)
    y_hat = np.eye(max(2, sizes[2]))[rng.integers(max(2, sizes[2]), size=batch_size)][:, : sizes[2]]
    return rng.random((batch_size, sizes[0])), np.ascontiguousarray(y_hat)


def check_agreement(steps):
    """Raise ValueError unless the course and its peers report the same error, step after step."""
    errors = {name: [step() for _ in range(3)] for name, step in steps.items() if name not in NOT_COMPARED}
    for name, values in errors.items():
        if not np.allclose(values, errors["course"], rtol=1e-9):
            raise ValueError(f"{name} has the errors {values}, expected the course's, {errors['course']}")


def peak_memory(batch_size, n_steps):
    """Return the most memory, in kB, that n_steps steps at 64-32-10 need beyond what is there before."""
    step = course_step((64, 32, 10), *samples((64, 32, 10), batch_size))
    step()
    tracemalloc.start()
    for _ in range(n_steps):
        step()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e3


def main():
    """Measure, and print the tables."""
    print_machine(["numpy", "torch", "jax", "autograd", "scikit-learn"])
    times, ratios = {}, {}
    for sizes, batch_size in CASES.items():
        steps = all_steps(sizes, *samples(sizes, batch_size))
        check_agreement(steps)
        taken = in_turns(steps, N_ROUNDS)
        row = f"{'-'.join(map(str, sizes))}, batch {batch_size}"
        times[row] = {name: f"{1e6 * value:.1f}" for name, value in taken.items()}
        ratios[row] = {name: f"{value / taken['course']:.2f}" for name, value in taken.items() if name != "limit"}
        ratios[row]["course / limit"] = f"{taken['course'] / taken['limit']:.2f}"
    headings = list(next(iter(times.values())))
    print_table("median µs of a step", times, headings)
    peers = [name for name in headings if name not in ("course", "limit")]
    print_table("how many times as long as the course's", ratios, [*peers, "course / limit"])
    memory = {f"batch {size}": {n: f"{peak_memory(size, n):.0f}" for n in (10, 100, 1000)} for size in (32, 320)}
    print_table("kB needed by so many steps", memory, [10, 100, 1000])


if __name__ == "__main__":
    main()
