"""One pack of all that goes into the online form, with an index of what is missing."""
