def descend(f, w, learning_rate, n_steps):
    w = w.copy()
    for _ in range(n_steps):
        w = w - learning_rate * numerical_gradient(f, w)
    return w
