"""What the explorer of the count shows: the numbers that the chapter knows, and the reasons in words."""

import numpy as np
import pytest
from drive import reading, texts

from mlp_tutorial.explorers.count import CountExplorer, duration
from mlp_tutorial.studies.count import compare_forks, compare_layers


@pytest.fixture
def count():
    explorer = CountExplorer()
    yield explorer
    explorer.close()


def test_the_picture_has_the_counted_work_and_the_sweeps_of_every_way(count):
    count.set(depth=3, width=4)
    shown = set(texts(count))
    assert {f"{one.multiplications:,}" for one in compare_layers(3, 4).counts.values()} <= shown
    assert {
        "multiplications for all 60 gradients, 3 samples",
        "1 backward sweep, from E to all 60 weights",
        "6 formulas, each calculated by itself",
        "60 forward sweeps, one from each weight to E",
        "120 runs of the network, central differences",
    } <= shown


def test_the_picture_has_the_measured_times(count):
    count.set(depth=3, width=4)
    assert {duration(one.seconds) for one in compare_layers(3, 4).counts.values()} <= set(texts(count))


def test_a_bar_is_as_long_as_its_number(count):
    for axes, what in zip(count.picture.axes, ("multiplications", "seconds"), strict=True):
        ends = sorted(bar.get_x() + bar.get_width() for bar in axes.patches)
        np.testing.assert_allclose(ends, sorted(getattr(one, what) for one in count.result[1].counts.values()))


def test_through_forks_there_are_paths_beside_the_multiplications(count):
    count.set(view="forks", forks=12)
    assert {"8,189", "4,096", "36", "24", "paths from u₀ to E (not multiplications)"} <= set(texts(count))
    assert [len(axes.patches) for axes in count.picture.axes] == [5, 4]  # paths take no time


def test_the_bars_are_told_apart_without_colour(count):
    count.set(view="forks")
    looks = [(bar.get_hatch(), bar.get_linestyle()) for bar in count.picture.axes[0].patches]
    assert len(set(looks)) == len(looks) == 5


def test_the_reading_of_layers_has_the_work_the_memo_and_why_backward():
    said = reading(CountExplorer, depth=3, width=4)
    counts = compare_layers(3, 4).counts
    for one in counts.values():
        assert f"{one.multiplications:,}" in said
    assert "What a sweep finds for a value is stored once, by its name" in said
    assert "Back from the single number E one sweep serves all 60 weights, from the front only one." in said
    assert (
        "× Wᵀ adds up the paths, 16 from a first weight for each sample: formulas grow only about as the square"
        in said
    )


def test_one_layer_or_one_neuron_has_no_paths_to_add():
    for settings in ({"depth": 1}, {"width": 1}):
        assert "Here each weight has one path to E" in reading(CountExplorer, **settings)


def test_the_reading_of_forks_counts_paths_as_paths_and_multiplications_as_multiplications():
    said = reading(CountExplorer, view="forks", forks=12)
    assert "Through 12 forks 4,096 paths lead from u₀ to E." in said
    assert "8,189 multiplications" in said
    assert "36 (3 for each fork)" in said
    assert "With one input a sweep from the front needs as few: 36." in said
    alone = reading(CountExplorer, view="forks", forks=1)
    assert "Through 1 fork 2 paths" in alone
    assert "1 multiplication, " in alone


def test_layers_are_compared_with_as_many_forks_as_the_slider_says(count):
    count.set(forks=3)
    formula = compare_forks(3).counts["formulas"].multiplications
    assert count.reading.endswith(f"through 3 forks, without × Wᵀ, one makes {formula}.")


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (1.44e-6, "1.4 µs"),
        (38.2e-6, "38 µs"),
        (9.96e-6, "10 µs"),
        (0.00451, "4.5 ms"),
        (0.9996e-3, "1.0 ms"),
        (0.052, "52 ms"),
        (2.3, "2.3 s"),
        (12.0, "12 s"),
    ],
)
def test_a_time_is_written_in_two_digits_or_three(seconds, written):
    assert duration(seconds) == written
