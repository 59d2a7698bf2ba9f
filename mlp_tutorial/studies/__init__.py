"""The numbers behind each picture."""
