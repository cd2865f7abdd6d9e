"""At the terminal: where the words go, what is asked, which of several is meant."""
