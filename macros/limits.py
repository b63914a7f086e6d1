"""How much is read at most, and of what. No real answer comes near; what is larger is a mistake or a trap, is told, and
is not read, so that no file can keep the check or the build waiting."""

LARGEST_FILE = 1_000_000
"""Bytes of a file."""
LARGEST_PAGE = 50_000
"""Bytes of a page."""
LONGEST_LINE = 20_000
"""Signs of a line of a file."""
LONGEST_TEXT = 5_000
"""Signs of one text of a YAML file."""
LONGEST_NAME = 60
"""Signs of an id or a code: they become names of files and parts of addresses."""
MOST_ROWS = 2_000
"""Rows of a page."""
MOST_BRACKETS = 200
"""Brackets `[`, or `<`, in one paragraph of a page."""
MOST_CALLS = 500
"""Macros on a page."""
MOST_ENTRIES = 1_000
"""What one list or one block of a YAML file holds."""
DEEPEST = 20
"""Levels of a YAML file, of a code tree and of a list on a page."""
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
