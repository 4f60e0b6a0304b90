# circumstances.py reads what follows a number by the words of the phrase alone. What it reads may
# still be no dataset ("on PCK0.5 metric", "on an A100") or another number's comparison ("0.93 with
# fewer parameters compared to X"); then nothing is said of it.
"""Drop the dataset or comparison of a number where it is likely something else."""

from __future__ import annotations

import re

from generator.judge.shape import METRIC

# Machines, and models: what something ran on or was tried with.
_NO_DATASET = re.compile(
    r"cross[- ]?validation|\A(?:same|this|these|that|such|it)\b|\b(?:minutes?|hours?|seconds?)\b|"
    r"\A[a-z -]+ tasks?\Z|\d\.\d\d|\bfolds?\b|\baverage\b|"
    r"\b(?:NVIDIA|Nvidia|GPUs?|CPUs?|TPUs?|RTX|GTX|A100|H100|V100|T4|Jetson|Raspberry|iPhone|FPGA|"
    r"Android|Intel|ARM|Xavier|Orin|Titan)\b|"
    r"\A(?:GPT|ChatGPT|LLaMA|Llama|LLAMA|BERT|RoBERTa|ResNet|ViT|Qwen|Mistral|Mixtral|Gemini|"
    r"Claude|CLIP|Vicuna|DeepSeek|Gemma|Phi|YOLO|T5|AlexNet|GoogLeNet|SqueezeNet|ShuffleNet|LeNet|"
    r"PointNet|U-?Net|ResNeXt|Transformer|LSTM|CNN|SVM|BART|OPT|Falcon|MobileNet|EfficientNet|"
    r"DeiT|Swin|VGG|DenseNet|Inception|WideResNet|PaLM|o1|o3)(?:-?[\w.]+)*\Z"
)
_MEASURES_NEXT = re.compile(r" (?:metrics?|scores?|measures?|thresholds?)\b")
# "On an ABB YuMi": a thing, unless it says that it is data.
_ONE_OF = re.compile(r"\b(?:an?|single|one|our|real) \Z")
_DATA = re.compile(
    r"(?i)data|sets?\b|bench|corp|challenge|suite|split|cohort|exam|collection|tasks?\b|subset|"
    r"videos?\b|images\b|questions\b|database|languages\b|domains\b"
)
# "On established benchmarks and sets a record".
_AND_SETS = re.compile(r" and sets?\Z")
_TRAILING = re.compile(r"(?<! of) (?:two|three|four|five|several|\d{1,2}) [a-z].*\Z", re.DOTALL)
_YEAR = re.compile(r" (?:(?:19|20)\d\d\b(?!%)|v?\d\.\d\b(?!%))(?: (?:datasets?|benchmarks?))?")
# "On A, B and C": all of them, or none where it cannot be told where the list ends.
_ONE = r"(?:[A-Z]|\d+[A-Z])[\w.+-]*\w"
_LIST_GOES_ON = re.compile(
    rf"(?P<list>(?:, {_ONE})*,? and {_ONE}(?: datasets?| benchmarks?)?)(?=[.,;)]|\Z| respectively)"
)
_LIST_MAY_GO_ON = re.compile(rf"(?:, {_ONE}(?:,| and|, and) |,? and {_ONE})")
# Between the opening of a sentence and a number: another dataset is spoken of by now.
_ELSEWHERE = re.compile(r";|\b(?:on|for|in|across) (?:the )?[A-Z]")
# Between a number and its comparison: what is compared is something else.
_OTHER_THING = re.compile(
    r"\b(?:fewer|less|more|lower|higher|faster|smaller|larger|better|while|and|us(?:es|ing)|"
    r"requir\w+|reduc\w+|sav\w+)\b"
)
_LEFT_OVER = re.compile(
    r"(?:[ ,]+(?:substantially|significantly|considerably|consistently|greatly|clearly|largely|"
    r"dramatically|markedly|notably|drastically|remarkably|on average|overall|respectively|both|"
    r"even|further|also|only|upon|of|in|on|with|for|from|by|at|to|the|an?|its|whose|when|such|as|"
    r"trained|created|obtained|achieved))+\Z|"
    r" in (?:extensive|terms|all|several|both|our|most|various|multiple|comprehensive)\b.*\Z",
    re.DOTALL,
)
# What is surpassed "in", not whom.
_QUALITY = re.compile(r"(?:efficiency|speed|quality|accuracy|robustness|time|memory|usage)\Z")
_NOBODY = re.compile(r" (?:cases?|ones?|that|those|others?|it|them|which|what|previous|prior)\Z")
_ACTION = re.compile(
    r"(?:, | and | in | by |\A)[a-z]+ing (?!learning|training|baseline|method|model|approach)|"
    r"\b(?:outperform|surpass|exceed|beat|improv|achiev)\w*"
)


def sure_dataset(text: str, dataset: str | None, at: int, *, several: bool = False) -> str | None:
    """Return a dataset as far as it surely is one, None where it is not.

    Args:
        text: The sentence.
        dataset: What was read.
        at: Where it was looked for; it may stand before that.
        several: Whether it was read for several numbers: then a list is no one's dataset.
    """
    if dataset is None or METRIC.match(dataset) or _NO_DATASET.search(dataset):
        return None
    dataset = _AND_SETS.sub("", dataset).rstrip(" .,\"”'’")
    end = (text.find(dataset, at) if dataset in text[at:] else text.find(dataset)) + len(dataset)
    one_of = _ONE_OF.search(text, 0, end - len(dataset))
    if _MEASURES_NEXT.match(text, end) or (one_of and not _DATA.search(dataset)):
        return None
    further = _LIST_GOES_ON.match(text, end)
    if further or _LIST_MAY_GO_ON.match(text, end):
        return dataset + further["list"] if further and not several else None
    year = _YEAR.match(text, end)
    return dataset + year[0] if year else _TRAILING.sub("", dataset)


def sure_opening(text: str, opening: str | None) -> str | None:
    """Return the dataset with which a sentence opens, None where it may be more than that."""
    found = sure_dataset(text, opening, 0)
    closed = found and text[text.find(found) + len(found) :].startswith(",")
    return found if closed or (found and _DATA.search(found)) else None


def still_opening(text: str, opening: str | None, at: int) -> str | None:
    """Return the dataset with which a sentence opens if at an offset it still holds."""
    if opening is None or _ELSEWHERE.search(text, text.find(opening) + len(opening), at):
        return None
    return opening


def sure_comparison(text: str, comparison: str | None, end: int) -> str | None:
    """Return a comparison that follows the number ending at an offset, None where in doubt."""
    if comparison is None:
        return None
    at = text.find(comparison, end)
    if at >= 0 and _OTHER_THING.search(text, end, at):
        return None
    bare = _LEFT_OVER.sub("", comparison).rstrip(' ,."”')
    return None if not bare or "[" in bare or _NOBODY.search(bare) else bare


def sure_rival(phrase: str) -> str | None:
    """Return whom a margin is over, None where the phrase goes on to do something else."""
    bare = _LEFT_OVER.sub("", phrase).rstrip(" ,")
    return None if not bare or _ACTION.search(bare) or _QUALITY.search(bare) else bare
