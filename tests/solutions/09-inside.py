def choose_inside(n_kept, x, y_hat, rng):
    """Choose n_kept columns by these samples, and return a model that looks at them."""
    columns = leaks.most_related(n_kept, x, y_hat)
    return leaks.fit_on_columns(columns, x, y_hat, rng)
