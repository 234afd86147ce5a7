"""Terbuka's build: seeds in, Markdown pages out.

Read `types` first, then `build`, which runs the stages in their order.
"""
