"""The same numbers, sooner: many models at once, and other machines' workers."""
