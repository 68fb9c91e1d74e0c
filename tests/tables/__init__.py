"""Tests of tables: a tablet that goes round one."""
