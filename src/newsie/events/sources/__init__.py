"""Sources of events: quotations, reported speech and phrases that say according to whom."""
