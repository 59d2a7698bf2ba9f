"""The exercise of chapter 00: how an exercise works."""

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue.first_steps import SUM_INSTEAD_OF_PRODUCT


def product():
    """Return the product."""
    return 6 * 7


EXERCISES = (
    Exercise(
        name="00-try",
        title="try an exercise",
        statement="Put the product of 6 and 7 in place of the three dots, run the cell, and then run the check. "
        "Try wrong numbers, too: first any number, and then the sum of the two.",
        level=1,
        starter="product = ...",
        reference=product,
        hints=("A product is what multiplying gives.", "Python writes a product with a star.", "Type 6 * 7."),
        lesson="That is how every exercise of the course works.",
        wrong={SUM_INSTEAD_OF_PRODUCT: lambda: 6 + 7},
    ),
)
