"""Words for the training of the digits: in which state it is, and what is wrong with it."""

STATES = {
    "ready": "Not trained yet",
    "training": "In training",
    "paused": "Paused",
    "interrupted": "Paused by Interrupt",
    "over": "Ended",
    "failed": "Stopped by an error",
}
TROUBLES = {
    "": "",
    "diverged": " It diverged: step {step} made it leave the finite numbers, and training ended there.",
    "saturated": " It is stuck: its outputs are saturated, and the last sigmoid passes less than a thousandth of "
    "their errors backward.",
    "worse": " The error is larger than before the first step: the steps are too long.",
}


def warnings(shown):
    """Return sentences on what went wrong, each with a space before it."""
    told = TROUBLES[shown.progress.trouble].format(step=shown.progress.diverged_at)
    product = shown.settings["learning_rate"] * shown.settings["weight_decay"]
    if product > 2:
        told += f" Learning rate times weight decay is {product:.3g}, above 2: the decay makes the weights grow."
    if shown.failure:
        told += f" The computer says: {shown.failure}."
    return told
