"""Facts, the law and a day come to findings, with their reasons and what is still to be asked."""
