"""How good extracted facts are: compared with annotated ones, by the rules of the guide."""

from kg.evaluation.comparison import compare
from kg.evaluation.discrepancy import Discrepancy
from kg.evaluation.passages import bearing_sentence
from kg.evaluation.sheet import Sheet, read_sheet, sheet
from kg.evaluation.summary import Summary, by_house, summarize
from kg.evaluation.tally import KINDS, Comparison, Kind, Tally

__all__ = [
    "KINDS",
    "Comparison",
    "Discrepancy",
    "Kind",
    "Sheet",
    "Summary",
    "Tally",
    "bearing_sentence",
    "by_house",
    "compare",
    "read_sheet",
    "sheet",
    "summarize",
]
