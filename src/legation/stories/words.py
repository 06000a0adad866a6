"""Words that tell nothing of what a sentence is about."""

CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec
    """.split()
)

STOP_WORDS = CALENDAR | frozenset(
    """
    a about after again against all also am an and another any are as at be because been before being between both but
    by can could day did do does down during each few for from further had has have having he her here hers him his how
    i if in into is it its itself just last later me might more most mr mrs ms must my new no nor not now of off on
    once one only or other our out over own said same say says saying she should since so some such than that the their
    them then there these they this those through to told too under until up upon very was we were what when where
    which while who whom whose why will with would year yesterday you your
    """.split()
)

NOT_NAMES = STOP_WORDS | frozenset(
    """
    president prime minister premier chancellor foreign secretary state king queen general government ministry
    department republic united nations u.s us usa uk eu un
    """.split()
)
"""What begins with a capital and names nobody: titles, and words of names that half the world's names have."""
