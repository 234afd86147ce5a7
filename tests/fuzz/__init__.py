"""Random inputs, and what holds of any of them; `python -m fuzz` tries a million, the tests some hundred.

Each input is made of its kind and its number alone, so that a number is all that there is to keep of one.
"""
