"""Goals: what a fund or a category should have, what it asks for each month, and its pace.

The kinds of goals and their words are those of Actual Budget's goal templates, so notes written
there can be read here, and what is printed here can be pasted there.
"""
