"""How much is read at most, and of what. No real answer comes near; what is larger is a mistake or a trap, is told, and
is not read, so that no file can keep the check or the build waiting."""

LARGEST_FILE = 1_000_000
"""Bytes of a file."""
LARGEST_PAGE = 100_000
"""Bytes of a page."""
LONGEST_LINE = 20_000
"""Signs of a line of a file."""
LONGEST_WORD = 1_000
"""Signs of a page or a text without a space between them."""
LONGEST_TEXT = 5_000
"""Signs of one text of a YAML file, or of one cell of a table."""
LONGEST_NAME = 60
"""Signs of an id or a code: they become names of files and parts of addresses."""
MOST_ENTRIES = 1_000
"""What one list or one block of a YAML file holds."""
DEEPEST = 20
"""Levels of a YAML file."""
MOST_CELLS = 20_000
"""Cells of a table: all combinations of its classes."""
MOST_COLUMNS = 500
"""Columns of the file of a table."""
MOST_FAULTS = 200
"""Faults of one table, after which the rest of it is not looked at."""
MOST_FILES = 20_000
"""Files and folders of `data/` and `docs/` together."""
DEEPEST_FOLDER = 8
"""Folders within each other, below the root."""
