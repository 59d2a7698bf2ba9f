entry = dE_dm4[0, 0] * W2[1, 0] + dE_dm4[0, 1] * W2[1, 1]
