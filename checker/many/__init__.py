"""Many applications at once: read from files and sheets, judged without words, and counted."""
