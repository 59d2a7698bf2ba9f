"""The known mistakes: what each is called, what it means, and the chapter to come back to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """A wrong idea. `name` finishes the sentence "This is what comes out if …"; `meaning` says what it means."""

    name: str
    meaning: str
    chapter: int
    section: str

    @property
    def sentence(self):
        """The mistake, named."""
        return f"This is what comes out if {self.name}."

    @property
    def where(self):
        """Where to look."""
        return f"See chapter {self.chapter:02d}, “{self.section}”."


OVERWRITTEN_AT_A_FORK = Mistake(
    "the gradient is overwritten at a fork, where it should be added",
    "A value that is used twice changes E in two ways, and for small changes the two add.",
    2,
    "A fork: one value, used twice",
)
BIAS_NOT_SUMMED = Mistake(
    "the gradient of a bias is not summed over the rows",
    "All rows used the same bias: a fork with a branch for each row, and at a fork gradients add.",
    4,
    "Add: two outputs of the backward pass",
)
