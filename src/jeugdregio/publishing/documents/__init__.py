"""One document model and its renderers: PDF (PDF/UA-1) and DOCX.

`blocks` is the model; the site shows the same blocks as a web page. `pdf.render_pdf`
and `docx.render_docx` turn a document into bytes.
"""
