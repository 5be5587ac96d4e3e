"""What stands on findings: when to file, what to change, whether the papers agree."""
