"""Dates of events: the time that governs a trigger, and the scene it stands in."""
