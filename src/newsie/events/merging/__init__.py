"""Same event: mentions of one happening, by type, meaning, arguments, date and place."""
