"""How much is read of what others wrote, and how much is told: each bound with its reason.

They are checked before memory is taken. No sheet that people fill in comes near them.
"""

# Some ten thousand companies in a row each.
LARGEST_SHEET = 50_000_000
LARGEST_UNPACKED = 100_000_000
# What is longer, in bytes, is no text of a company's paper.
LARGEST_TEXT = 5_000_000
# As many companies nobody lists.
MOST_ROWS = 200_000
# The template has fewer than two hundred; beside them stand columns of its owner's own.
MOST_COLUMNS = 400
# Tags and texts of a file of Excel before a row: all that its cells share, or nothing but empty
# cells. Less than a second of reading, in a page two.
MOST_ELEMENTS = 500_000
# As Excel has it.
LONGEST_CELL = 32_767
# What a parser must hold at once to see where it ends.
LONGEST_TAG = 1_000_000
# A row of a CSV: as many cells, and some of them long.
LONGEST_ROW = 1_000_000
# Nobody reads on; what is told of many rows stays shorter than the rows.
MOST_FAULTS = 100
