"""What a picture of a graph is made of: rooms for labels, arrows, boxes; and what is to be written in them."""

from dataclasses import dataclass, field

from mlp_tutorial.drawing.outlines import BEFORE


@dataclass(frozen=True)
class Room:
    """A rectangle, in inches, kept for one label."""

    kind: str  # "value", "gradient" or "share"
    name: str  # of the value
    user: str | None  # the step through which a share comes
    label: str  # what stands before the number; "" for a share
    holds: object
    left: float
    bottom: float
    width: float
    height: float
    align: str = "center"  # or "left" or "right": where in the room the label stands

    @property
    def top(self):
        """The upper edge."""
        return self.bottom + self.height

    @property
    def middle(self):
        """Half-way between the left and the right edge."""
        return self.left + self.width / 2

    @property
    def x(self):
        """The place at which the label is aligned."""
        return self.left + BEFORE[self.align] * self.width


def room(kind, name, user, label, holds, size, middle, bottom, align="center"):
    """Return the Room of this size about the middle."""
    return Room(kind, name, user, label, holds, middle - size[0] / 2, bottom, *size, align)


@dataclass(frozen=True)
class Written:
    """What is to be written on a graph: what each label holds, by name; see graph_labels.

    `gradients` has the names whose gradients are drawn; `shares` {(name, step): …}; `boxes` the texts in the
    boxes and `slopes` the longest text below them. `last` is the graph's last step, the E of ∂E.
    """

    values: dict
    gradients: dict
    shares: dict
    boxes: dict
    slopes: dict
    last: str

    @property
    def slope_lines(self):
        """The number of lines below the texts in the boxes."""
        return max((text.count("\n") + 1 for text in self.slopes.values()), default=0)


@dataclass(frozen=True)
class Arrow:
    """An arrow of the forward or the backward pass: of a value, or of its branch through the step `user`."""

    kind: str
    name: str
    user: str | None
    points: tuple  # (x, y) in inches, from its start to its end
    tip_at: float | None = 1.0  # the share of its last piece at which its tip is; None without a tip


@dataclass
class Sketch:
    """What has been placed so far."""

    boxes: dict = field(default_factory=dict)  # {step: (left, bottom, width, height)}
    rooms: list = field(default_factory=list)
    arrows: list = field(default_factory=list)
    dots: list = field(default_factory=list)  # (kind, name, x, y): where the branches of a fork meet
