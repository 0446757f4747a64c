"""Readers of bank files: CSV of any bank, OFX and QFX, QIF, and CAMT XML.

`statement.read_statement` is the way in. A reader never guesses silently: each thing it decided is
a `records.Decision`, and what it could not decide is a `records.Question`.
"""
