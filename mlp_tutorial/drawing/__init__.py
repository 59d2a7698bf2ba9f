"""How anything is drawn: the course's look, stills, live figures."""
