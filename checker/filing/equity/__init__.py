"""The equity structure chart (material 3): who owns the company, level by level."""
