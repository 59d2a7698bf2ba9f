import pytest
from drive import texts

from mlp_tutorial.explorers.fork import ForkExplorer


@pytest.fixture
def fork():
    explorer = ForkExplorer()
    yield explorer
    explorer.close()


def test_the_fork_starts_with_one_branch_off(fork):
    assert fork.settings == {"a": 1.2, "through_p": True, "through_q": False}


def test_with_both_branches_the_fork_has_the_numbers_of_the_chapter(fork):
    fork.set(through_q=True)
    result = fork.compute(**fork.settings)
    assert result.shares["p"] == pytest.approx(2.2369, abs=1e-4)
    assert result.shares["q"] == pytest.approx(0.5218, abs=1e-4)
    assert "∂E/∂a = 2.2369 + 0.5218 = 2.7587" in texts(fork)
    assert fork.reading.endswith("together 2.7587, and the slope measured by moving a is 2.7587: they agree.")


def test_a_branch_left_out_is_said_in_words_and_picture(fork):
    fork.set(through_q=False)
    assert fork.reading == (
        "Without the branch through q the gradient of a is 2.2369, but the slope measured by moving a is 2.7587: "
        "wrong by exactly its share, 0.5218."
    )
    assert {"left out", "0.5218", "∂E/∂a = 2.2369 + (left out) = 2.2369"} <= set(texts(fork))
    fork.set(through_p=False)
    assert "wrong by exactly both shares, 2.7587" in fork.reading


def test_where_a_branch_brings_nothing_it_is_not_called_wrong(fork):
    fork.set(a=0.0, through_q=False)
    assert fork.reading.endswith("right only because nothing comes through there at this a.")
