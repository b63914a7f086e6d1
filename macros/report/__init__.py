"""What changed against an earlier version: `since(project, name, lang)` gives it as Markdown.

since     the two versions: this folder, and a commit that git unpacks beside it
compare   what differs between two collections; knows no files
files     which files differ: pages, and what is no page
write     all of it as Markdown, in which no text can be more than text
"""

from macros.report.since import since

__all__ = ["since"]
