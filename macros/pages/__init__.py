"""The pages of one language, as MkDocs makes them.

theme     its templates, compiled once
language  the pages of a language, a page at a time
whole     all of them: those that would come out as before are not made again
some      a few pages, as they will stand in the whole
"""
