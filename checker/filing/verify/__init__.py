"""Whether a report follows from an application file, this law and this engine."""
