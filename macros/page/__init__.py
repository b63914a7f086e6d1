"""A Markdown page read for what it asks of the data and for what a reader sees of it.

model      a page and what stands on it
syntax     macros that cannot be read, in plain words
calls      the macro calls, and the page without them
markdown   headings, prose, links, ids
html       the same of HTML within Markdown
weight     what would keep a reader of Markdown busy
active     what of a page could do something in a browser
read       a file as a page
"""

from macros.page.model import Block, Call, Heading, Link, Page
from macros.page.read import read_page

__all__ = ["Block", "Call", "Heading", "Link", "Page", "read_page"]
