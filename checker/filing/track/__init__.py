"""What comes after sending: what the authority wants corrected, and which clocks run."""
