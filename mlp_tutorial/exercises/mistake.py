"""A known mistake: what it is called, what it means, and where to come back to."""

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
