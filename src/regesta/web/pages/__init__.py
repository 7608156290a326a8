"""The pages: each module takes requests for one kind of page, asks the shelf, and hands records to a template."""
