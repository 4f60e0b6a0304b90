// Made of generator/export/formats.py by `make tables`; change that file, not this one.

export const BIBTEX_TYPES = /** @type {const} */ ({"article": "article", "conference": "inproceedings", "preprint": "misc", "other": "misc"});

export const BIBTEX_FIELDS = /** @type {const} */ ([["title", "title", "title", ["article", "conference", "preprint", "other"]], ["author", "authors", "names", ["article", "conference", "preprint", "other"]], ["journal", "venue", "text", ["article"]], ["booktitle", "venue", "text", ["conference"]], ["howpublished", "venue", "text", ["preprint"]], ["year", "year", "verbatim", ["article", "conference", "preprint", "other"]], ["month", "month", "month", ["article", "conference", "preprint", "other"]], ["doi", "doi", "verbatim", ["article", "conference", "preprint", "other"]], ["eprint", "arxiv", "verbatim", ["article", "conference", "preprint", "other"]], ["archiveprefix", "archiveprefix", "verbatim", ["article", "conference", "preprint", "other"]], ["primaryclass", "primaryclass", "verbatim", ["article", "conference", "preprint", "other"]], ["url", "url", "verbatim", ["article", "conference", "preprint", "other"]]]);

export const RIS_TYPES = /** @type {const} */ ({"article": "JOUR", "conference": "CONF", "preprint": "UNPB", "other": "GEN"});

export const RIS_FIELDS = /** @type {const} */ ([["ID", "key", "text", ["article", "conference", "preprint", "other"]], ["TI", "title", "text", ["article", "conference", "preprint", "other"]], ["AU", "authors", "names", ["article", "conference", "preprint", "other"]], ["N1", "cut", "text", ["article", "conference", "preprint", "other"]], ["T2", "venue", "text", ["article", "conference"]], ["PY", "year", "text", ["article", "conference", "preprint", "other"]], ["DA", "date", "date", ["article", "conference", "preprint", "other"]], ["DO", "doi", "text", ["article", "conference", "preprint", "other"]], ["DB", "archive", "text", ["article", "conference", "preprint", "other"]], ["AN", "identifier", "text", ["article", "conference", "preprint", "other"]], ["UR", "url", "text", ["article", "conference", "preprint", "other"]], ["AB", "abstract", "text", ["article", "conference", "preprint", "other"]]]);

export const CSL_TYPES = /** @type {const} */ ({"article": "article-journal", "conference": "paper-conference", "preprint": "article", "other": "article"});

export const CSL_FIELDS = /** @type {const} */ ([["title", "title", "text", ["article", "conference", "preprint", "other"]], ["author", "authors", "names", ["article", "conference", "preprint", "other"]], ["container-title", "venue", "text", ["article", "conference"]], ["publisher", "archive", "text", ["preprint"]], ["number", "identifier", "text", ["preprint", "other"]], ["note", "identifier", "text", ["article", "conference"]], ["issued", "date", "date", ["article", "conference", "preprint", "other"]], ["DOI", "doi", "text", ["article", "conference", "preprint", "other"]], ["URL", "url", "text", ["article", "conference", "preprint", "other"]], ["abstract", "abstract", "text", ["article", "conference", "preprint", "other"]]]);

export const OTHERS = /** @type {const} */ ("others");

export const CUT_NOTE = /** @type {const} */ ("The list of authors is cut (et al.).");

export const MONTHS = /** @type {const} */ (["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]);

export const ARXIV = /** @type {const} */ ("arXiv");

export const ARXIV_URL = /** @type {const} */ ("https://arxiv.org/abs/");

export const ARXIV_DOI = /** @type {const} */ ("10.48550/");

export const PRIMARY_CLASS = /** @type {const} */ ("(?:astro-ph|cond-mat|cs|econ|eess|math|nlin|physics|q-bio|q-fin|stat)[.][A-Za-z-]{2,17}|astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nucl-ex|nucl-th|quant-ph");

export const SPACES = /** @type {const} */ ("[\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+");

export const SURROGATES = /** @type {const} */ ("[\\ud800-\\udfff]");

export const TEX_ESCAPES = /** @type {const} */ ({"\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "%": "\\%", "&": "\\&", "#": "\\#", "$": "\\$", "_": "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"});

export const VERBATIM_ESCAPES = /** @type {const} */ ({" ": "%20", "\\": "%5C", "{": "%7B", "}": "%7D"});

export const CAPITALS = /** @type {const} */ ("ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c0\u00c1\u00c2\u00c3\u00c4\u00c5\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc\u00cd\u00ce\u00cf\u00d0\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u00d8\u00d9\u00da\u00db\u00dc\u00dd\u00de\u0100\u0102\u0104\u0106\u0108\u010a\u010c\u010e\u0110\u0112\u0114\u0116\u0118\u011a\u011c\u011e\u0120\u0122\u0124\u0126\u0128\u012a\u012c\u012e\u0130\u0132\u0134\u0136\u0139\u013b\u013d\u013f\u0141\u0143\u0145\u0147\u014a\u014c\u014e\u0150\u0152\u0154\u0156\u0158\u015a\u015c\u015e\u0160\u0162\u0164\u0166\u0168\u016a\u016c\u016e\u0170\u0172\u0174\u0176\u0178\u0179\u017b\u017d\u0391\u0392\u0393\u0394\u0395\u0396\u0397\u0398\u0399\u039a\u039b\u039c\u039d\u039e\u039f\u03a0\u03a1\u03a3\u03a4\u03a5\u03a6\u03a7\u03a8\u03a9\u0410\u0411\u0412\u0413\u0414\u0415\u0416\u0417\u0418\u0419\u041a\u041b\u041c\u041d\u041e\u041f\u0420\u0421\u0422\u0423\u0424\u0425\u0426\u0427\u0428\u0429\u042a\u042b\u042c\u042d\u042e\u042f");

export const DIGITS = /** @type {const} */ ("0123456789");

export const PUNCTUATION = /** @type {const} */ ("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a1\u00ab\u00b7\u00bb\u00bf\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201a\u201c\u201d\u201e\u2026");

export const ARTICLES = /** @type {const} */ (["A"]);

export const PARTICLES = /** @type {const} */ (["van", "von", "vom", "der", "den", "de", "del", "della", "dello", "des", "di", "da", "do", "dos", "das", "du", "la", "le", "el", "al", "bin", "ibn", "ben", "ter", "ten", "te", "zu", "zum", "zur", "af", "av", "'t"]);

export const JOINED_PARTICLES = /** @type {const} */ (["De", "De La", "De Los", "Del", "Della", "Di", "Dos", "Von", "Van Den", "Van Der", "Van De", "St."]);

export const SUFFIXES = /** @type {const} */ (["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"]);

export const ET_AL = /** @type {const} */ (["et al", "et al.", "et. al.", "and others", "others", "u.a.", "\u2026", "..."]);

export const GROUP_WORDS = /** @type {const} */ (["academy", "alliance", "anthropic", "association", "authors", "bank", "center", "centre", "challenge", "clinic", "collaboration", "collaborative", "collaborators", "college", "committee", "community", "company", "consortium", "contributors", "corporation", "council", "deepmind", "department", "faculty", "foundation", "google", "group", "hospital", "inc", "inc.", "initiative", "institut", "institute", "investigators", "lab", "laboratory", "labs", "ltd", "ltd.", "microsoft", "network", "nvidia", "openai", "organisation", "organization", "participants", "partnership", "program", "programme", "project", "registry", "research", "school", "society", "team", "trust", "university", "workgroup"]);

export const GROUP_CAPITALS = /** @type {const} */ (["AI", "GmbH", "LLC", "ML", "NLP", "USA"]);

export const JOINING_WORDS = /** @type {const} */ (["and", "&", "for", "of", "the", "on", "at", "in", "with"]);

export const NO_NAME_CHARACTERS = /** @type {const} */ ("0123456789@/:;()[]{}<>|\\=");

export const MOST_NAME_WORDS = /** @type {const} */ (8);

export const PREPRINT_SERVERS = /** @type {const} */ (["arxiv", "biorxiv", "chemrxiv", "corr", "eartharxiv", "medrxiv", "openreview", "osf", "preprint", "preprints", "psyarxiv", "researchsquare", "socarxiv", "ssrn", "techrxiv"]);

export const JOURNALS = /** @type {const} */ (["proceedings of the ieee", "proceedings of the national academy", "proceedings of the royal", "proceedings of the acm on", "proceedings of the vldb", "proc natl acad", "proc ieee"]);

export const CONFERENCE_WORDS = /** @type {const} */ (["aaai", "aacl", "accv", "acl", "aistats", "amia", "bibm", "bionlp", "bmvc", "chi", "chil", "cikm", "clef", "clinicalnlp", "coling", "colm", "colt", "conference", "conll", "corl", "cvpr", "cvprw", "eacl", "eccv", "eccvw", "ecml", "embc", "emnlp", "icassp", "iccv", "iccvw", "iclr", "icml", "icmlw", "icpr", "icra", "ijcai", "ijcnlp", "interspeech", "ipmi", "iros", "isbi", "kdd", "lecture", "lncs", "lrec", "meeting", "miccai", "midl", "mlhc", "naacl", "neurips", "nips", "pkdd", "pmlr", "proc", "proceedings", "recsys", "semeval", "sigir", "symposium", "uai", "wacv", "wacvw", "workshop", "workshops", "wsdm", "www"]);

export const UNSTABLE = /** @type {const} */ ("[^ -~\u00a0-\u034e\u0350-\u03ff\u1e00-\u1eff\u2019\u2070-\u209c\u2100-\u2189\u2460-\u24ea\ufb00-\ufb06\uff01-\uff5e\ud835\udc00-\ud835\udfff]");

export const STOP_WORDS = /** @type {const} */ (["a", "an", "the", "on", "of", "for", "in", "to", "and", "is", "are", "can", "do", "does", "what", "how", "towards", "toward"]);

export const KEY_WORD_LENGTH = /** @type {const} */ (40);

export const KEY_WORD = /** @type {const} */ ("paper");

export const SPELLED = /** @type {const} */ ({"\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u00fe": "th", "\u0131": "i", "\u0127": "h", "\u03b1": "alpha", "\u03b2": "beta", "\u03b3": "gamma", "\u03b4": "delta", "\u03b5": "epsilon", "\u03b6": "zeta", "\u03b7": "eta", "\u03b8": "theta", "\u03b9": "iota", "\u03ba": "kappa", "\u03bb": "lambda", "\u03bc": "mu", "\u03bd": "nu", "\u03be": "xi", "\u03bf": "omicron", "\u03c0": "pi", "\u03c1": "rho", "\u03c3": "sigma", "\u03c2": "sigma", "\u03c4": "tau", "\u03c5": "upsilon", "\u03c6": "phi", "\u03c7": "chi", "\u03c8": "psi", "\u03c9": "omega"});
