"""What others say about the license, held against the texts: a pasted list, line by line."""
