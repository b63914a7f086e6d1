"""From the data to files that people and programs take along.

tables   a table as CSV, with codes and labels
jsonstat a table as JSON-stat
package  the description of all tables of an answer
archive  everything of an answer in one file, with a readme
workbook an answer as a workbook: what stands in it (book, sheets), and the file (xlsx)
embed    each figure as a page of its own, to show elsewhere
files    all of it, written into the site
pictures a chart as a picture that stands alone
charts   a live chart's specification, and the program that draws it
"""
