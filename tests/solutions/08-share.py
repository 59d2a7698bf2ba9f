fading_decay = (1 - 0.01 ** (1 / 1000)) / 0.5
