"""Drafts of papers that have no template, and of what goes into those that have one, in Word."""
