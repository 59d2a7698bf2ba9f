def neuron(red, soft, weight_of_red, weight_of_soft, bias):
    return sigmoid(red * weight_of_red + soft * weight_of_soft + bias)
