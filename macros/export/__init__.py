"""From the data to files that people and programs take along.

tables   a table as CSV, with codes and labels
feed     new answers and corrections, for programs that follow the site
files    all of it, written into the site
charts   a live chart's specification, and the program that draws it
"""
