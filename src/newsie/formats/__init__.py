"""Articles as dicts, JSON, frames, tables and pages."""
