"""The exercise of chapter 04 that ends in a block of one's own."""

import numpy as np

from mlp_tutorial.exercises.base import Exercise
from mlp_tutorial.exercises.catalogue import backward_pass, products
from mlp_tutorial.exercises.chapter_04.tasks_products import both, draw_product

both_right = both()


class OwnMatMul:
    """The block m = x × W, with its way back."""

    def forward(self, x, W):
        """Return m, and save what `backward` needs."""
        self.x, self.W = x, W
        return x @ W

    def backward(self, dE_dm):
        """Return ∂E/∂x and ∂E/∂W, in this order."""
        return dE_dm @ self.W.T, self.x.T @ dE_dm


def draw_two_layers(rng, first=(5, 4, 3), second=(4, 6, 2)):
    """Return x, W and ∂E/∂m for one block, and the same for another, new each time."""
    return draw_product(rng, *first), draw_product(rng, *second)


def two_at_once(answer, first, second):
    """Return what two blocks give that work at the same time, as in a network, and one of them once more."""
    block, other = answer(), answer()
    found = {"m": block.forward(*first[:2]), "m of a second block": other.forward(*second[:2])}
    found["backward of the second block"] = other.backward(second[2])
    found["backward"] = block.backward(first[2])
    found["m of another forward pass"] = block.forward(*second[:2])
    found["backward after another forward pass"] = block.backward(second[2])
    return found


def block_with(forward=np.matmul, backward=both_right):
    """Return a class like OwnMatMul with this forward(x, W) and this backward(x, W, dE_dm)."""

    class Block:
        def forward(self, x, W):
            self.x, self.W = x, W
            return forward(x, W)

        def backward(self, dE_dm):
            return backward(self.x, self.W, dE_dm)

    return Block


class SharedMatMul(OwnMatMul):
    """The block with one place for all of its kind."""

    def forward(self, x, W):
        """Save in the class."""
        SharedMatMul.x, SharedMatMul.W = x, W
        return x @ W


class StaleMatMul(OwnMatMul):
    """The block that saves only once."""

    def forward(self, x, W):
        """Save if there is nothing yet."""
        if not hasattr(self, "x"):
            self.x, self.W = x, W
        return x @ W


BLOCK = Exercise(
    name="04-block",
    title="a block of your own",
    statement="""
Write the block $m = x \\times W$ as a class `OwnMatMul`, like those of the package. `forward(x, W)` returns $m$
and saves what the way back needs; `backward(dE_dm)` takes the gradient that comes in and returns
$\\partial E/\\partial x$ and $\\partial E/\\partial W$, in this order. The check makes two of your blocks and lets
them work at the same time, as the two layers of a network do, with other sizes each; then one of them has
another forward pass.
""",
    level=4,
    starter="class OwnMatMul:\n"
    '    """The block m = x × W, with its way back."""\n\n'
    "    def forward(self, x, W):\n        return ...\n\n"
    "    def backward(self, dE_dm):\n        return ...\n",
    reference=OwnMatMul,
    hints=(
        "What does backward need besides dE_dm? It must be in `self` when forward has ended.",
        "self.x and self.W belong to this one block, and each forward pass puts new ones there.",
        "backward returns two products, with a comma between them. Each has the shape of what it belongs to.",
    ),
    lesson="This is a block of a network, whatever stands before and behind it. Each has saved its own values, "
    "so two of them do not disturb each other.",
    draw=draw_two_layers,
    draw_square=lambda rng: draw_two_layers(rng, (4, 4, 4), (4, 4, 4)),
    use=two_at_once,
    wrong={
        products.RESULTS_EXCHANGED: block_with(backward=lambda *given: both_right(*given)[::-1]),
        products.WEIGHTS_ALONE: block_with(backward=lambda x, W, d: x.T @ d),
        products.WEIGHTS_TURNED: block_with(backward=both(weights=lambda x, W, d: d.T @ x)),
        products.BACK_TURNED: block_with(backward=both(back=lambda x, W, d: W @ d.T)),
        products.WEIGHTS_NOT_TRANSPOSED: block_with(backward=both(back=lambda x, W, d: d @ W)),
        products.INPUT_NOT_TRANSPOSED: block_with(backward=both(weights=lambda x, W, d: x @ d)),
        products.BACK_ORDER: block_with(backward=both(back=lambda x, W, d: W.T @ d)),
        products.WEIGHT_ORDER: block_with(backward=both(weights=lambda x, W, d: d @ x.T)),
        products.ENTRYWISE_BACK: block_with(backward=both(back=lambda x, W, d: d * W.T)),
        products.ENTRYWISE_WEIGHTS: block_with(backward=both(weights=lambda x, W, d: x.T * d)),
        products.BOTH_WRONG: block_with(backward=both(back=lambda x, W, d: W @ d)),
        products.ENTRYWISE_BOTH: block_with(
            backward=both(back=lambda x, W, d: d * W.T, weights=lambda x, W, d: x.T * d)
        ),
        products.ENTRYWISE_FORWARD: block_with(forward=np.multiply),
        products.FORWARD_ORDER: block_with(forward=lambda x, W: W @ x),
        products.WEIGHTS_DIVIDED: block_with(backward=both(weights=lambda x, W, d: x.T @ d / len(x))),
        backward_pass.GRADIENT_LEFT_OUT: block_with(backward=lambda x, W, d: (W.T, x.T)),
        backward_pass.SAVED_FOR_ALL: SharedMatMul,
        backward_pass.SAVED_ONCE: StaleMatMul,
    },
)
