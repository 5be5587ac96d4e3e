"""Whether the papers agree: what is held against each other, on what text, how to fix it."""
