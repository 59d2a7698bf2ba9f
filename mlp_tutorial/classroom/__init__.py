"""For whoever teaches a class: handouts without solutions, and the score of what comes back."""
