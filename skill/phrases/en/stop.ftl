stop-bye = Okay, see you soon.
