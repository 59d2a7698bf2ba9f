my_edge = 0.38
my_v, my_w2 = -17.3, -0.27
