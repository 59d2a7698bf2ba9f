def your_dE_dm5(m5, y_hat):
    """∂E/∂m₅, of the shape of m₅."""
    return sigmoid(m5) * (1 - sigmoid(m5)) * (sigmoid(m5) - y_hat) / len(m5)
