"""Live pictures: sliders joined to a figure. Each is loaded when it is first asked for."""

from importlib import import_module

FILES = {  # the file in which each of them stands
    "ChainExplorer": "chain",
    "CountExplorer": "count",
    "DecayExplorer": "weight_decay",
    "DecayRulesExplorer": "decay_rules",
    "EntryExplorer": "entry",
    "FadingExplorer": "fading",
    "FoldsExplorer": "folds",
    "ForkExplorer": "fork",
    "KnobsExplorer": "knobs",
    "MomentumExplorer": "race",
    "OneWeightExplorer": "one_weight",
    "ShapesExplorer": "shapes",
    "SigmoidExplorer": "sigmoid",
    "SweepExplorer": "sweep",
    "TrainingExplorer": "digits",
    "VelocityExplorer": "velocity",
}
__all__ = list(FILES)


def __getattr__(name):  # Python asks here for what it does not find in this file
    if name not in FILES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}; its explorers are {__all__}")
    return getattr(import_module(f"{__name__}.{FILES[name]}"), name)


def __dir__():
    return [*globals(), *__all__]
