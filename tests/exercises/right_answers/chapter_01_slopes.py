"""Right answers to the exercises of chapter 01 on slopes and steps, each written in another way."""

import numpy as np

from mlp_tutorial.gradient_check import numerical_gradient
from mlp_tutorial.optimizers import SGD


def central_in_steps(f, w, h):
    above, below = f(w + h), f(w - h)
    return (above - below) / ((w + h) - (w - h))


def step_of_the_package(w, slope, learning_rate):
    moved = w.copy()
    SGD(learning_rate).step(moved, slope)
    return moved


def step_in_loops(w, slope, learning_rate):
    moved = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        moved[place] = w[place] - learning_rate * slope[place]
    return moved


def step_in_place(w, slope, learning_rate):
    moved = w.copy()
    moved -= learning_rate * slope
    return moved


def step_with_a_copy_of_the_slope(w, slope, learning_rate):
    move = slope.copy()
    move *= -learning_rate
    move += w
    return move


def slopes_with_copies(f, w, h):
    slopes = np.zeros(w.shape)
    for k in range(len(w)):
        up, down = w.copy(), w.copy()
        up[k] += h
        down[k] -= h
        slopes[k] = (f(up) - f(down)) / (2 * h)
    return slopes


def slopes_with_one_copy(f, w, h):
    trial, slopes = w.copy(), []
    for k, value in enumerate(w):
        trial[k] = value + h
        up = f(trial)
        trial[k] = value - h
        down = f(trial)
        trial[k] = value
        slopes.append((up - down) / (2 * h))
    return slopes


def slopes_in_w_itself(f, w, h):
    slopes = np.empty_like(w)
    for k in range(w.size):
        value = w[k]
        sides = []
        for moved in (value - h, value + h):
            w[k] = moved
            sides.append(f(w))
        w[k] = value
        slopes[k] = np.diff(sides)[0] / h / 2
    return slopes


def slopes_there_and_back(f, w, h):
    slopes = []
    for k in range(len(w)):
        w[k] += h
        up = f(list(w))
        w[k] -= 2 * h
        slopes.append((up - f(list(w))) / (2 * h))
        w[k] += h
    return slopes


def slopes_mean_of_both_sides(f, w, h):
    here = f(w)
    return [((f(w + h * e) - here) / h + (here - f(w - h * e)) / h) / 2 for e in np.eye(len(w))]


def slopes_along_lines(f, w, h):
    def along(k):
        return lambda value: f(np.array([*w[:k], value, *w[k + 1 :]]))

    return tuple((along(k)(w[k] + h) - along(k)(w[k] - h)) / (2 * h) for k in range(5))


def descend_in_place(f, w, learning_rate, n_steps):
    w = w.copy()
    for _ in range(n_steps):
        w -= learning_rate * numerical_gradient(f, w)
    return w


def descend_by_the_package(f, w, learning_rate, n_steps):
    moved, rule = w.copy(), SGD(learning_rate)
    for _ in range(n_steps):
        rule.step(moved, numerical_gradient(f, moved))
    return moved


def descend_deeper(f, w, learning_rate, n_steps):
    if n_steps == 0:
        return w
    return descend_deeper(f, w - learning_rate * numerical_gradient(f, w), learning_rate, n_steps - 1)


def descend_while(f, w, learning_rate, n_steps):
    place, done = w, 0
    while done < n_steps:
        place = place + -learning_rate * numerical_gradient(f, place)
        done += 1
    return place


def descend_with_a_history(f, w, learning_rate, n_steps):
    places = [w]
    for _ in range(n_steps):
        places.append(places[-1] - learning_rate * numerical_gradient(f, places[-1]))
    return places[-1]


def descend_knob_by_knob(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        slopes = numerical_gradient(f, w)
        w = np.array([value - learning_rate * slope for value, slope in zip(w, slopes, strict=True)])
    return w


def descend_with_slopes_of_ones_own(f, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = w - learning_rate * np.array(slopes_with_one_copy(f, w, 1e-5))
    return w


def descend_to_a_list(f, w, learning_rate, n_steps):
    for _ in range(1, n_steps + 1):
        w = np.subtract(w, np.multiply(learning_rate, numerical_gradient(f, w, step=1e-4)))
    return w.tolist()


RIGHT = {
    "01-central": [
        central_in_steps,
        lambda f, w, h: (f(w + h) - f(w - h)) / 2 / h,
        lambda f, w, h: (f(w + h) - f(w - h)) / (h + h),
        lambda f, w, h: 0.5 * (f(w + h) - f(w - h)) / h,
        lambda f, w, h: ((f(w + h) - f(w)) / h + (f(w) - f(w - h)) / h) / 2,
        lambda f, w, h: (f(w - h) - f(w + h)) / (-2 * h),
        lambda f, w, h: f(w + h) / (2 * h) - f(w - h) / (2 * h),
        lambda f, w, h: np.diff([f(w - h), f(w + h)])[0] / (2 * h),
        lambda f, w, h: np.polyfit([-h, 0, h], [f(w - h), f(w), f(w + h)], 2)[1],
    ],
    "01-step": [
        step_of_the_package,
        step_in_loops,
        step_in_place,
        step_with_a_copy_of_the_slope,
        lambda w, slope, learning_rate: w + learning_rate * -slope,
        lambda w, slope, learning_rate: np.subtract(w, np.multiply(slope, learning_rate)),
        lambda w, slope, learning_rate: -(learning_rate * slope - w),
        lambda w, slope, learning_rate: (w - learning_rate * slope).tolist(),
        lambda w, slope, learning_rate: [w_row - learning_rate * s for w_row, s in zip(w, slope, strict=True)],
    ],
    "01-slopes": [
        slopes_with_copies,
        slopes_with_one_copy,
        slopes_in_w_itself,
        slopes_there_and_back,
        slopes_mean_of_both_sides,
        slopes_along_lines,
        lambda f, w, h: np.array([(f(w + h * e) - f(w - h * e)) / (2 * h) for e in np.eye(len(w))]),
        lambda f, w, h: [(f(w + e) - f(w - e)) / (2 * h) for e in np.diag(np.full(5, h))],
        lambda f, w, h: np.apply_along_axis(lambda e: (f(w + e) - f(w - e)) / (2 * h), 1, h * np.eye(5)),
        lambda f, w, h: (
            (np.array([f(w + h * e) for e in np.eye(5)]) - np.array([f(w - h * e) for e in np.eye(5)])) / (2 * h)
        ),
    ],
    "01-descent": [
        descend_in_place,
        descend_by_the_package,
        descend_deeper,
        descend_while,
        descend_with_a_history,
        descend_knob_by_knob,
        descend_with_slopes_of_ones_own,
        descend_to_a_list,
    ],
}
