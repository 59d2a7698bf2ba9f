"""Live pictures: sliders joined to a figure."""

from mlp_tutorial.explorers.backpropagation import SweepExplorer
from mlp_tutorial.explorers.chain import ChainExplorer, ForkExplorer
from mlp_tutorial.explorers.cross_validation import FoldsExplorer
from mlp_tutorial.explorers.decay_rules import DecayRulesExplorer
from mlp_tutorial.explorers.matmul import EntryExplorer, ShapesExplorer
from mlp_tutorial.explorers.momentum import MomentumExplorer
from mlp_tutorial.explorers.one_weight import OneWeightExplorer
from mlp_tutorial.explorers.sigmoid import FadingExplorer, SigmoidExplorer
from mlp_tutorial.explorers.training import TrainingExplorer
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
