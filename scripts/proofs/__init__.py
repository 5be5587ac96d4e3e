"""What is proved on random applications, a module each; scripts/prove runs them."""
