"""What knows nothing of the law: days, logic, words, tables, errors and bounds."""
