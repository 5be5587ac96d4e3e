"""What changed from one result of a company to another, and because of what."""
