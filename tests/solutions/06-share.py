def share_right(y, y_hat):
    """Return the share of rows that are right."""
    return np.mean(y.argmax(axis=1) == y_hat.argmax(axis=1))
