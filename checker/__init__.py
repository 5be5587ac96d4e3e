"""Check an application for China's call center license (class B24) against the law."""

__version__ = "2027.2.3"
