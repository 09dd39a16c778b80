"""What is spoken, as marks: sums, days, periods, settlements."""
