"""Write letters and short messages from what is stored: one module per group of templates."""
