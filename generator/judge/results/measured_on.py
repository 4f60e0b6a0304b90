# What a number was measured on. Only words next to the number count, or a sentence that opens
# with "On the ... dataset,"; what is further off may belong to another number, and saying nothing
# is better than saying something wrong. The words are read one by one up to one that no such
# phrase holds, so never far and never twice. What was read may still be no dataset ("on PCK0.5
# metric", "on an A100"): then nothing is said.
"""Read the dataset that a sentence gives for a number."""

from __future__ import annotations

import re

from generator.judge.results.shape import METRIC

WORD = re.compile(r"\S+")
MOST_WORDS = 14
_FURTHER = 4  # words in which "benchmark NLP and video tasks" must come to its end
_GAP = 6  # words between a number and "on"
_DATA = re.compile(
    r"(?:[a-z]+-)?(?:datasets?|sets?|benchmarks?|corpus|corpora|test-?sets?|splits?|cohorts?|challenges?|"
    r"exams?|examinations?|data|suites?|leaderboards?|subsets?|validation)\W*\Z"
)
_TASKS = re.compile(r"(?:tasks?|domains?|questions|centers|sites)\W*\Z")
_NAME = re.compile(r"[(\"“]*(?:[A-Z]|[a-z]+[A-Z]|\d+[A-Z])[\w@.+'’/&-]*\W*\Z")
_ON = frozenset(("on", "across", "over"))
_WEAK = frozenset(("in", "for", "from", "over"))  # these need a word that says "dataset"
_ARTICLES = frozenset(("the", "a", "an", "our", "its", "their", "all", "both", "each", "every"))
_ADJECTIVES = frozenset(("popular", "challenging", "public", "well-known", "standard", "new"))
_POINTERS = frozenset(("this", "that", "these", "those", "such", "which"))
_LOOSE = (
    "by with while compared than versus vs. using when which that for from to is are was were in "
    "on as after before without respectively achieving surpassing outperforming over via at across "
    "but setting including where under averaged upon"
)
# No phrase that names a dataset, or what something is compared with, goes on over these.
BOUNDARIES = frozenset(_LOOSE.split())
_MADE = re.compile(r"(?:trained|tuned|based|built)\Z")
_FAR = re.compile(r"(?:and|but|while|which|by)\Z|[+~]?\d")
_END = re.compile(r"[.;:!?]\Z")
_OPENING = re.compile(r"(?:[A-Z][a-z]+: )?(?:On|Across|For|In) ")
_BRACKETED = re.compile(r"%?, (?P<set>[A-Z][\w@.+/ -]{0,30})\)")
# "CUB-2010 and 2011", "WMT14 English-German and German-English": the second is no whole name.
_NO_WHOLE = re.compile(r"(?:(?:19|20)\d\d|[A-Z][a-z]+[-–—][A-Z][a-z]+)\b")
_PLURAL = re.compile(r"(?<=set)s\Z|(?<=benchmark)s\Z|(?<=split)s\Z|(?<=cohort)s\Z")
# Machines, and models: what something ran on or was tried with.
_NO_DATASET = re.compile(
    r"cross[- ]?validation|\A(?:same|this|these|that|such|it)\b|\b(?:minutes?|hours?|seconds?)\b|"
    r"\A[a-z -]+ tasks?\Z|\d\.\d\d|\bfolds?\b|\baverage\b|"
    r"\b(?:NVIDIA|Nvidia|GPUs?|CPUs?|TPUs?|RTX|GTX|A100|H100|V100|T4|Jetson|Raspberry|iPhone|FPGA|"
    r"Android|Intel|ARM|Xavier|Orin|Titan)\b|"
    r"\A(?:GPT|ChatGPT|LLaMA|Llama|LLAMA|BERT|RoBERTa|ResNet|ViT|Qwen|Mistral|Mixtral|Gemini|"
    r"Claude|CLIP|Vicuna|DeepSeek|Gemma|Phi|YOLO|T5|AlexNet|GoogLeNet|SqueezeNet|ShuffleNet|LeNet|"
    r"PointNet|U-?Net|ResNeXt|Transformer|LSTM|CNN|SVM|BART|OPT|Falcon|MobileNet|EfficientNet|"
    r"DeiT|Swin|VGG|DenseNet|Inception|WideResNet|PaLM|o1|o3)(?:-?[\w.]+)*"
    r"(?:\Z|(?:,| and )(?!.*(?:set|bench|corp|task)))"
)
_MEASURES_NEXT = re.compile(r" (?:metrics?|scores?|measures?|thresholds?)\b")
# "On an ABB YuMi": a thing, unless it says that it is data.
_ONE_OF = re.compile(r"\b(?:an?|single|one|our|real) \Z")
_SAYS_DATA = re.compile(
    r"(?i)data|sets?\b|bench|corp|challenge|suite|split|cohort|exam|collection|tasks?\b|subset|"
    r"videos?\b|images\b|questions\b|database|languages\b|domains\b"
)
# "On established benchmarks and sets a record".
_AND_SETS = re.compile(r" and sets?\Z")
_TRAILING = re.compile(r"(?<! of) (?:two|three|four|five|several|\d{1,2}) [a-z].*\Z", re.DOTALL)
_VERSION = re.compile(r" (?:(?:19|20)\d\d\b(?!%)|v?\d\.\d\b(?!%))(?: (?:datasets?|benchmarks?))?")
# "On A, B and C": all of them, or none where it cannot be told where the list ends.
_ONE = r"(?:[A-Z]|\d+[A-Z])[\w.+-]*\w"
LIST_GOES_ON = re.compile(
    rf"(?P<list>(?:, {_ONE})*,? and {_ONE}(?: datasets?| benchmarks?)?)(?=[.,;)]|\Z| respectively)"
)
_LIST_MAY_GO_ON = re.compile(rf"(?:, {_ONE}(?:,| and|, and) |,? and {_ONE})")
# Words before a name that are none of it, and what can be no dataset's name without one.
_BEFORE_NAME = re.compile(
    r"\A(?:(?:large-scale|small-scale|proposed|tested|new|newly|released|popular|challenging|"
    r"public|publicly|widely|used|widely-used|well-studied|standard|established|common|"
    r"commonly-used) )+"
    r"(?=\S*[A-Z0-9])"
)
_NO_NAME = re.compile(
    r"(?:(?:best|tested|available|same|proposed|given|whole|entire|full|target|used|collected|test|"
    r"dev|development|evaluation|large|small|diverse|measured|official|challenging|real|\d{4}) )+"
    r"(?:data ?sets?|data|benchmarks?|corpus|sets?|leaderboard)\Z|test-\w+ benchmarks?\Z"
)
# "The benchmark dataset of Waterbirds".
_KIND_OF = re.compile(r"\A(?:benchmark )?(?:dataset|benchmark|corpus) of (?=[A-Z]\S*\Z)")
# "SVHN tasks", of a list that ended so.
_KIND_AFTER = re.compile(r"\A([\w+-]*[A-Z0-9]) tasks\Z")
_ASIDE = re.compile(r",? (?:an?|which|where) [a-z].*\Z", re.DOTALL)
# "The optical image dataset PASCAL VOC 2007": the name follows.
_NAME_NEXT = re.compile(
    r" (?P<name>(?:[A-Z][\w+-]*[A-Z0-9][\w+-]*)(?: (?:[A-Z][\w+-]*|\d{2,4}))*)(?=[ ,.;)])"
)
_PAIR = re.compile(r" [A-Z][a-z]+[-–—][A-Z][a-z]+")  # "WMT 2016 English-Romanian"
# Between the opening of a sentence and a number: another dataset is spoken of by now.
_ELSEWHERE = re.compile(r";|\b(?:on|for|in|across) (?:the )?[A-Z]")


def dataset_after(text: str, at: int) -> str | None:
    """Return what the number that ends at an offset was measured on, None if that is not said."""
    bracketed = _BRACKETED.match(text, at)
    if bracketed:
        return bracketed["set"]
    words = list(WORD.finditer(text, at))[: _GAP + MOST_WORDS]
    for index, word in enumerate(words[: _GAP + 1]):
        bare = word[0].strip("(,")
        if (bare in _ON or bare in _WEAK) and not (index and _MADE.search(words[index - 1][0])):
            found = _phrase(text, words[index + 1 :], strict=bare in _WEAK)
            if found:
                return found
        if word[0][-1] in ".;:" or (index and word[0][-1] in ",)") or _FAR.match(bare):
            return None
    return None


def dataset_opening(text: str) -> str | None:
    """Return the dataset of a sentence that opens with "On the ... dataset,".

    None where there is none, or where it may be more than that.
    """
    opening = _OPENING.match(text)
    if not opening:
        return None
    words = list(WORD.finditer(text, opening.end()))[:MOST_WORDS]
    read = _phrase(text, words, strict=not opening[0].endswith(("On ", "Across ")))
    found = sure_dataset(text, read, 0)
    closed = found and text[text.find(found) + len(found) :].startswith(",")
    return found if closed or (found and _SAYS_DATA.search(found)) else None


def _phrase(text: str, words: list[re.Match[str]], *, strict: bool) -> str | None:
    """Return the name of a dataset that these words begin with, without its article."""
    while words and words[0][0].lower() in _ARTICLES | _ADJECTIVES:
        words = words[1:]
    if not words or words[0][0].lower() in _POINTERS:
        return None
    taken = 0
    for word in words:
        if word[0].lower().strip("(),") in BOUNDARIES:
            break
        taken += 1
        tasks = not strict and taken > 1 and _TASKS.match(word[0].lower())
        if tasks or _DATA.match(word[0].lower()):
            whole = _clean(text[words[0].start() : _whole(text, words, taken)])
            return whole if whole and (" " in whole or whole[0].isupper()) else None
        if _END.search(word[0]) or (word[0].endswith(",") and not _NAME.match(word[0])):
            break
    return None if strict else _names(text, words[:taken])


def _names(text: str, words: list[re.Match[str]]) -> str | None:
    """Return the names that these words begin with, "A" or "A and B"; None if there are none."""
    names = 0
    while names < len(words) and _NAME.match(words[names][0]):
        names += 1
        if words[names - 1][0][-1] in ",.;:)":
            break
        further = words[names : names + 2]
        if len(further) > 1 and further[0][0] == "and" and _NAME.match(further[1][0]):
            names += 1
    return _clean(text[words[0].start() : words[names - 1].end()]) if names else None


def _whole(text: str, words: list[re.Match[str]], taken: int) -> int:
    """Return where a dataset's name ends that goes on after its first so many words."""
    end = words[taken - 1].end()
    if words[taken - 1][0][-1] in ",.;:)":
        return end
    for index in range(taken, min(taken + _FURTHER, len(words))):
        word = words[index][0]
        if word.lower().strip("(),") in BOUNDARIES:
            break
        if word.startswith("(") or _DATA.match(word) or _TASKS.match(word):
            end, taken = words[index].end(), index + 1
        if word[-1] in ",.;:":
            return end
    if taken < len(words) and words[taken][0] == "of":
        part = _phrase(text, words[taken + 1 :], strict=False)
        if part:
            return text.index(part, words[taken].end()) + len(part)
    return end


def _clean(phrase: str) -> str | None:
    """Return a phrase without the marks at its ends, None if its brackets do not match."""
    bare = phrase.strip(" ,.;:")
    if bare.endswith(")") and "(" not in bare:
        bare = bare[:-1].rstrip(" .,;")
    if bare.count("(") != bare.count(")"):
        bare = bare.partition("(")[0].rstrip()
    return bare or None


def share_out(phrase: str | None, count: int, *, respectively: bool) -> list[str | None]:
    """Return a dataset for each of several numbers, given the phrase that follows them all."""
    if phrase is None or count == 1:
        return [phrase] * count
    parts = [part for part in re.split(r",? and |, | & ", phrase) if part]
    if any(_NO_WHOLE.match(part) for part in parts[1:]):
        return [None] * count
    if len(parts) != count:
        return [None if respectively else phrase] * count
    kind = re.search(r"(?: [a-z-]+)+\Z", parts[-1])
    shared = kind[0] if kind else ""
    one = "" if shared == " tasks" else _PLURAL.sub("", shared)
    return [part.removesuffix(shared) + one for part in parts]


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
    named = _NAME_NEXT.match(text, end)
    if named and dataset[:1].islower() and dataset.endswith(("dataset", "benchmark", "corpus")):
        return named["name"]
    one_of = _ONE_OF.search(text, 0, end - len(dataset)) and not _SAYS_DATA.search(dataset)
    if one_of or _MEASURES_NEXT.match(text, end) or _NO_NAME.match(dataset):
        return None
    further = LIST_GOES_ON.match(text, end)
    if further or _LIST_MAY_GO_ON.match(text, end):
        return dataset + further["list"] if further and not several else None
    year = _VERSION.match(text, end)
    if year:
        pair = _PAIR.match(text, year.end())
        return _plain(dataset + year[0] + (pair[0] if pair else ""))
    return _plain(_TRAILING.sub("", dataset))


def _plain(dataset: str) -> str:
    """Return a dataset's name without words before and after that are none of it."""
    return _KIND_AFTER.sub(r"\1", _ASIDE.sub("", _KIND_OF.sub("", _BEFORE_NAME.sub("", dataset))))


def still_opening(text: str, opening: str | None, at: int) -> str | None:
    """Return the dataset with which a sentence opens if at an offset it still holds."""
    if opening is None or _ELSEWHERE.search(text, text.find(opening) + len(opening), at):
        return None
    return opening
