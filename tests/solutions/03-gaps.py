def your_gaps(p):
    """The gaps A, B and C of lines 3, 5 and 6, where p is the number e⁻ˣ."""
    A = -p
    B = p / (1 + p)
    C = 1 / (1 + p)
    return A, B, C
