"""How far the figures can be trusted: what the checks verified of each table, and what they cannot.

table      the checks of one table
small      the small counts that are published
"""
