"""Who acts and to whom it is done, named in the sentence or told before."""
