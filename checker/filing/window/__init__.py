"""The days on which an application can be filed, what opens and what closes them."""
