"""Reading documents (docx, pdf, saved web pages, xlsx, txt, md) into blocks with their places.

Nothing here understands what is said; what cannot be read surely is refused by name, or noted.
"""
