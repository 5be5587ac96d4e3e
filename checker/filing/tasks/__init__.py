"""What the open row of a paper tells beside its boxes: from whom, dated, signs, as, and where."""
