"""The smaller interpreter, and the stand-ins for standard modules that go with it."""
