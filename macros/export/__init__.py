"""From the data to files that people and programs take along.

tables   a table as CSV, with codes and labels
files    all of it, written into the site
pictures a chart as a picture that stands alone
charts   a live chart's specification, and the program that draws it
"""
