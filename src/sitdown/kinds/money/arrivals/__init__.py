"""What the buddy says on the first arrival at each step of a money review.

A step is one function of the turn and of the month as it was frozen. Nothing here waits for
perfect data: without a budget, an income or even a file, each says what it does not know.
"""
