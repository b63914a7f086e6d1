"""A new answer as a draft: `make new`.

facts     what is asked of an editor: each fact with its default and what it may be
ask       the facts from options, or from the editor at a terminal
figures   a figure for each table that a document gave
files     the text of every file
place     all files put in place together, or none
command   the command itself
"""
