import pytest

from mlp_tutorial.expressions import latex_name, text_name

NAMES = {  # name: (LaTeX, text)
    "x": ("x", "x"),
    "W1": ("W_{1}", "W₁"),
    "m12": ("m_{12}", "m₁₂"),
    "alpha": ("alpha", "alpha"),
    "y_hat": (r"\hat{y}", "ŷ"),
    "t_hat": (r"\hat{t}", "t\u0302"),
    "E_hat": (r"\hat{E}", "E\u0302"),
    "minus_one": (r"minus\_one", "minus_one"),
    "a_long_name": (r"a\_long\_name", "a_long_name"),
    "my_w3": (r"my\_w_{3}", "my_w₃"),
    "hat_y": (r"hat\_y", "hat_y"),
}


@pytest.mark.parametrize(("name", "latex"), [(name, latex) for name, (latex, _) in NAMES.items()])
def test_a_name_is_written_in_latex_with_its_number_lowered_and_its_underscores_escaped(name, latex):
    assert latex_name(name) == latex


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, (_, text) in NAMES.items()])
def test_a_name_is_written_in_text_with_its_number_lowered_and_its_hat_on(name, text):
    assert text_name(name) == text


def test_the_hat_on_y_is_one_character():
    assert len(text_name("y_hat")) == 1
