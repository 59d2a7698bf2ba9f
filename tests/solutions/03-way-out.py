def your_steps(m5, learning_rate):
    """How many steps are taken until the slope is no longer below 0.0025."""
    for step in range(10_000):
        y = sigmoid(m5)
        if y * (1 - y) >= 0.0025:
            return step
        m5 = m5 - learning_rate * y * (1 - y) * (y - 1)
    return None
