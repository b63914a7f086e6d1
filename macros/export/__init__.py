"""From the data to files that people and programs take along.

tables     a table as CSV, with codes and labels
files      all of it, written into the site
charts     a live chart's specification, and the program that draws it
datasets   the datasets of the site and their files
catalogue  all datasets in one catalogue for programs: DCAT-AP
rdf        a description in RDF, and how it is written
markup     the datasets of a page for search engines: schema.org
"""
