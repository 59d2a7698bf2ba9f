"""Presenting a chapter live: `labextension/` is the page's side, `guide.py` makes the instructor's guide."""
