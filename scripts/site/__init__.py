"""What is written into the guide's pages: pure functions from the law to Markdown and HTML."""
