# Made by `python -m benchmarks.judge_tldr fit`; not to be edited by hand.
"""The weights of the one sentence's ranker, and the words that summaries keep."""

TITLED: dict[str, float] = {
    "after making": 0.114,
    "done": 0.063,
    "done 0": 0.057,
    "done 1": -0.008,
    "done 2": 0.008,
    "done 3": 0.005,
    "done after making": 0.049,
    "done and nothing made": 0.022,
    "done before making": 0.014,
    "done first of all": 0.013,
    "follows up": 0.045,
    "found": 0.039,
    "found 0": 0.067,
    "found 1": -0.054,
    "found 2": 0.002,
    "found 3": 0.024,
    "found after making": 0.061,
    "found and nothing made": 0.2,
    "found before making": -0.021,
    "found first of all": -0.085,
    "has %": -0.268,
    "has (": -0.09,
    "has :": -0.133,
    "has ?": -0.007,
    "has digit": 0.03,
    "has first": 0.103,
    "has named": -0.102,
    "has need": -0.042,
    "has novel": 0.088,
    "has outcome": -0.019,
    "has paper": 0.041,
    "has release": -0.133,
    "has we": -0.027,
    "introduces a name": -0.061,
    "kept": 0.599,
    "last": 0.152,
    "last but one": 0.04,
    "made": 0.191,
    "made 0": 0.156,
    "made 1": 0.094,
    "made 2": -0.044,
    "made 3": -0.015,
    "made after making": 0.035,
    "made before making": 0.156,
    "made first of all": 0.087,
    "made introduces a name": 0.205,
    "nickname": 0.053,
    "nobody speaks 0": 0.109,
    "nobody speaks 1": -0.043,
    "nobody speaks 2": -0.025,
    "nobody speaks 3": -0.041,
    "opens with a bridge": 0.256,
    "opens with our": -0.111,
    "opens with our method": -0.1,
    "opens with paper": 0.012,
    "opens with this paper": 0.072,
    "opens with we": 0.117,
    "others after need": -0.014,
    "others after own": 0.201,
    "own": 0.325,
    "own 0": 0.345,
    "own 1": 0.096,
    "own 2": 0.022,
    "own 3": -0.016,
    "own 4": -0.121,
    "own after need": 0.058,
    "own introduces a name": 0.04,
    "own nickname": 0.264,
    "own title words": -0.047,
    "place": -0.138,
    "place 0": 0.168,
    "place 1": -0.082,
    "place 2": 0.009,
    "place 3": 0.015,
    "place 4": 0.035,
    "place 5": -0.047,
    "place 6": -0.099,
    "place squared": -0.088,
    "repeated": 0.142,
    "repeated once": 0.406,
    "repeated twice": 0.264,
    "share of repeated": 0.301,
    "studied": -0.005,
    "studied 0": 0.091,
    "studied 1": -0.075,
    "studied 2": -0.023,
    "studied 3": 0.003,
    "studied after making": -0.138,
    "studied and nothing made": -0.013,
    "studied before making": 0.134,
    "studied first of all": 0.236,
    "title and sentence": 0.839,
    "title words": 0.698,
    "weight of repeated": 0.47,
    "words of title": 0.725,
    "words over 45": -0.025,
    "words to 10": 0.028,
    "words to 20": 0.298,
    "words to 30": 0.057,
    "words to 45": -0.058,
}

UNTITLED: dict[str, float] = {
    "after making": 0.13,
    "done": 0.081,
    "done 0": 0.061,
    "done 1": -0.011,
    "done 2": 0.01,
    "done 3": 0.02,
    "done after making": 0.06,
    "done and nothing made": 0.041,
    "done before making": 0.021,
    "done first of all": 0.007,
    "follows up": 0.033,
    "found": 0.039,
    "found 0": 0.053,
    "found 1": -0.059,
    "found 2": 0.025,
    "found 3": 0.02,
    "found after making": 0.074,
    "found and nothing made": 0.203,
    "found before making": -0.034,
    "found first of all": -0.065,
    "has %": -0.29,
    "has (": -0.018,
    "has :": -0.109,
    "has ?": -0.003,
    "has digit": 0.008,
    "has first": 0.116,
    "has named": -0.018,
    "has need": -0.05,
    "has novel": 0.082,
    "has outcome": -0.052,
    "has paper": 0.053,
    "has release": -0.165,
    "has we": -0.035,
    "introduces a name": -0.004,
    "kept": 0.802,
    "last": 0.177,
    "last but one": 0.058,
    "made": 0.219,
    "made 0": 0.186,
    "made 1": 0.12,
    "made 2": -0.059,
    "made 3": -0.028,
    "made after making": 0.033,
    "made before making": 0.186,
    "made first of all": 0.123,
    "made introduces a name": 0.242,
    "nobody speaks 0": 0.134,
    "nobody speaks 1": -0.051,
    "nobody speaks 2": -0.011,
    "nobody speaks 3": -0.072,
    "opens with a bridge": 0.291,
    "opens with our": -0.123,
    "opens with our method": -0.092,
    "opens with paper": 0.034,
    "opens with this paper": 0.116,
    "opens with we": 0.124,
    "others after need": -0.01,
    "others after own": 0.211,
    "own": 0.353,
    "own 0": 0.404,
    "own 1": 0.117,
    "own 2": 0.014,
    "own 3": -0.036,
    "own 4": -0.146,
    "own after need": 0.059,
    "own introduces a name": 0.08,
    "place": -0.169,
    "place 0": 0.26,
    "place 1": -0.102,
    "place 2": -0.007,
    "place 3": -0.009,
    "place 4": 0.009,
    "place 5": -0.051,
    "place 6": -0.1,
    "place squared": -0.089,
    "repeated": 0.212,
    "repeated once": 0.447,
    "repeated twice": 0.478,
    "share of repeated": 0.573,
    "studied": -0.021,
    "studied 0": 0.095,
    "studied 1": -0.091,
    "studied 2": -0.03,
    "studied 3": 0.006,
    "studied after making": -0.159,
    "studied and nothing made": 0.005,
    "studied before making": 0.138,
    "studied first of all": 0.259,
    "weight of repeated": 0.693,
    "words over 45": -0.009,
    "words to 10": 0.041,
    "words to 20": 0.288,
    "words to 30": 0.049,
    "words to 45": -0.091,
}

# fmt: off
# Of a hundred abstracts with a word of this stem, so many have summaries that keep it.
KEPT_ELSE = 0.14
_KEPT = {
    0: (
        "howev "
    ),
    1: (
        "been furthermor hav often thes "
    ),
    2: (
        "becom com e eith especial experiment extensiv fact final furth g has her i involv "
        "moreov our sinc specifical still then therefor thu us usual "
    ),
    3: (
        "account also although applic apply availabl becaus being but challeng cifar conduct "
        "contrast critical despit development difficult discus due easi far fundamental ii "
        "indicat inherent lack main may mnist motivat much natur need particular previou progres "
        "promis recent requir research respective seen shown similar simulat som such suff "
        "typical underly variou wer will work would year yield "
    ),
    4: (
        "10 2 2018 6 abl accurate actual addit adopt affect appear appl argu assum averag cannot "
        "choos chosen clear consider correspond do effectivenes exist expensiv experimental "
        "facilitat fail focu found great henc http if important improvement increas inde instead "
        "its keep key lead littl mak might must next no not one open or oth part past phenomenon "
        "practical proven rang ratio receiv regard remain sam separat several should significant "
        "simp stud substantial succes successful suggest tend ther they thos though unfortunate "
        "unlik used validat wide "
    ),
    5: (
        "1 100 7 9 ability abov acces additional aft along alway around at attempt avoid believ "
        "best bring central certain cifar10 close complement concern consid considerabl "
        "contribut crucial current d deal demand demonstrat deploy discuss distinct doe easy "
        "effort emph ensur equal essential even extent flexibility focus form github go good "
        "hand heavi help highlight hold implement impos includ increasing individual insight "
        "intelligenc intelligent issu known led like limit maintain manual many modern modif mor "
        "most mov numb numerou o only outperform possibl previous primary public reach regim "
        "report respect restrict second see so sometim tak their togeth traditional turn "
        "understood variety was way well what wher wherea whil wid yet "
    ),
    6: (
        "0 16 20 3 acros addres address advanc advantag aim all allow already alternativ are "
        "area aris baselin basic befor benefit beyond broad capability car characteristic choic "
        "classical common compar comparabl compet complete comprehensiv consequent consist "
        "contain cor could dat decreas degrad degre differenc different difficulty dur each "
        "effective efficacy empirical enjoy entir et exhibit feasibl find fitt flexibl follow "
        "gap handl ideal illustrat into it itself light mad major minimiz necessary obtain onc "
        "original outcom overhead own penaliz plac popular potential powerful probability push "
        "quick rais rath re ref rely remarkabl requirement result shed stabiliz storag subset "
        "superior svhn them thre tool toward tractabl transferr two usag valid vary when "
    ),
    7: (
        "aggregat anoth appropriat aspect associat back be bett both call careful cas caus chang "
        "clean clos community comparison component condit defin depend employ engineer enough "
        "epoch establish extreme formul formulat geometric given gpu hardwar how idea ignor "
        "impressiv interest intractabl large latt literatur look mini name occur operat overall "
        "path per presenc purpos qualitativ r reflect relat relationship relevant remov retain "
        "reveal rol run serv slight spe stabl standard start stor straightforward strong textit "
        "than through translat tru typ unknown up updat vers very world x "
    ),
    8: (
        "2016 2017 5 50 about add al alleviat among amount app applicability as b behaviour "
        "benchmark build calculat compact comput computational consistent construct conventional "
        "converg correl cost counterpart creat direct efficiency enforc evidenc exponential "
        "extens fash first fit frequent futur get high integrat intuit lik matric minimum near "
        "out paradigm pipelin poor practic proces quantitativ rapid real realistic relativ "
        "retrain return review s scenario seek sensitivity set show situ siz slow smooth "
        "specializ specify stag strength structural subsequent sufficient suitabl support "
        "techniqu test trad und uniform uniqu useful vari variant verify w whos "
    ),
    9: (
        "4 accord achiev annotat any approxim arbitrari between capabl categor characteriz claim "
        "classify competitiv content controll coordinat corpu decid deriv determin devic don "
        "down effectiv element eliminat emerg enabl entit error estimat evaluat every fiv forc "
        "frequency gain hard head identify interpolat intuitiv k larg les lin mann matrix "
        "measurement mill minimal mobil modify n observ ord output overcom pair par perform "
        "preliminary product provid reduc relative representativ risk scor setup shar specific "
        "step summariz synthetic systematical t thi tight understand utiliz vast wheth "
    ),
    10: (
        "8 accuracy accurat acquir adjust almost applicabl assumpt capabilit capacity channel "
        "complex confirm constrain coupl dataset decis describ desir desirabl detail divers "
        "driven encourag etc expect explain express feed field footprint formal giv grid "
        "hypothesi implic inferr input instanc interact is iter just leverag loss margin "
        "mathematical mechanism miss oper over pas phas posit prevent process produc reduct "
        "relax rich robotic sett sid small solut special suit surprising target term third too "
        "upon "
    ),
    11: (
        "2d algorithmic artificial ask attain basi behavior block budget coherent collect "
        "complexity composit configur constant context correct deployment descent descript "
        "design dimensional discover downstream drop edg em english exact execut explicit "
        "exploit fix forward four generic geometry goal grow guid heuristic hypothesiz imagenet "
        "informativ int internal iterative last length link mapp maximiz mean meaningful modell "
        "nam off p pap paramet parameteriz play property recogniz record rel scalability scienc "
        "scratch shallow similarity speedup strateg systematic theory tim trivial upp via vis "
        "vulnerabl within "
    ),
    12: (
        "against align analyz annot approach assign automatic automatical backpropag balanc "
        "boost c captur craft dependenc deterministic develop dimens discov examin extend extra "
        "failur finit fram full impact importanc initializ inject instability intermediat "
        "investigat joint kind linguistic long low measur multipl natural numerical optimiz "
        "pattern percept positiv pow project propert prov quer recov referenc replac singl "
        "specif stability strategy sub surpris tackl top unseen use utility virtual which "
        "without "
    ),
    13: (
        "ai analysi art bias bridg built can clas cod combin correlat decompos depth "
        "discriminator draw driv end enhanc evalu exampl extract factor fami ful identif "
        "incorporat induc inductiv inf least magnitud map mitigat overfitt posterior principl "
        "procedur quality reliabl resolut scal schem semantical sensitiv short signal simpl "
        "simultaneous sup total trainabl truth unlabel whol wis "
    ),
    14: (
        "architectural bound by compres consistency corpora density dimensionality efficient "
        "expressiv generaliz generator group guarante human hyp independent interpret "
        "interpretability likelihood local machin modific performanc perspectiv pixel platform "
        "point pos precis problem proof provab quantify reconstruct reg respons subject "
        "theoretic tun unit valu view "
    ),
    15: (
        "activity agnostic answ approximat arbitrary awar complet compos convolut discovery "
        "discrepancy effect equivalent fin from hop inspir invarianc linear log mix mutual "
        "negativ non pairwis pre predictiv prior rat recommend robot sampl scen select sourc "
        "stat static study transit varianc vector why "
    ),
    16: (
        "auxiliary bit class classific concept constraint discriminativ divergenc encod "
        "euclidean experienc funct generat global ground hidden l landscap match maximum "
        "methodology min minima norm operator optimal popul predictor random regulariz resnet "
        "resourc sgd simul squar stochastic system "
    ),
    17: (
        "alignment an atari auto confidenc connect dependent disentanglement distribut dynamical "
        "expert fac fast feedforward influenc initial interpretabl level manipul metric mixtur "
        "nlp nod nonlinear normaliz objectiv parametric pass present programm quest sens "
        "sequential shap synthesiz theoretical trajector user "
    ),
    18: (
        "autonomou charact condition convergenc convex convolutional decomposit evolut gaussian "
        "general los max ml noisy perturb plan preserv pretrain scalabl segment skill sparsity "
        "teach temporal track trust using zero "
    ),
    19: (
        "abstract accelerat act brain control data derivativ featur few hyperparamet iterativ "
        "knowledg modul mont neuron parallel parameter partial physic propag query recognit "
        "retrieval sequenc ser shift spac spatial synthesi width "
    ),
    20: (
        "backward carlo classifi clust co continuou decod domain energy entity environment estim "
        "explor external fool functional gat improv inform intrinsic introduc lay markov minim "
        "net on reason robust rul schedul soft statistical unif word "
    ),
    21: (
        "diversity filt horizon identific normal penalty plausibl pool regress regular reward "
        "social structur student task "
    ),
    22: (
        "activ answer augment document invariant neighbor new onlin predict probabilistic rank "
        "universal variabl weight "
    ),
    23: (
        "automat binary distanc dual event gener imag implicit label lstm manifold mask maxim "
        "mod polic subspac text topic transport visual with "
    ),
    24: (
        "architectur autoregressiv bas batch collaps connectivity dens discret dropout equ "
        "gradient nois object optim permut polynomial solv spars styl weak "
    ),
    25: (
        "adapt conditional gam hybrid invers method semantic softmax train tre uncertainty "
    ),
    26: (
        "actor attribut audio contextual count defens dnn dynamic forgett physical quant read "
        "represent that variational "
    ),
    27: (
        "bia biological bottleneck estimator framework fre hierarchical policy search simulator "
        "speech "
    ),
    28: (
        "attent box cell compositional disentangl explan feedback in incremental latent novel "
        "plann recurrent relu robustnes self supervis transform "
    ),
    29: (
        "algorithm cros demonstr inferenc privacy quantiz residual "
    ),
    30: (
        "black differentiabl differential entropy generativ memory program reinforcement "
        "spectral transf vae wasserstein "
    ),
    31: (
        "adaptiv deep detect ensembl kernel languag q sentenc transl "
    ),
    32: (
        "autoencod cluster communic neural unsupervis video "
    ),
    33: (
        "bayesian model propos "
    ),
    34: (
        "bert compress navig tensor "
    ),
    35: (
        "agent multi network pars rl rnn "
    ),
    36: (
        "flow "
    ),
    37: (
        "3d critic distill "
    ),
    38: (
        "cnn embedd semi "
    ),
    39: (
        "for "
    ),
    41: (
        "shot "
    ),
    42: (
        "adversarial attack "
    ),
    43: (
        "of prun the "
    ),
    44: (
        "and continual "
    ),
    45: (
        "imit learn to "
    ),
    46: (
        "meta "
    ),
    51: (
        "we "
    ),
    52: (
        "gan "
    ),
    57: (
        "a "
    ),
    58: (
        "graph "
    ),
}
KEPT: dict[str, float] = {
    stem: percent / 100 for percent, stems in _KEPT.items() for stem in stems.split()
}
