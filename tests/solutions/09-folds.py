def my_folds(n_samples, n_folds, rng):
    """Pairs (training, validation) of sample numbers, one for each fold."""
    blocks = np.array_split(rng.permutation(n_samples), n_folds)
    return [(np.concatenate(blocks[:i] + blocks[i + 1 :]), blocks[i]) for i in range(n_folds)]
