"""The command line: what it reads, measures, lists and writes."""
