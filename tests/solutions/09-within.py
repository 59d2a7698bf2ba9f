n_within, n_trainings = 3, 20 * 10 + 1
