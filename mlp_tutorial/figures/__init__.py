"""Still pictures: functions that take an Axes, draw on it and return what they drew."""
