"""Draw papers at run time and read them: how much of them is read right, by kind and condition."""
