class MyMomentum:
    def __init__(self, learning_rate, momentum):
        self.learning_rate, self.momentum, self.velocity = learning_rate, momentum, 0.0

    def step(self, weights, gradient):
        self.velocity = self.momentum * self.velocity + gradient
        weights -= self.learning_rate * self.velocity
