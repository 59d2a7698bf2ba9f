"""Expressions: trees of symbols that can be written as LaTeX or text, and evaluated.

Evaluating calculates every part again wherever it stands, as a page full of formulas would have it done.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from mlp_tutorial.modules import sigmoid, sum_to_shape


@dataclass(frozen=True)
class Expression:
    """Something that can be written, `latex` with its text form, and evaluated on {name: value}.

    `parts` are the expressions and signs that it is made of, in the order in which they are written.
    """

    latex: str
    text: str
    evaluate: Callable
    kind: str = "factor"  # or one, gradient, difference, sum, times, product, applied …: what to bracket where
    parts: tuple = ()


def named(name):
    """Return the expression of one value of the graph."""
    return Expression(latex_name(name), text_name(name), lambda values: values[name])


def gradient_of(name):
    """Return the expression of ∂E/∂name; it is evaluated on values that have it under "∂E/∂name"."""
    latex = rf"\frac{{\partial E}}{{\partial {latex_name(name)}}}"
    return Expression(latex, f"∂E/∂{text_name(name)}", lambda values: values[f"∂E/∂{name}"], "gradient")


def gradient_so_far(name):
    """Return the expression of what earlier branches have given to ∂E/∂name, under "∂E/∂name so far"."""
    whole, key = gradient_of(name), f"∂E/∂{name} so far"
    return Expression(rf"({whole.latex})_{{\text{{so far}}}}", f"{whole.text} so far", lambda values: values[key])


def function(argument, latex, text, calculate):
    """Return a function of one value, `{0}` standing for it in the templates, as one factor without parts."""
    return Expression(
        latex.format(argument.latex),
        text.format(argument.text),
        lambda values: calculate(argument.evaluate(values)),
    )


def applied(argument, latex, text, calculate):
    """Return a function of one value, as `function` does, with its argument as a part."""
    before, after = text.split("{0}")
    parts = tuple(part for part in (before, argument, after) if part)
    return replace(function(argument, latex, text, calculate), kind="applied", parts=parts)


def sigma_slope(x):
    """Return σ(x)(1 − σ(x))."""
    return sigmoid(x) * (1 - sigmoid(x))


def difference(y, y_hat):
    """Return y − ŷ."""
    latex, text = f"{y.latex} - {y_hat.latex}", f"{y.text} − {y_hat.text}"
    return Expression(
        latex, text, lambda values: y.evaluate(values) - y_hat.evaluate(values), "difference", (y, "−", y_hat)
    )


def error(y, y_hat, batch):
    """Return y − ŷ, over B in a batch."""
    plain = difference(y, y_hat)

    def mean_error(values):
        """Return (y − ŷ) / B; without `batch` B must be 1."""
        found = plain.evaluate(values)
        rows = (np.shape(found) or (1,))[0]
        if rows > 1 and not batch:
            raise ValueError(f"this formula is for one sample, but y has {rows} rows: write it with batch=True")
        return found / rows

    if not batch:
        return replace(plain, evaluate=mean_error)
    parts = ("(", y, "−", y_hat, ") / B")
    return Expression(f"({plain.latex}) / B", f"({plain.text})/B", mean_error, "factor", parts)


def half_mean_square(y, y_hat, batch):
    """Return ½ Σ (y − ŷ)², over B in a batch."""
    latex = rf"\frac{{1}}{{{'2B' if batch else '2'}}} \sum ({y.latex} - {y_hat.latex})^2"
    text = f"{'1/(2B)' if batch else '½'} Σ ({y.text} − {y_hat.text})²"

    def calculate(values):
        difference = y.evaluate(values) - y_hat.evaluate(values)
        return np.sum(np.square(difference)) / 2 / ((np.shape(difference) or (1,))[0] if batch else 1)

    return Expression(latex, text, calculate, "mean square", ("½ Σ (", y, "−", y_hat, ")²" + " / B" * batch))


def transposed(x):
    """Return xᵀ."""
    return Expression(f"{x.latex}^T", f"{x.text}ᵀ", lambda values: np.transpose(x.evaluate(values)))


def product(a, b):
    """Return the matrix product a × b."""

    def calculate(values):
        return np.matmul(a.evaluate(values), b.evaluate(values))

    return joined(a, b, r" \times ", " × ", calculate, "product")


def times(upstream, factor):
    """Return the elementwise product: the factor first, as in the lecture, but after ∂E/∂… or a matrix product."""
    if upstream.kind == "one":
        return factor

    def calculate(values):
        return upstream.evaluate(values) * factor.evaluate(values)

    if upstream.kind == "gradient" or r"\times" in upstream.latex:
        return joined(upstream, factor, r" \cdot ", " · ", calculate, "times")
    closed = factor.text.endswith(")") and (upstream.kind == "difference" or upstream.text[0] == "(")
    signs = (r"\,", " ") if closed else (r" \cdot ", " · ")  # brackets side by side need no sign
    return joined(factor, upstream, *signs, calculate, "times")


def plus(a, b):
    """Return a + b, such as the two branches of a fork."""
    latex, text = f"{a.latex} + {b.latex}", f"{a.text} + {b.text}"
    return Expression(latex, text, lambda values: a.evaluate(values) + b.evaluate(values), "sum", (a, "+", b))


def summed(a, name, over="rows"):
    """Return a summed over the rows, or over all entries, that shared the named value."""
    return reduced(a, f"Σ {over}", lambda number, values: sum_to_shape(number, np.shape(values[name])))


def reduced(a, sign, calculate):
    """Return what `calculate(array, values)` makes of a, a sum such as "Σ rows", written as the sign before it."""
    words = sign.removeprefix("Σ ")
    latex = rf"\sum_{{\text{{{words}}}}}" if sign.startswith("Σ ") else rf"\text{{{words}}}"
    return Expression(
        rf"{latex}\, {_bracketed(a, 'latex', 'right')}",
        f"{sign} {_bracketed(a, 'text', 'right')}",
        lambda values: calculate(np.asarray(a.evaluate(values)), values),
        "sum",
        (sign, a),
    )


def negative(a):
    """Return −a."""
    latex, text = _bracketed(a, "latex", "right"), _bracketed(a, "text", "right")
    return Expression(f"-{latex}", f"−{text}", lambda values: -np.asarray(a.evaluate(values)), "sum", ("−", a))


def joined(a, b, latex_sign, text_sign, evaluate, kind):
    """Return two expressions joined by a sign, with brackets around what would be read wrongly."""

    def part(one, side, form):
        """Bracket sums everywhere, and elementwise products inside matrix products."""
        unclear = one.kind in ("sum", "difference") or (kind == "product" and one.kind in ("times", "product"))
        return _bracketed(one, form, side) if unclear else getattr(one, form)

    latex = part(a, "left", "latex") + latex_sign + part(b, "right", "latex")
    text = part(a, "left", "text") + text_sign + part(b, "right", "text")
    return Expression(latex, text, evaluate, kind, (a, text_sign.strip() or "·", b))


def _bracketed(expression, form, side):
    """Return its LaTeX or text in the lecture's brackets: ( ), on the left [ ], and { } around those."""
    inner, escape = getattr(expression, form), "\\" if form == "latex" else ""
    if expression.kind == "difference":
        return f"({inner})"
    if not (expression.parts or expression.kind == "one"):
        return inner
    if f"{escape}{{" in inner if escape else "{" in inner:
        return f"( {inner} )"
    if "[" in inner:
        return f"{escape}{{ {inner} {escape}}}"
    return f"[ {inner} ]" if side == "left" else f"( {inner} )"


def latex_name(name):
    """Return a value's name in LaTeX: W1 as W_1, y_hat as ŷ."""
    if name.endswith("_hat"):
        return rf"\hat{{{latex_name(name[:-4])}}}"
    return re.sub(r"^(\D+)(\d+)$", r"\1_{\2}", name.replace("_", r"\_"))


def text_name(name):
    """Return a value's name in plain text: W1 as W₁, y_hat as ŷ."""
    if name.endswith("_hat"):
        return f"{name[:-4]}\u0302".replace("y\u0302", "ŷ")
    return name.translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
