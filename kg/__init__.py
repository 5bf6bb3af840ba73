"""WhoMet: a knowledge graph of who met whom."""
