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
    Metric(r"[Ss]ensitivit(?:y|ies)|[Ss]pecificit(?:y|ies)|[Rr]ecall|[Pp]recision", "share"),
    Metric(r"(?:positive|negative) predictive values?|PPV|NPV", "share"),
    Metric(r"mean [Aa]verage [Pp]recision|average precision|mAP|AP\d{0,2}", "share"),
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
    "false true positive negative alarm miss false-positive false-negative"
)
KINDS = frozenset(_KINDS.split())


def metric_pattern(metrics: tuple[Metric, ...] = METRICS) -> re.Pattern[str]:
    """Return one expression for all measures; the group ``m0``, ``m1``, ... says which."""
    ways = "|".join(f"(?P<m{at}>{metric.pattern})" for at, metric in enumerate(metrics))
    return re.compile(rf"(?<![\w@])(?:{ways})(?![\w@]|-\d)")
