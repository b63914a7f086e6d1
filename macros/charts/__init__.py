"""From a figure to a picture.

marks    which cells a chart shows, in which order, with which words (plain data)
theme    sizes, fonts and the names of the colours
bars     marks as an Altair chart of bars
line     marks as an Altair chart of a line
render   an Altair chart as SVG, drawn once and kept
colours  its colours as values, for where there is no stylesheet
png      an SVG as a PNG, drawn once and kept
"""
