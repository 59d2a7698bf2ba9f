"""Expressions: trees of symbols that can be written as LaTeX or text, and evaluated.

Evaluating calculates every part again wherever it stands, as a page full of formulas would have it done.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mlp_tutorial.modules import sigmoid, sum_to_shape


@dataclass(frozen=True)
class Expression:
    """Something that can be written, `latex` with its text form, and evaluated on {name: value}."""

    latex: str
    text: str
    evaluate: Callable
    kind: str = "factor"  # or "one", "sum", "times", "product": what must be bracketed where


def named(name):
    """Return the expression of one value of the graph."""
    return Expression(latex_name(name), text_name(name), lambda values: values[name])


def function(argument, latex, text, calculate):
    """Return a function of one named value, `{0}` standing for it in the templates."""
    return Expression(
        latex.format(argument.latex),
        text.format(argument.text),
        lambda values: calculate(argument.evaluate(values)),
    )


def sigma_slope(x):
    """Return σ(x)(1 − σ(x))."""
    return sigmoid(x) * (1 - sigmoid(x))


def error(y, y_hat, batch):
    """Return (y − ŷ), over B in a batch."""
    latex, text = f"({y.latex} - {y_hat.latex})", f"({y.text} − {y_hat.text})"

    def mean_error(values):
        """Return (y − ŷ) / B; without `batch` B must be 1."""
        difference = y.evaluate(values) - y_hat.evaluate(values)
        rows = (np.shape(difference) or (1,))[0]
        if rows > 1 and not batch:
            raise ValueError(f"this formula is for one sample, but y has {rows} rows: write it with batch=True")
        return difference / rows

    if not batch:
        return Expression(latex, text, mean_error)

    return Expression(f"{latex} / B", f"{text}/B", mean_error)


def transposed(x):
    """Return xᵀ."""
    return Expression(f"{x.latex}^T", f"{x.text}ᵀ", lambda values: x.evaluate(values).T)


def product(a, b):
    """Return the matrix product a × b."""
    return joined(a, b, r" \times ", " × ", lambda values: a.evaluate(values) @ b.evaluate(values), "product")


def times(upstream, factor):
    """Return the elementwise product: the factor first, as in the lecture, but after a matrix product."""
    if upstream.kind == "one":
        return factor

    def calculate(values):
        return upstream.evaluate(values) * factor.evaluate(values)

    if upstream.kind == "product" or r"\times" in upstream.latex:
        return joined(upstream, factor, r" \cdot ", " · ", calculate, "times")
    closed = factor.text.endswith(")") and upstream.text[0] in "(["  # brackets side by side need no sign
    signs = (r"\,", "") if closed else (r" \cdot ", " · ")
    return joined(factor, upstream, *signs, calculate, "times")


def plus(a, b):
    """Return a + b, the two branches of a fork."""
    latex, text = f"{a.latex} + {b.latex}", f"{a.text} + {b.text}"
    return Expression(latex, text, lambda values: a.evaluate(values) + b.evaluate(values), "sum")


def rows_summed(a, name):
    """Return a summed over the rows that shared the named value."""
    latex, text = rf"\sum_{{\text{{rows}}}} {bracketed(a, 'latex')}", f"Σ rows {bracketed(a, 'text')}"
    return Expression(latex, text, lambda values: sum_to_shape(a.evaluate(values), np.shape(values[name])), "sum")


def joined(a, b, latex_sign, text_sign, evaluate, kind):
    """Return two expressions joined by a sign, with brackets around what would be read wrongly."""

    def part(side, form):
        """Bracket sums everywhere, and elementwise products inside matrix products."""
        unclear = side.kind == "sum" or (kind == "product" and side.kind != "factor")
        return bracketed(side, form) if unclear else getattr(side, form)

    latex = part(a, "latex") + latex_sign + part(b, "latex")
    return Expression(latex, part(a, "text") + text_sign + part(b, "text"), evaluate, kind)


def bracketed(expression, form):
    """Return its LaTeX or text in the lecture's brackets: [ ] first, { } around those, then ( )."""
    inner = getattr(expression, form)
    escape = "\\" if form == "latex" else ""
    if f"{escape}{{" in inner if escape else "{" in inner:
        return f"({inner})"
    return f"{escape}{{ {inner} {escape}}}" if "[" in inner else f"[{inner}]"


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
