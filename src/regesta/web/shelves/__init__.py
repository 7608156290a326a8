"""The shelves of a register, one for each kind of record: queries of pages enter, records of one page leave."""
