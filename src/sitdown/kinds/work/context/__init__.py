"""A project's context: what was done, what is next, what stands in the way, in a file that other
programs read and write too, and in the database.
"""
