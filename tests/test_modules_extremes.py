import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_tutorial.modules import MSE, Add, MatMul, Sigmoid

LARGE = np.full((2, 2), 1e308)


@pytest.mark.parametrize(
    ("block", "inputs", "output"),
    [
        (MatMul, (LARGE, LARGE), np.full((2, 2), np.inf)),
        (MatMul, (np.array([[np.inf, -np.inf]] * 2), LARGE), np.full((2, 2), np.nan)),
        (Add, (LARGE, LARGE), np.full((2, 2), np.inf)),
        (Add, (LARGE, LARGE[0]), np.full((2, 2), np.inf)),
        (MSE, (LARGE, -LARGE), np.inf),
        (MSE, (LARGE, np.zeros((2, 2))), np.inf),
        (Sigmoid, (LARGE,), np.ones((2, 2))),
        (Sigmoid, (-LARGE,), np.zeros((2, 2))),
    ],
)
def test_a_block_used_alone_is_silent_for_the_largest_numbers(block, inputs, output):
    module = block()
    with np.errstate(all="raise", under="ignore"):
        assert_allclose(module.forward(*inputs), output, rtol=0, atol=1e-300)
        gradients = module.backward(np.full(np.shape(output), 1e308))
    assert [np.shape(gradient) for gradient in gradients] == [np.shape(value) for value in inputs]


def test_an_infinite_gradient_goes_silently_backward_through_a_flat_sigmoid():
    module = Sigmoid()
    module.forward(LARGE)
    with np.errstate(all="raise", under="ignore"):
        (gradient,) = module.backward(np.full((2, 2), np.inf))
    assert np.all(np.isnan(gradient))  # a slope of 0 times inf
