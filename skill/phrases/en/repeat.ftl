repeat-words = { $words }
repeat-nothing = I have not said anything yet.
