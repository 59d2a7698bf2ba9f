def my_backward(steps):
    """Return {name: ∂E/∂name}, E being the result of the last step."""
    last_name = steps[-1][0]
    gradients = {last_name: 1.0}
    for name, block, inputs in reversed(steps):  # 1. start from the back
        local = block.backward(gradients[name])  # 2. the gradients for all inputs
        for argument, gradient in zip(inputs, local, strict=True):
            gradients[argument] = gradients.get(argument, 0) + gradient  # 3. and at a fork?
    return gradients
