"""Tests of what comes in: spreadsheets, tables in documents, and Jekyll sites."""
