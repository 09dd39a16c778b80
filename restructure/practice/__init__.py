"""Practice: a debtor who answers by a table, and a mark that anybody can work out again."""
