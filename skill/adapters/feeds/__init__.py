"""Read catalogue files of many kinds, in flat memory and whatever is wrong with them."""
