"""Status of events: whether they happened, did not, may have, or are to come, with the cue that says so."""
