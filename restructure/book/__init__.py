"""The book: all the accounts that a desk works, dealt to people, counted and answered for to creditors."""
