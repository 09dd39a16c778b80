"""The pages of the paper, in their order: front, debt, schedule, worksheet, closing; and their parts."""
