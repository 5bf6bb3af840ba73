"""What is named in a report: persons, posts, organizations, states, places, dates."""

from kg.mentions.find import find_mentions

__all__ = ["find_mentions"]
