dE_dm5_by_hand = 0.128  # 0.8 · 0.2 · 0.8
