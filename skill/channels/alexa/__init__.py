"""Speak the Alexa Skills Kit's JSON; the SDK lives here and nowhere else."""
