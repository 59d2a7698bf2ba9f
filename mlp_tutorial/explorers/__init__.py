"""Live pictures: sliders joined to a figure."""

from mlp_tutorial.explorers.chain import ChainExplorer
from mlp_tutorial.explorers.decay_rules import DecayRulesExplorer
from mlp_tutorial.explorers.digits import TrainingExplorer
from mlp_tutorial.explorers.entry import EntryExplorer
from mlp_tutorial.explorers.fading import FadingExplorer
from mlp_tutorial.explorers.folds import FoldsExplorer
from mlp_tutorial.explorers.fork import ForkExplorer
from mlp_tutorial.explorers.one_weight import OneWeightExplorer
from mlp_tutorial.explorers.race import MomentumExplorer
from mlp_tutorial.explorers.shapes import ShapesExplorer
from mlp_tutorial.explorers.sigmoid import SigmoidExplorer
from mlp_tutorial.explorers.sweep import SweepExplorer
from mlp_tutorial.explorers.velocity import VelocityExplorer
from mlp_tutorial.explorers.weight_decay import DecayExplorer

__all__ = [
    "ChainExplorer",
    "DecayExplorer",
    "DecayRulesExplorer",
    "EntryExplorer",
    "FadingExplorer",
    "FoldsExplorer",
    "ForkExplorer",
    "MomentumExplorer",
    "OneWeightExplorer",
    "ShapesExplorer",
    "SigmoidExplorer",
    "SweepExplorer",
    "TrainingExplorer",
    "VelocityExplorer",
]
