def your_steps(m5, learning_rate):
    """How many steps are taken until the slope is no longer below 0.0025."""
    n_steps, y = 0, sigmoid(m5)
    while y * (1 - y) < 0.0025:
        m5 = m5 - learning_rate * y * (1 - y) * (y - 1)
        n_steps, y = n_steps + 1, sigmoid(m5)
    return n_steps
