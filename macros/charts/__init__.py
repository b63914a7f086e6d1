"""From a figure to a picture.

marks    which cells a chart shows, in which order, with which words (plain data)
theme    sizes, fonts and the names of the colours
bars     marks as an Altair chart of bars
line     marks as an Altair chart of a line
render   an Altair chart as SVG, drawn once and kept
"""
