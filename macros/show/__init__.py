"""From the data to HTML: what each macro puts on a page.

macros     the macros by their names, for one page
figures    a figure: chart, table, notes, source, download
answers    what is known of a question: facts, parts, key figures, cards
small      a figure as a small chart that leads to it
beside     figures side by side
take       what can be taken along: the menu of a figure, the files of an answer
finding    ways to a figure: themes, a list of all, words to search by
thumbs     a chart as a thumbnail
templates  the Jinja templates of `macros/templates/`, always escaped
"""
