"""Triggers: the lexicon as read from `events/lexicon/`, its conditions, and the words of a text that it finds."""
