"""Convert requests of each channel into turns, and replies back."""
