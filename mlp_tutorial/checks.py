"""Checks of arguments: each raises a ValueError that names the value and what was expected."""

from collections.abc import Collection
from numbers import Integral


def require_whole_number(name, value, low, high=None):
    """Raise ValueError unless value is a whole number from low to high (None: no upper end)."""
    if (
        not isinstance(value, Integral)
        or isinstance(value, bool)
        or value < low
        or (high is not None and value > high)
    ):
        expected = f"{low} or more" if high is None else f"{low} to {high}"
        raise ValueError(f"{name} is {value!r}, expected a whole number, {expected}")


def require_known(claim, names, known):
    """Raise ValueError unless names is a list, or the like, of names that are all among the known ones."""
    if isinstance(names, str):
        raise ValueError(f"{claim} {names!r}, expected a list or tuple of names: [{names!r}]")
    if not isinstance(names, Collection):
        raise ValueError(f"{claim} {names!r}, expected a list or tuple of names")
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"{claim} {unknown}; expected names out of {list(known)}")


def require_inputs(inputs, expected):
    """Raise ValueError unless the inputs of a graph's forward pass, by name, are all the expected ones."""
    if inputs.keys() != set(expected):
        missing = [name for name in expected if name not in inputs]
        if missing:
            raise ValueError(f"forward needs the inputs {list(expected)}; missing: {missing}")
        require_known("forward was given", inputs, expected)


def require_order(steps):
    """Raise ValueError unless the steps of a graph can be calculated in their order (see Graph)."""
    if not steps:
        raise ValueError("steps is empty; expected at least one (name, module, input names)")
    position = {name: number for number, (name, _, _) in enumerate(steps)}
    if len(position) != len(steps):
        raise ValueError(f"two steps have the same name: {[name for name, _, _ in steps]}")
    if len({id(module) for _, module, _ in steps}) != len(steps):
        raise ValueError("a block stands in two steps, but can save the values of only one: make it twice")
    for number, (name, _, arguments) in enumerate(steps):
        if isinstance(arguments, str):
            raise ValueError(
                f"step {name!r} has the inputs {arguments!r}, expected a tuple of names: ({arguments!r},)"
            )
        for argument in arguments:
            if position.get(argument, -1) >= number:
                raise ValueError(f"step {name!r} uses {argument!r}, which is not calculated before it")


def require_factors(x_shape, W_shape):
    """Raise ValueError unless x × W is a product for each model: (…, B, n_in) and (…, n_in, n_out)."""
    if len(x_shape) < 2 or x_shape[:-2] != W_shape[:-2] or x_shape[-1:] != W_shape[-2:-1]:
        raise ValueError(
            f"MatMul: shapes {x_shape} and {W_shape} do not fit; expected (B, n_in) and (n_in, n_out)"
        )


def require_targets(y_shape, y_hat_shape):
    """Raise ValueError unless both are (…, B, n_out), the same and not empty, or both ()."""
    if y_shape != y_hat_shape or len(y_shape) == 1 or 0 in y_shape:
        raise ValueError(
            f"MSE: y has shape {y_shape} and y_hat {y_hat_shape}; "
            "expected the same shape for both, (B, n_out) or ()"
        )


def require_broadcast(name, a_shape, b_shape):
    """Raise ValueError unless b broadcasts to a's shape, and along the last axis is as long as a.

    So b is the end of a's shape, with 1 in place of some sizes before its last one, as in (1, n) or (…, 1, n).
    """
    if b_shape == a_shape[-len(b_shape) :]:
        return
    pairs = zip(reversed(a_shape), reversed(b_shape), strict=False)
    is_short = len(b_shape) <= len(a_shape) and b_shape[-1:] in ((), a_shape[-1:])
    if not is_short or any(b not in (a, 1) for a, b in pairs):
        raise ValueError(
            f"{name}: shapes {a_shape} and {b_shape} do not fit; "
            "expected the second to equal the first or the end of it"
        )
