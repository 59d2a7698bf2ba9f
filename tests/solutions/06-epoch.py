def one_epoch(network, weights, optimizer, x, y_hat, batches):
    """Change the weights in place, one step for each minibatch, and return them."""
    slopes = weights.copy()
    for rows in batches:
        network.forward(x=x[rows], y_hat=y_hat[rows], **weights)
        slopes.write(network.backward())
        optimizer.step(weights.flat, slopes.flat)
    return weights
