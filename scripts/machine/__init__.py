"""What the scripts need of the machine they run on: its Python, packages, browsers, a server."""
