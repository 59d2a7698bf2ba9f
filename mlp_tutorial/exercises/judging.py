"""The judge: an answer on fresh data, beside the right one and the known wrong ones."""

import copy
from dataclasses import replace
from itertools import permutations

import numpy as np

from mlp_tutorial.exercises.answers import agrees, first_parting, is_empty
from mlp_tutorial.exercises.partings import describe, in_digits
from mlp_tutorial.exercises.running import Outcome, call
from mlp_tutorial.exercises.verdicts import FAILED, NOT_ATTEMPTED, RIGHT, WRONG, Verdict
from mlp_tutorial.studies.comparison import first_parting as parting_of_gradients
from mlp_tutorial.studies.comparison import places_apart
from mlp_tutorial.studies.sweep import trace

GAP_LEFT = "A gap, `...`, is still to be filled in."
N_DRAWS = 3  # sets of data, drawn independently: a mistake is named only if the answer has it on all of them
EXCHANGED = "All results are right, but not in the order that is asked for."
ON_SQUARE_DATA = "With all sizes equal there is no error, only numbers, and they tell which mistake it is."


def judge(exercise, answer, rng):
    """Return the Verdict on an answer to an Exercise, on data drawn by `rng`."""
    if is_empty(answer):
        return Verdict(NOT_ATTEMPTED)
    if exercise.draw is None:
        outcome = call(answer, ()) if callable(answer) else Outcome(answer)  # it may be a function
        if outcome.failure:
            return failed(outcome)
        return verdict_on(exercise, answer, [()], [replace(outcome, result=alone(outcome.result))])
    if not callable(answer):
        return Verdict(WRONG, ("Hand over the function or class itself, by its name without brackets.",))
    draws = [exercise.draw(rng) for _ in range(N_DRAWS)]
    outcomes = []
    for arguments in draws:
        outcomes.append(call(lambda *given: exercise.use(answer, *given), arguments))
        if outcomes[-1].failure:
            return named_on_square_data(exercise, answer, rng, outcomes[-1]) or failed(outcomes[-1])
    return verdict_on(exercise, answer, draws, outcomes)


def alone(value):
    """Return what a tuple, list or array holds, if it is one thing, as in `x = 0.5,`; anything else as it is."""
    if isinstance(value, np.ndarray):
        return value.item() if value.size == 1 else value
    return value[0] if isinstance(value, (tuple, list)) and len(value) == 1 else value


def named_on_square_data(exercise, answer, rng, outcome):
    """Return the Verdict on an answer that raised an error, if with all sizes equal it has a known mistake.

    A forgotten transpose does not fit where sizes differ; where they are equal it gives numbers, and they tell.
    """
    results = []
    draws = [exercise.draw_square(rng) for _ in range(N_DRAWS)] if exercise.draw_square else []
    for arguments in draws:
        on_square_data = call(lambda *given: exercise.use(answer, *given), arguments)
        if on_square_data.failure:
            return None
        results.append(on_square_data.result)
    mistake = the_mistake(exercise, draws, results) if draws else None
    if mistake is None:
        return None
    said = (*failed(outcome).said, ON_SQUARE_DATA, mistake.sentence, mistake.meaning, mistake.where)
    return Verdict(WRONG, said, mistake)


def failed(outcome):
    """Return the Verdict on an answer that raised an error or did not come back, in the error's own words."""
    words = f"{outcome.failure[:1].upper()}{outcome.failure[1:]}"
    words = words if words.endswith((".", "?")) else f"{words}."
    return Verdict(FAILED, (words, GAP_LEFT) if "'ellipsis'" in words else (words,))


def verdict_on(exercise, answer, draws, outcomes):
    """Return the Verdict on what an answer has given for each of the draws."""
    results = [outcome.result for outcome in outcomes]
    if all(map(is_empty, results)):
        return Verdict(NOT_ATTEMPTED)
    rights = [expected(exercise, exercise.reference, arguments) for arguments in draws]
    pairs = list(zip(results, rights, strict=True))
    if all(agrees(result, right, exercise.within) for result, right in pairs):
        changed = {place for outcome in outcomes for place in outcome.changed} - set(exercise.changes)
        return Verdict(WRONG, (changes_inputs(changed),)) if changed else Verdict(RIGHT, (exercise.lesson,))
    mistake = the_mistake(exercise, draws, results)
    if mistake is not None:
        return Verdict(WRONG, (mistake.sentence, mistake.meaning, mistake.where), mistake)
    if all(are_exchanged(result, right, exercise.within) for result, right in pairs):
        return Verdict(WRONG, (EXCHANGED,))
    return not_named(exercise, answer, draws, pairs)


def expected(exercise, way, arguments):
    """Return what a reference, or a way with a known mistake, gives for copies of the arguments."""
    if exercise.draw is None:
        return way()
    return exercise.use(way, *copy.deepcopy(arguments))


def the_mistake(exercise, draws, results):
    """Return the one Mistake with which all results agree; None if there is none, or more than one."""
    found = [
        mistake
        for mistake, wrong in exercise.wrong.items()
        if any(
            all(gives(exercise, way, *one) for one in zip(draws, results, strict=True)) for way in ways_of(wrong)
        )
    ]
    return found[0] if len(found) == 1 else None


def ways_of(wrong):
    """Return the ways in which a mistake can be made, as a tuple, also if there is only one."""
    return wrong if isinstance(wrong, tuple) else (wrong,)


def gives(exercise, way, arguments, result):
    """Return whether a way with a known mistake gives this result; it may be one that only fits equal sizes."""
    try:
        return agrees(result, expected(exercise, way, arguments), exercise.within)
    except (ValueError, IndexError):
        return False


def are_exchanged(result, right, within):
    """Return whether up to four results are right but for their order; what can be guessed is not looked at."""
    if not isinstance(right, tuple) or any(np.asarray(one).dtype.kind != "f" for one in right):
        return False
    several = isinstance(result, (tuple, list)) or (isinstance(result, np.ndarray) and result.ndim > 0)
    if not several or not 2 <= len(result) == len(right) <= 4:
        return False
    return any(agrees(order, right, within) for order in permutations(result))


def changes_inputs(places):
    """Say that the numbers are right, but that arguments were changed."""
    which = " and ".join(f"argument {place + 1}" for place in sorted(places))
    return (
        f"The numbers are right, but the function changes its {which} in place: whoever called it still needs it."
    )


def not_named(exercise, answer, draws, pairs):
    """Return the Verdict on a wrong answer that is none of the known ones: where it parts, and from what."""
    found = ((n, first_parting(result, right, exercise.within)) for n, (result, right) in enumerate(pairs))
    draw, parting = next((n, parting) for n, parting in found if parting is not None)
    if exercise.stepper is not None and parting.kind == "number":
        shown = at_a_step(exercise, draws, [result for result, _ in pairs], draw)
        if shown is not None:
            return shown
    said = (describe(parting, exercise.because, exercise.draw is not None),)
    is_drawn = parting.kind == "number" and exercise.draw is not None
    if is_drawn and not is_repeatable(exercise, answer, draws[draw], pairs[draw][0]):
        said += ("Called twice with the same arguments it gives two results: does it draw random numbers?",)
    return Verdict(WRONG, said)


def at_a_step(exercise, draws, results, draw):
    """Return the Verdict on wrong gradients: the first one, from the back, that parts, and a stepper there.

    The comparison's own word for it is added only if it is the same on all draws. None if all gradients agree.
    """
    given = [exercise.stepper(result, *arguments) for result, arguments in zip(results, draws, strict=True)]
    passes = [trace(graph, inputs) for _, graph, inputs in given]
    pairs = zip(passes, (gradients for gradients, _, _ in given), strict=True)
    partings = [parting_of_gradients(one, gradients) for one, gradients in pairs]
    if partings[draw] is None:  # it is another number that parts, as that of E
        return None
    at, right = partings[draw], passes[draw].steps[partings[draw].number - 1]
    said = f"Going back from E, the first gradient that parts is ∂E/∂{right.name}"
    places = places_apart(passes[draw], at)
    if places:
        yours, measured = in_digits(*(np.asarray(one)[places[0]] for one in (at.given, right.result)))
        what = f"its entry {list(places[0])}" if places[0] else "it"
        said += f": {what} is {yours}, and by central differences {measured}"
    why = {parting.why if parting else "" for parting in partings}
    words = (f"{said}.", *why) if len(why) == 1 else (f"{said}.",)
    return Verdict(WRONG, words, explore=lambda: stepper_at(given[draw]))


def is_repeatable(exercise, answer, arguments, result):
    """Return whether the same call gives the same result again, whatever the global random numbers are."""

    def with_other_random_numbers(*given):
        np.random.seed()  # noqa: NPY002
        return exercise.use(answer, *given)

    again = call(with_other_random_numbers, arguments)
    return not again.failure and repr(again.result) == repr(result)


def stepper_at(given):
    """Return the stepper, at the step where these gradients part from what is right."""
    from mlp_tutorial.explorers import SweepExplorer  # only for whoever presses the button

    return SweepExplorer.compare(*given)
