"""From a figure to a picture.

cells    which cells a chart shows, in which order
marks    those cells as marks, with their words (plain data)
theme    sizes, fonts and the names of the colours
layers   a layer of an Altair chart
bars     marks as an Altair chart of bars
line     marks as an Altair chart of a line
choices  what a live chart shows and lets a reader choose (plain data)
live     the chart that a reader's browser draws on request
render   an Altair chart as SVG, drawn once and kept
tidy     an SVG without what nobody sees
colours  its colours as values, for where there is no stylesheet
outlines the letters of an SVG as shapes
png      an SVG as a PNG, drawn once and kept
"""
