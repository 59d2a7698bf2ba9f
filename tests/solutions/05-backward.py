def backward(values, weights):
    """Return ∂E/∂W1, ∂E/∂b1, ∂E/∂W2 and ∂E/∂b2, in this order."""
    x, m3, y, y_hat = (values[name] for name in ("x", "m3", "y", "y_hat"))
    dE_dm5 = y * (1 - y) * (y - y_hat) / len(y)
    dE_dm2 = dE_dm5 @ weights["W2"].T * m3 * (1 - m3)
    return x.T @ dE_dm2, dE_dm2.sum(axis=0), m3.T @ dE_dm5, dE_dm5.sum(axis=0)
