"""The parts of an entity's page: its records enter; sources with letters, surroundings, offices, terms, a map leave."""
