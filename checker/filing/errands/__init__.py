"""The errands of one application: what to get, bring, have signed and sealed, and where."""
