"""The known mistakes, a file for each topic: their names, and what they mean."""
