"""`make record`: what is published goes into the ledger of its answer, and what was corrected with the reason why.

command    what an editor says, and what she is told
entry      the ledger as it is after that
text       a ledger as the text of its file
"""
