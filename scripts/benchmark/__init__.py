"""Measure the built checker in a browser: bytes and times, and Lighthouse's scores."""
