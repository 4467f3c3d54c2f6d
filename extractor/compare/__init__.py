"""What changed between two readings of the documentation: facts of change, and apart from them the judgment on each.

`page_facts` turns a page into elements, `surface` merges those of all pages, `difference` compares two surfaces,
`judge` says what a difference means for whoever calls the API. Revisions, versions and locales take the same way.
"""
