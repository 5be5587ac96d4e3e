"""What the project is built, served and tested with."""
