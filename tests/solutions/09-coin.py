def distance(n_right, n, p):
    """How many standard errors n_right of n lies above the accuracy p."""
    return (n_right / n - p) / standard_error(p, n)


print("27 of 60, from a coin:", distance(27, 60, 0.5))
