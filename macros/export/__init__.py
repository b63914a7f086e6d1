"""From the data to files that people and programs take along.

tables     a table as CSV, with codes and labels
jsonstat   a table as JSON-stat
package    the description of all tables of an answer
workbook   an answer as a workbook: what stands in it (book, sheets), and the file (xlsx)
archive    everything of an answer in one file, with a readme
pictures   a chart as a picture that stands alone
charts     a live chart's specification, and the program that draws it
embed      each figure as a page of its own, to show elsewhere
datasets   the datasets of the site and their files
catalogue  all datasets in one catalogue for programs: DCAT-AP
rdf        a description in RDF, and how it is written
markup     the datasets of a page for search engines: schema.org
feed       new answers and corrections, for programs that follow the site
files      all of it, written into the site
"""
