"""What has been tried since the kernel started: for hints, and for a look at what is done."""

from mlp_tutorial.exercises.verdicts import NOT_ATTEMPTED, RIGHT


class Session:
    """The verdicts of this session, by exercise."""

    def __init__(self):
        self._verdicts, self._hints = {}, {}

    def note(self, exercise, verdict):
        """Keep the Verdict on an exercise, and return it: with the next hint, if it is the second of its kind."""
        tries = self._verdicts.setdefault(exercise.name, [])
        if verdict.state not in (NOT_ATTEMPTED, RIGHT) and tries and is_same_kind(tries[-1], verdict):
            verdict = verdict.with_hint(self.next_hint(exercise))
        tries.append(verdict)
        return verdict

    def next_hint(self, exercise):
        """Return the next of an exercise's hints, the last one again after the last."""
        given = self._hints.get(exercise.name, 0)
        self._hints[exercise.name] = min(given + 1, len(exercise.hints) - 1)
        return exercise.hints[given]

    def state(self, exercise):
        """Return "right" once it was, else the state of the last try."""
        states = [verdict.state for verdict in self._verdicts.get(exercise.name, [])]
        return RIGHT if RIGHT in states else states[-1] if states else NOT_ATTEMPTED

    def tries(self, exercise):
        """Return how many tries there were that attempted it."""
        return sum(verdict.state != NOT_ATTEMPTED for verdict in self._verdicts.get(exercise.name, []))

    def mistakes(self, exercise):
        """Return the names of the mistakes that were recognised, each once, in the order in which they came."""
        found = [verdict.mistake.name for verdict in self._verdicts.get(exercise.name, []) if verdict.mistake]
        return list(dict.fromkeys(found))

    def forget(self):
        """Forget everything."""
        self.__init__()


def is_same_kind(one, other):
    """Return whether two verdicts say the same kind of thing: the same state, and the same mistake or none."""
    return (one.state, one.mistake) == (other.state, other.mistake)


SESSION = Session()
