"""The plan to yes: the smallest changes after which nothing fails, and who must answer."""
