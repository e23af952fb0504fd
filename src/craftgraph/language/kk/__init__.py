"""Kazakh: morphology, dates and numbers; the tables beside the modules are data that a linguist can extend."""
