"""Turn what was heard into what is said: the engine every channel shares."""
