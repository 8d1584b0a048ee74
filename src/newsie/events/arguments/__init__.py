"""Arguments: who plays which role in an event, in its clause, in its sentence and beyond."""
