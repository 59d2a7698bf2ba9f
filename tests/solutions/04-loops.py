def by_loops(m3, W2, dE_dm4):
    """Return ∂E/∂m3 and ∂E/∂W2, added up product by product."""
    dE_dm3 = np.zeros(m3.shape)
    dE_dW2 = np.zeros(W2.shape)
    for i in range(m3.shape[0]):
        for k in range(m3.shape[1]):
            for j in range(W2.shape[1]):
                dE_dm3[i, k] += dE_dm4[i, j] * W2[k, j]
                dE_dW2[k, j] += m3[i, k] * dE_dm4[i, j]
    return dE_dm3, dE_dW2
