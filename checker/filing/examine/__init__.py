"""What would be sent back: a folder of papers as it is, and what an examiner would write of it."""
