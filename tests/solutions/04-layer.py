def layer_backward(m3, W2, dE_dm5):
    """Return ∂E/∂m3, ∂E/∂W2 and ∂E/∂b2 of m5 = m3 × W2 + b2."""
    dE_dm3 = dE_dm5 @ W2.T
    dE_dW2 = m3.T @ dE_dm5
    dE_db2 = dE_dm5.sum(axis=0)
    return dE_dm3, dE_dW2, dE_db2
