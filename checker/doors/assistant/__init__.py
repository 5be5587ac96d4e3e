"""Tools and resources for assistants, by the Model Context Protocol: see ``server``."""
