def your_gaps(e):
    """The gaps A, B and C of lines 3, 5 and 6, where e is the number e⁻ˣ."""
    A = -e
    B = e / (1 + e)
    C = 1 / (1 + e)
    return A, B, C
