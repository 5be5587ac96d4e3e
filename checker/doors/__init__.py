"""Where somebody asks: the command line, the page, the catalog of schemas."""
