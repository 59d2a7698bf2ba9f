my_lowest_c, my_highest_c = 0.12, 39.88
