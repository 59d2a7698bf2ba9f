"""Training the digits live, on a real event loop: whatever is done meanwhile is answered."""

import asyncio
import warnings

import numpy as np
import pytest
from drive import complaints, pixels_drawn_afresh, texts

from mlp_tutorial.explorers import digits
from mlp_tutorial.explorers.digits import TrainingExplorer


@pytest.fixture
def explorer():
    made = TrainingExplorer()
    made.rest = 0.001
    yield made
    made.close()


def epochs(explorer):
    return explorer.result.progress.epochs


def curves(explorer):
    progress = explorer.result.progress
    return np.concatenate([*progress.training, *progress.held_out])


async def until(condition):
    """Wait for the condition, as the page does: the loop goes on meanwhile."""
    while not condition():
        await asyncio.sleep(0)


async def trained_live(explorer, n_epochs):
    explorer.start()
    await until(lambda: epochs(explorer) >= n_epochs)
    explorer.pause()


def test_trained_live_it_shows_what_the_same_epochs_at_once_show(explorer):
    asyncio.run(trained_live(explorer, 3))
    live = epochs(explorer), curves(explorer), explorer.screen.png
    explorer.reset()
    explorer.train(live[0])
    assert np.array_equal(curves(explorer), live[1])
    assert explorer.screen.png == live[2]


async def interrupted(explorer):
    explorer.start()
    await until(lambda: epochs(explorer) >= 2)
    explorer.interrupt()
    await until(lambda: explorer.task is None)
    assert explorer.reading.startswith("Paused by Interrupt, after ")


def test_interrupted_it_pauses_says_so_and_goes_on_when_asked_to(explorer):
    asyncio.run(interrupted(explorer))
    asyncio.run(trained_live(explorer, epochs(explorer) + 1))
    assert explorer.reading.startswith("Paused, after ")


def test_an_interrupt_while_nothing_trains_changes_nothing(explorer):
    before = explorer.reading
    explorer.interrupt()
    assert explorer.reading == before
    explorer.close()
    explorer.interrupt()


def test_another_task_gets_its_turn_after_every_epoch(explorer):
    turns = []

    async def neighbour():
        while True:
            turns.append(epochs(explorer))
            await asyncio.sleep(0)

    async def both():
        task = asyncio.create_task(neighbour())
        await trained_live(explorer, 4)
        task.cancel()

    asyncio.run(both())
    assert {1, 2, 3} <= set(turns)


def test_a_setting_that_moves_while_it_trains_counts_from_the_next_epoch(explorer):
    async def moved_meanwhile():
        explorer.start()
        await until(lambda: epochs(explorer) == 2)
        explorer.set(learning_rate=0.5, momentum=0.5, weight_decay=0.001)
        await until(lambda: epochs(explorer) == 4)
        explorer.pause()

    asyncio.run(moved_meanwhile())
    live = curves(explorer)
    explorer.reset()
    explorer.train(2)
    explorer.set(learning_rate=0.5, momentum=0.5, weight_decay=0.001)
    explorer.train(2)
    assert np.array_equal(curves(explorer), live)


def test_a_slider_that_moves_while_it_is_paused_changes_no_curve(explorer):
    explorer.train(2)
    before = curves(explorer)
    explorer.set(learning_rate=9.9, momentum=0.9, weight_decay=0.1)
    assert np.array_equal(curves(explorer), before)
    explorer.set(learning_rate=2.0, momentum=0, weight_decay=0.0)
    explorer.train(1)
    explorer.reset()
    explorer.train(2)
    assert np.array_equal(curves(explorer), before)


def test_a_pause_is_a_pause_and_start_goes_on(explorer):
    async def paused_between():
        await trained_live(explorer, 2)
        paused = epochs(explorer)
        assert "Paused" in explorer.reading
        await asyncio.sleep(20 * explorer.rest)
        assert epochs(explorer) == paused
        await trained_live(explorer, paused + 2)
        return epochs(explorer)

    n_epochs = asyncio.run(paused_between())
    live = curves(explorer)
    explorer.reset()
    explorer.train(n_epochs)
    assert np.array_equal(curves(explorer), live)


def test_a_minibatch_is_one_step_and_an_epoch_can_be_finished(explorer):
    explorer.step()
    assert explorer.run.n_steps == 1
    assert "0 of 100 epochs and 1 of 43 minibatches" in explorer.reading
    explorer.train(1)
    assert (epochs(explorer), explorer.result.progress.minibatches) == (1, 0)


def test_while_it_trains_it_says_so_and_at_the_end_it_stops(explorer, monkeypatch):
    monkeypatch.setattr(digits, "N_EPOCHS", 3)
    explorer.reset()

    async def to_the_end():
        explorer.start()
        assert "In training" in explorer.reading
        await until(lambda: "Ended" in explorer.reading)
        await until(lambda: explorer.task is None)
        explorer.start()
        explorer.step()
        await asyncio.sleep(5 * explorer.rest)

    asyncio.run(to_the_end())
    assert epochs(explorer) == 3
    explorer.train(1000)
    assert epochs(explorer) == 3


def test_started_twice_it_trains_once(explorer):
    async def twice():
        explorer.start()
        task = explorer.task
        explorer.start()
        assert explorer.task is task
        explorer.pause()

    asyncio.run(twice())


def test_reset_while_it_trains_stops_and_brings_the_start_back(explorer):
    before = explorer.settings, explorer.screen.png, explorer.reading

    async def reset_meanwhile():
        explorer.start()
        await until(lambda: epochs(explorer) == 2)
        explorer.set(learning_rate=9.9)
        explorer.reset()
        await asyncio.sleep(5 * explorer.rest)

    asyncio.run(reset_meanwhile())
    assert (explorer.settings, explorer.screen.png, explorer.reading) == before


def test_closed_while_it_trains_it_trains_no_longer():
    explorer = TrainingExplorer()

    async def closed_meanwhile():
        await asyncio.sleep(0)
        explorer.start()
        await until(lambda: epochs(explorer) == 1)
        run = explorer.run
        explorer.close()
        n_steps = run.n_steps
        await asyncio.sleep(2 * explorer.rest)
        assert run.n_steps == n_steps
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(closed_meanwhile())


def test_without_a_loop_start_says_what_it_needs_and_nothing_has_happened(explorer):
    before = explorer.reading
    with pytest.raises(RuntimeError, match=r"start needs a running event loop.*train\(n_epochs\)"):
        explorer.start()
    assert explorer.reading == before
    assert explorer.task is None


@pytest.mark.parametrize("n_epochs", [-1, 1.5, True, None])
def test_a_number_of_epochs_that_is_none_is_refused(explorer, n_epochs):
    with pytest.raises(ValueError, match=r"n_epochs is .*, expected a whole number, 0 or more"):
        explorer.train(n_epochs)


def test_what_goes_wrong_in_training_reaches_the_log_and_the_reading_and_start_tries_again(explorer):
    logged = []

    def refuse(weights, gradient):
        raise ArithmeticError("the optimizer is tired")

    async def failing():
        asyncio.get_running_loop().set_exception_handler(lambda _, context: logged.append(context["exception"]))
        explorer.start()
        explorer.run.optimizer.step = refuse
        await until(lambda: explorer.task is None)
        assert "Stopped by an error" in explorer.reading
        assert "ArithmeticError: the optimizer is tired" in explorer.reading
        del explorer.run.optimizer.step
        await trained_live(explorer, 1)

    asyncio.run(failing())
    assert [str(error) for error in logged] == ["the optimizer is tired"]
    assert "tired" not in explorer.reading


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"learning_rate": 9.9, "momentum": 0.9}, "saturated"),
        ({"learning_rate": 99}, "saturated"),
        ({"learning_rate": 9.9, "weight_decay": 1.0}, "diverged"),
        ({"learning_rate": 99, "momentum": 0.99, "weight_decay": 1.0}, "diverged"),
    ],
)
def test_divergence_is_said_in_words_and_on_the_picture_and_reset_brings_everything_back(explorer, settings, said):
    start = explorer.screen.png
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer.set(**settings)
        explorer.train(8)
        explorer.step()
    assert said in explorer.reading
    assert any(said in text for text in texts(explorer))
    assert "nan" not in explorer.reading
    explorer.reset()
    assert explorer.screen.png == start
    assert not any(said in text for text in texts(explorer))


def test_a_decay_that_makes_the_weights_grow_is_named(explorer):
    explorer.set(learning_rate=5.0, weight_decay=0.5)
    assert "Learning rate times weight decay is 2.5, above 2" in explorer.reading
    explorer.set(weight_decay=0.4)
    assert "above 2" not in explorer.reading


@pytest.mark.parametrize("n_epochs", [0, 1, 3])
def test_the_still_picture_is_the_present_one(explorer, n_epochs):
    explorer.train(n_epochs)
    explorer.step()
    figure = explorer.figure()
    held_out = figure.axes[0].lines[-1]
    assert np.array_equal(held_out.get_xdata(), explorer.result.progress.held_out[0])


@pytest.mark.parametrize("settings", [{}, {"learning_rate": 1e-4}, {"learning_rate": 9.9, "momentum": 0.9}])
@pytest.mark.parametrize("n_epochs", [0, 12, 100])
def test_wherever_it_stands_the_picture_is_in_order_and_the_one_drawn_afresh(explorer, settings, n_epochs):
    explorer.set(**settings)
    explorer.step()
    explorer.train(n_epochs)
    assert complaints(explorer) == []
    np.testing.assert_array_equal(explorer.picture.pixels(), pixels_drawn_afresh(explorer))


def test_sliders_moved_in_another_thread_meanwhile_do_not_disturb_the_training():
    explorer = TrainingExplorer()
    explorer.rest = 0

    def move_sliders():
        for number in range(30):
            explorer.set(momentum=[0.1, 0.5][number % 2])

    async def train_meanwhile():
        explorer.start()
        await asyncio.to_thread(move_sliders)
        explorer.pause()

    asyncio.run(train_meanwhile())
    assert explorer.run.n_steps > explorer.run.steps_per_epoch
    assert explorer.reading.startswith("Paused")
    explorer.close()
    for call in (explorer.step, explorer.start, explorer.reset):
        with pytest.raises(ValueError, match="this TrainingExplorer is closed"):
            call()
