repeat-words = { $words }
repeat-nothing = Ich habe noch nichts gesagt.
