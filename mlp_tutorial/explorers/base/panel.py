"""What is moved in an explorer: its controls, where they start, and its buttons."""

import ipywidgets

from mlp_tutorial.checks import require_known
from mlp_tutorial.explorers.base.controls import LABEL, positions, reachable, setting
from mlp_tutorial.explorers.base.number_field import NumberField
from mlp_tutorial.explorers.base.play import PlayButton

SLIDERS = ipywidgets.FloatSlider | ipywidgets.IntSlider | ipywidgets.SelectionSlider
MOST_IN_HALF_A_ROW = 200  # positions of a slider: no more than the pixels of its track, or the mouse skips some
MOST_BESIDE_A_SLIDER = 2  # menus and boxes to tick
COLUMNS = "repeat(auto-fit, minmax(min({width:g}em, 100%), 1fr))"  # beside each other, where there is room for it
WIDTHS = {2: 31, 3: 20.5}  # of a column, for so many of them
WHOLE_ROW = "auto / 1 / auto / -1"  # a grid_area: on the page the lack of one undoes a grid_column
IN_A_ROW = {"display": "flex", "flex_flow": "row wrap", "align_items": "center"}


class Panel:
    """The controls and buttons of the explorer called `owner`.

    `controls` is {name of the setting: control}, `start` where each of them starts and `reset` leads,
    `buttons` {label: button}, `play` the button that runs through the setting `played`, or None, and `widget`
    holds them all, with `n_columns` sliders beside each other. `on_move()` is called whenever a control has moved;
    while `is_being_set`, more will move.
    """

    def __init__(self, owner, controls, start, actions, played, on_move, n_columns=2):
        self.owner = owner
        self.controls = controls
        self.start = {name: control.value for name, control in controls.items()} | self.checked(start)
        self.play = PlayButton(controls[played]) if played else None
        self.buttons = {label: ipywidgets.Button(description=label, layout={"width": "auto"}) for label in actions}
        playing = [self.play] if played else []
        self.widget = arranged(list(controls.values()), [*playing, *self.buttons.values()], n_columns)
        self.is_being_set = False
        self._handlers = {label: lambda _, action=action: action() for label, action in actions.items()}
        for label, handler in self._handlers.items():
            self.buttons[label].on_click(handler)
        for control in controls.values():
            control.observe(lambda change: on_move(), names="value")

    @property
    def settings(self):
        """Every setting by its name, as the controls stand."""
        return {name: setting(control) for name, control in self.controls.items()}

    def checked(self, settings):
        """Return the settings as the controls would hold them; ValueError for what they cannot reach."""
        require_known(f"{self.owner} was given the settings", settings, self.controls)
        return {name: reachable(name, self.controls[name], value) for name, value in settings.items()}

    def set(self, settings):
        """Move the named controls in one go; ValueError for what they cannot reach, and then nothing has moved."""
        settings = self.checked(settings)
        self.is_being_set = True
        try:
            for name, value in settings.items():
                self.controls[name].value = value
        finally:
            self.is_being_set = False

    def let_play_follow(self, at_rest=True):
        """Let the play button go on from where its slider is: at once if it plays, else once the slider rests."""
        if self.play and (at_rest or self.play.playing):
            self.play.go_on_from_slider()

    def close(self):
        """Forget what the buttons call."""
        for label, handler in self._handlers.items():
            self.buttons[label].on_click(handler, remove=True)
        self._handlers = {}


def arranged(controls, buttons, n_columns=2):
    """Return a box of sliders in columns, the ones with many positions first, and the rest in a row of its own.

    The rest stands beside the last slider instead, if that leaves a place free and it is not too much.
    """
    sliders = [control for control in controls if isinstance(control, SLIDERS)]
    others = [control for control in controls if control not in sliders]
    long = [slider for slider in sliders if len(positions(slider)) > MOST_IN_HALF_A_ROW]
    short = [slider for slider in sliders if slider not in long]
    if len(short) % n_columns == 1 and len(others) > MOST_BESIDE_A_SLIDER:
        long.append(short.pop())
    rest = ipywidgets.Box(others + buttons, layout=IN_A_ROW)
    is_below = len(short) % n_columns == 0
    long, short = [with_number(slider) for slider in long], [with_number(slider) for slider in short]
    for whole_row in [*long, rest] if is_below else long:
        whole_row.layout.grid_area = WHOLE_ROW
    for control in others[:1] if is_below else []:
        control.style.description_width = LABEL  # in line with the labels above it
    layout = {"grid_template_columns": COLUMNS.format(width=WIDTHS[n_columns]), "align_items": "center"}
    return ipywidgets.GridBox([*long, *short, rest], layout=layout)


def with_number(slider):
    """Return the slider; if it is one over options, in a box with a field to type a number into."""
    if not isinstance(slider, ipywidgets.SelectionSlider):
        return slider
    slider.layout.flex = "1 1 auto"
    return ipywidgets.HBox([slider, NumberField(slider)], layout={"align_items": "center"})
