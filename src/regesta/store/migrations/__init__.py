"""Migrations of the authored tables; derived tables are never migrated but rebuilt."""
