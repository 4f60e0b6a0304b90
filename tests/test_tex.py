from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.tex import decode_tex

PAIRS = [
    (r"a gain of 6.25\%", "a gain of 6.25%"),
    (r"a gain of 6.25~\% more", "a gain of 6.25% more"),
    (r"Q\&A", "Q&A"),
    (r"snake\_case \#1", "snake_case #1"),
    (r"{\mu}-Bench", "μ-Bench"),
    (r"$\mu$-Bench", "μ-Bench"),
    (r"na\"ive", "naïve"),
    (r"Universit\"at M\"{u}nchen", "Universität München"),
    (r"Poincar\'e, Erd\H{o}s, \v{S}ev\v{c}\'{i}k", "Poincaré, Erdős, Ševčík"),
    (r"\url{https://a.org/x_y}", "https://a.org/x_y"),
    (r"\href{https://a.org}{our page}", "our page (https://a.org)"),
    (r"0.85 $\pm$ 0.08", "0.85 ± 0.08"),
    (r"0.85$\pm$0.08", "0.85±0.08"),
    (r"$τ_b=0.670$", "τ_b=0.670"),
    (r"$p<0.001$", "p<0.001"),
    (r"$2\times$ faster", "2× faster"),
    (r"$O(n^2)$", "O(n²)"),
    (r"$10^{-3}$", "10⁻³"),
    (r"$x_{i}$", "x_i"),
    (r"H$_2$O", "H₂O"),
    (r"T$_{1}$-weighted", "T₁-weighted"),
    (r"$\alpha$-synuclein", "α-synuclein"),
    (r"$\sim$20 s", "∼20 s"),
    ("sim20 s", "∼20 s"),
    (r"$\geq$ 5 and $\leq$ 7", "≥ 5 and ≤ 7"),
    (r"\textbf{Med}ical", "Medical"),
    (r"\emph{in \textbf{vivo}}", "in vivo"),
    (r"{\em in vivo}", "in vivo"),
    (r"$\textit{post hoc}$", "post hoc"),
    ("textbf{Med}ical", "Medical"),
    ("85.1 pm 9.2", "85.1 ± 9.2"),
    ("85.1pm9", "85.1 ± 9"),
    ("3times faster", "3× faster"),
    ("``quotes''", "“quotes”"),
    (r"\(x+y\)", "x+y"),
    (r"Fig.~3", "Fig. 3"),
    (r"$A \geq 0$ and $\leq 5$", "A ≥ 0 and ≤5"),
    (r"$O(\frac{1-p}{k_2})$", "O((1-p)/k₂)"),
    (r"$\frac12$", "1/2"),
    (r"$O(1/n)$, $n, m$ and $|S|$", "O(1/n), n, m and |S|"),
    (r"$k\log n$", "k log n"),
    (r"$\hat f$ and $\widetilde{O}(n)$", "f̂ and Õ(n)"),
    (r"$\left(x\right)$", "(x)"),
    (r"$\mathbf x \in \mathbb{R}^d$", "x ∈ R^d"),
    (r"$\ownname(x)$", "ownname(x)"),
    (r"$>$86\%", ">86%"),
    (r"$N^{-\Omega(k)}$", "N^(-Ω(k))"),
    (r"from \$0.23 to \$0.27", "from $0.23 to $0.27"),
    (r"8--12\,Hz", "8--12 Hz"),
    (r"37$^\circ$C", "37°C"),
    (r"\emphnever", "never"),
    ("extit{in vivo}", "in vivo"),
    ("Cand{è}s, {D}isparity", "Candès, Disparity"),
    (r"\textcolor{red}{new}", "new"),
    (r"text~\footnote{see \url{https://a.org}}.", "text (see https://a.org)."),
    (r"a$\unicode{x2013}$b", "a–b"),
    (r"\href{https://a.org}{https://a.org}", "https://a.org"),
    (r"Smith~\cite{smith}", "Smith [smith]"),
]
LEFT_ALONE = [
    "costs $5 and $6",
    "$HOME and $PATH",
    "a loss of $3 billion (US$) or A$4",
    r"\frac and \hat alone",
    "between $5-$10 a scan",
    "a set {a, b} of 20% of all",
    "open 5 pm to 7 pm",
    "at 3 pm 40 patients",
    "it's the patients' choice",
    r"C:\path or \unknowncommand",
    "a ~ b",
    "text{",
    "x^2 and snake_case",
    "{{ 7*7 }} {% raw %}",
    "several times a day, three times",
    "sim-to-real",
    "",
]


@pytest.mark.parametrize(("source", "expected"), PAIRS)
def test_tex_becomes_text(source: str, expected: str) -> None:
    assert decode_tex(source) == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_no_tex_is_left_as_typed(text: str) -> None:
    assert decode_tex(text) == text


@pytest.mark.parametrize("expected", [pair[1] for pair in PAIRS if "\\" not in pair[1]])
def test_decoded_text_is_not_decoded_again(expected: str) -> None:
    assert decode_tex(expected) == expected


@given(st.text(alphabet=string.ascii_letters + string.digits + " .,;:!?()[]/+=<>-_^%&#*éßβ医\n"))
def test_text_without_tex_signs_keeps_every_character(text: str) -> None:
    lost_command = any(word in text for word in ("pm", "times", "sim", "eq", "rightarrow"))
    assert lost_command or decode_tex(text) == text


@given(st.text(alphabet="\\{}$~`'^_%&abem \"12.:()[]"))
def test_any_heap_of_tex_signs_decodes_without_a_crash(text: str) -> None:
    assert isinstance(decode_tex(text), str)


@given(st.lists(st.sampled_from([pair[0] for pair in PAIRS] + LEFT_ALONE), max_size=6))
def test_a_sentence_of_many_pieces_of_tex_keeps_its_words(pieces: list[str]) -> None:
    decoded = decode_tex(" and so ".join(pieces))
    assert decoded.count("and so") >= len(pieces) - 1


@pytest.mark.parametrize(
    "piece", ["$", "\\", "{", "}", "``", "''", "~", "\\textbf{", "$x", "{\\", "_{"]
)
def test_long_runs_of_one_sign_come_back(piece: str) -> None:
    text = piece * 20_000
    assert len(decode_tex(text)) > 0
