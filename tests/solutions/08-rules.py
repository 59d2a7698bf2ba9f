def lecture_rule(w, v, g, learning_rate, momentum, decay):
    """One step with the decay outside the velocity."""
    v = momentum * v + g
    w = w - learning_rate * (v + decay * w)
    return w, v


def pytorch_rule(w, v, g, learning_rate, momentum, decay):
    """One step with the decay inside the velocity."""
    v = momentum * v + (g + decay * w)
    w = w - learning_rate * v
    return w, v
