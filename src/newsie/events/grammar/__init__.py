"""The grammar that every part of the event step asks: functions, clauses, noun phrases, forms."""
