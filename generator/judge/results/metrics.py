# What a number in an abstract may measure. A table, since papers keep inventing measures and a
# line is all a new one needs. It is no curator's opinion but the field's vocabulary, so it lives
# with the judge; "results" takes another table where one is wanted.
"""The names of measures: how they are written and which values they can have."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Scale = Literal["share", "plain", "free"]


class Metric(NamedTuple):
    """A measure.

    Attributes:
        pattern: Regular expression of its ways of writing, without the boundaries.
        scale: ``share`` where it lies in 0 to 1 or 0 to 100, ``plain`` where it is never given in
            percent, so that a percentage is a change, ``free`` where it may be anything.
    """

    pattern: str
    scale: Scale


METRICS: tuple[Metric, ...] = (
    Metric(r"[Aa]ccurac(?:y|ies)", "share"),
    Metric(r"ROC[- ]AUC|AUC[- ]ROC|AUROCs?|AUPRCs?|AUCs?|AUPR|PR[- ]AUC", "share"),
    Metric(
        r"area under (?:the )?(?:receiver[- ]operating[- ]characteristics?|ROC|precision[- ]recall)"
        r"(?: \(ROC\))?(?: curves?)?|area[- ]under[- ](?:the[- ])?curve",
        "share",
    ),
    Metric(r"J ?& ?F(?:[- ][Ss]cores?)?", "share"),
    Metric(
        r"\$?F\$?_\{?1\}?\$?(?:[- ][Ss]cores?)?|F1[- ][Ss]cores?|F1|F[- ]?[Ss]cores?|"
        r"F[- ]?[Mm]easures?|F2[- ]?[Ss]cores?",
        "share",
    ),
    Metric(
        r"(?:[Mm]ean )?[Dd]ice(?:[- ][Ss]ørensen)?(?: [Ss]imilarity)?(?: [Cc]oefficients?)?"
        r"(?: (?:[Ss]cores?|[Ii]ndex))?|mDice|DSCs?|DICE",
        "share",
    ),
    Metric(
        r"mIoU|IoU|[Jj]accard(?: (?:[Ii]ndex|[Ss]core))?|mIOU|IOU|"
        r"(?:[Mm]ean )?[Ii]ntersection[- ]over[- ][Uu]nion",
        "share",
    ),
    Metric(
        r"[Ss]ensitivit(?:y|ies)|[Ss]pecificit(?:y|ies)|[Rr]ecall(?! rates?\b)|[Pp]recision",
        "share",
    ),
    Metric(r"(?:positive|negative) predictive values?|PPV|NPV", "share"),
    Metric(
        r"mean [Aa]verage [Pp]recision|average precision|mAP(?:@\.?\d[\d.:]*\d)?|"
        r"AP(?:@\.?\d[\d.:]*\d|\d{0,2})",
        "share",
    ),
    Metric(r"[Rr]ecall@\d+|R@\d+|[Pp]recision@\d+|P@\d+|[Hh]its?@\d+|R-[Pp]recision", "share"),
    Metric(r"pass@\d+|[Ee]xact [Mm]atch|nDCG(?:@\d+)?|NDCG(?:@\d+)?|MRR|MAP", "share"),
    Metric(
        r"BLEU(?:-?\d)?|ROUGE(?:-(?:\d|L|Lsum))?|METEOR|Meteor|[Cc][Hh][Rr][Ff](?:\+\+)?", "share"
    ),
    Metric(r"BERTScore|BARTScore|BLEURT|COMET|RadGraph F1|RadCliQ|GREEN|CIDEr|SPICE", "free"),
    Metric(r"SSIM|LPIPS", "plain"),
    Metric(r"MCC|(?:[Cc]ohen['’]s |[Ff]leiss['’]? |[Qq]uadratic )?[Kk]appa", "share"),
    Metric(
        r"PSNR|FID|KID|[Pp]erplexity|MSE|RMSE|HD95|HD|ASSD|ASD|odds ratio|hazard ratio", "plain"
    ),
    Metric(r"NRMSE|MAE|MAPE", "free"),
    Metric(r"[Hh]ausdorff [Dd]istances?|surface distances?", "free"),
    Metric(r"(?:root )?mean[- ](?:absolute|squared?)(?: percentage)? errors?|Brier score", "free"),
    Metric(r"(?:estimation |word |character |prediction |system )?errors?(?: rates?)?", "free"),
    Metric(r"WER|CER|EER|latency|throughput", "free"),
    Metric(r"(?:Pearson|Spearman|Kendall)(?:['’]s)?(?: rank)?(?: correlations?)?", "share"),
    Metric(r"[Cc]orrelations?(?: coefficients?)?|[Cc]oncordance(?: index)?|[Cc]-index", "share"),
    Metric(r"(?:attack )?(?:success|win|detection|pass|completion) rates?", "share"),
    Metric(r"CLIP-T score|DINO score|CLIP[Ss]core|GPT-4 score|utility score", "free"),
    Metric(r"[Ss]cores?", "free"),
)

# Words before a measure that say which kind of it is meant.
_KINDS = (
    "micro macro marco weighted mean average averaged overall median top-1 top-5 zero-shot "
    "few-shot one-shot box mask balanced absolute relative factual test validation classification "
    "diagnostic segmentation detection prediction generation generalization joint goal exact "
    "answer macro-averaged micro-averaged rank clinical retrieval imagenet maximum max minimum min "
    "rms root squared standard harmonic geometric worst-group worst-case worst-class per-class "
    "class-wise sign recognition tracking positioning position orientation localization "
    "localisation translation rotation rotational translational angular estimation "
    "reconstruction registration reprojection endpoint end-point depth distance diameter tip "
    "placement navigation test training train cross-validation instance pixel node link graph "
    "clustering execution grasp grasping task matching pose keypoint object image text speech "
    "sentence token semantic binary multiclass multi-class patient-level slice-level "
    "subject-level image-level region-level cumulative normalized normalised adversarial "
    "certified robust clean out-of-distribution in-distribution peak aggregate identification "
    "verification detection categorization parsing tagging labeling transcription alignment "
    "forecasting regression planning control steady-state final initial phoneme syllable phone "
    "lexical structural temporal spatial inception similarity top-10 rank-1 rank-5 5-shot "
    "linear cross-modal image-text word-level sentence-level pixel-level frame-level "
    "macro-weighted action gesture emotion sentiment intent slot entity face speaker event "
    "per percentage false true positive negative alarm miss false-positive false-negative"
)
KINDS = frozenset(_KINDS.split())
# Words before a measure that do not: praise, verbs, and words that only join.
_PRAISE = (
    "high higher highest low lower lowest good better best superior competitive remarkable "
    "impressive state-of-the-art sota strong stronger strongest excellent great greater greatest "
    "significant substantial considerable outstanding perfect near-perfect near-zero comparable "
    "similar same new record promising acceptable satisfactory minimal large larger small smaller "
    "typical unprecedented notable consistent respectable decent reasonable sufficient "
    "near-optimal optimal leading near ideal exceptional full more less much additional further "
    "respective corresponding only even original published human expert-level human-level "
    "performance results result value values time gain gains improvement improvements drop loss "
    "increase margin reduction decrease point points percent terms the a an its our "
    "their this that these those his both each all any some no one two three four five six of in "
    "on to for from with by as at and or but than via is are was were be been has have had e.g "
    "i.e while when where which we it they into across over under within between without up out "
    "vs versus compared not also still thus hence then known best-known available approximate "
    "random chance baseline metric metrics"
)
_PLAIN = frozenset(_PRAISE.split())
_VERB = re.compile(
    r"(?:improv|achiev|obtain|reach|reduc|boost|increas|enhanc|decreas|show|match|find|found|rais|"
    r"mov|indicat|lower|balanc|yield|deliver|attain|maintain|report|exceed|surpass|outperform|gain|"
    r"get|giv|gave|provid|produc|result|preserv|keep|retain|measur|demonstrat|exhibit|offer|ensur|"
    r"enabl|optimi|maximi|minimi|sacrific|los|lift|push|bring|elevat|degrad|dropp|perform|scor|hit|"
    r"remain|hav|do|us|includ|evaluat|comput|calculat|averag|combin|compar|beat|mak|mad|set|see|"
    r"saw|observ|correspond|rang|vary|depend|impact|affect|track(?:s|ed)\b)\w*\Z"
)
_QUALIFIER = re.compile(r"(?:\d+-)?[A-Za-z0-9]*[A-Za-z][\w@.+-]*\Z")


def may_qualify(word: str) -> bool:
    """Tell whether a word right before a measure may say which kind of it is meant.

    >>> [may_qualify(word) for word in ("attack", "length-controlled", "achieving", "high", "90%")]
    [True, True, False, False, False]
    """
    plain = word.lower()
    if plain in _PLAIN or plain.endswith(("ly", ".", ",")) or not _QUALIFIER.match(word):
        return False
    return "-" in word or not (
        _VERB.match(plain) or (plain.endswith("ed") and not plain.startswith("un"))
    )


def metric_pattern(metrics: tuple[Metric, ...] = METRICS) -> re.Pattern[str]:
    """Return one expression for all measures; the group ``m0``, ``m1``, ... says which."""
    ways = "|".join(f"(?P<m{at}>{metric.pattern})" for at, metric in enumerate(metrics))
    return re.compile(rf"(?<![\w@])(?:{ways})(?![\w@]|-\d)")
