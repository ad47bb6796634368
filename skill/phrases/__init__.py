"""Say things: phrase files, and numbers, prices and days as people speak them."""
