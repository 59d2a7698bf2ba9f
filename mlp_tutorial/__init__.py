"""How a multi-layer perceptron learns: the modules, optimizers and pictures of the course's notebooks."""

__version__ = "0.1.0"
