"""How much is read of what others wrote, and how much is told: each bound with its reason.

They are checked before memory is taken. No sheet that people fill in comes near them.
"""

# Some ten thousand companies in a row each.
LARGEST_SHEET = 50_000_000
LARGEST_UNPACKED = 100_000_000
# What is longer, in bytes, is no file of a company's paper, pictures and all.
LARGEST_TEXT = 5_000_000
# Scans and photos: so many files, and bytes of all of them and of one, stand in one folder.
MOST_FILES = 200
LARGEST_FILES = 300_000_000
LARGEST_SCAN = 50_000_000
# Dots of a picture: a sheet of A4 at 600 to the inch has 35 million, a photo of a phone 50.
MOST_DOTS = 52_000_000
# Pages of one file that are read by their text, and of all files by their picture: some seconds
# each.
MOST_PAGES = 60
MOST_PICTURES = 60
# A thick report has fewer; a second of reading.
MOST_SIGNS = 150_000
# What a Word file of as many signs unpacks to, with all that is said of their looks.
LARGEST_DOCUMENT = 50_000_000
# Longer sentences are lists, of which the rest is left out.
LONGEST_SENTENCE = 2_000
# What an examiner writes is shorter, and there is less of it: the rest is left out.
LONGEST_REMARK = 500
MOST_REMARKS = 300
# As many companies nobody lists.
MOST_ROWS = 200_000
# The template has fewer than two hundred; beside them stand columns of its owner's own.
MOST_COLUMNS = 400
# Tags and texts of a file of Word; of one of Excel before a row: all that its cells share, or
# nothing but empty cells. Less than a second of reading, in a page two.
MOST_ELEMENTS = 500_000
# Signs of all the texts that cells share.
MOST_SHARED = 20_000_000
# Tables in tables and boxes in boxes come nowhere near.
DEEPEST_TAG = 256
# As Excel has it.
LONGEST_CELL = 32_767
# What a parser must hold at once to see where it ends.
LONGEST_TAG = 1_000_000
# A row of a CSV: as many cells, and some of them long.
LONGEST_ROW = 1_000_000
# Nobody reads on; what is told of many rows stays shorter than the rows.
MOST_FAULTS = 100
