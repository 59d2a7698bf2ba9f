pytorch_decay = (1 - 0.75) * 0.8
