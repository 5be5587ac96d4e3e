"""What scripts/prove holds of random applications, and how these are drawn."""
