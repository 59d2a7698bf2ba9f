"""The marks of a calculation lie on the numbers that they mark."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from mlp_tutorial.drawing.style import ORANGE, RED, open_sheet
from mlp_tutorial.figures.calculation import Part, draw_calculation, is_shortened

ROOM = (0.1, 0.1, 8.8, 1.8)


def drawn(part):
    ax = Figure((9, 2)).subplots()
    open_sheet(ax)
    texts = draw_calculation(ax, ROOM, [part])
    return ax, {text.get_text(): text.get_position() for text in texts}


def marked_numbers(part):
    """Return {colour: the texts that end in cells marked with it}."""
    ax, places = drawn(part)
    (marks,) = [child for child in ax.collections if isinstance(child, PolyCollection)]
    found = {}
    for path, edge in zip(marks.get_paths(), marks.get_edgecolors(), strict=True):
        for text, place in places.items():
            if path.contains_point(np.subtract(place, (0.03, 0))):
                found.setdefault(tuple(np.round(edge[:3], 2)), set()).add(text)
    return found


def rgb(colour):
    return tuple(round(int(colour[k : k + 2], 16) / 255, 2) for k in (1, 3, 5))


def test_what_is_used_and_what_is_wrong_is_marked_in_its_own_row_and_column():
    numbers = np.arange(12.0).reshape(3, 4)
    part = Part("$m$", numbers, used=((0, 3), (2, 0)), wrong=((1, 2),))
    found = marked_numbers(part)
    assert found == {rgb(ORANGE): {"3.0000", "8.0000"}, rgb(RED): {"6.0000"}}


def test_of_a_vector_and_a_number_the_entries_are_marked():
    assert marked_numbers(Part("b", np.array([1.0, 2.0, 3.0]), used=((1,),))) == {rgb(ORANGE): {"2.0000"}}
    assert marked_numbers(Part("E", np.float64(0.5), used=((),))) == {rgb(ORANGE): {"0.5000"}}


def test_of_a_large_matrix_the_marks_stand_where_its_last_entries_are_written():
    numbers = np.zeros((64, 200))
    numbers[63, 199] = 7.0
    assert "7.0000" in marked_numbers(Part("x", numbers, used=((63, 199), (30, 100))))[rgb(ORANGE)]
    assert is_shortened(ROOM, [Part("x", numbers)])
    assert not is_shortened(ROOM, [Part("x", np.zeros((4, 3)))])


def test_what_is_asked_for_has_no_numbers_and_no_shape():
    _, places = drawn(Part("$W$", np.full((4, 2), 0.25), used=((0, 0),), is_hidden=True))
    assert places.keys() == {"$W$", "shape ?", "?"}
