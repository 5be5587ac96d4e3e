"""What can be taken along: the errands, and the report in both languages with its receipt."""
