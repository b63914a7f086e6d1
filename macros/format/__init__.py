"""`make format`: the tables as the project wants them, however a spreadsheet saved them.

saved     the cells of a file, whatever its encoding and separator
readings  what a figure says, when that is certain
tables    a file's cells in their columns, as text again
command   all files of the project

What a figure says never changes; what is not certain is left as it is, for the check to tell.
"""
