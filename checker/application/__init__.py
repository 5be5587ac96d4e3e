"""The application file: its syntax, each field, and the typed facts."""
