# Made by `python -m benchmarks.judge_tldr fit`; not to be edited by hand.
"""The weights of the one sentence's ranker, and the words that summaries keep."""

TITLED: dict[str, float] = {
    "after making": 0.107,
    "done": 0.064,
    "done 0": 0.059,
    "done 1": -0.01,
    "done 2": 0.01,
    "done 3": 0.006,
    "done after making": 0.05,
    "done and nothing made": 0.018,
    "done before making": 0.015,
    "done first of all": 0.001,
    "follows up": 0.044,
    "found": 0.033,
    "found 0": 0.076,
    "found 1": -0.077,
    "found 2": 0.009,
    "found 3": 0.026,
    "found after making": 0.066,
    "found and nothing made": 0.187,
    "found before making": -0.033,
    "found first of all": -0.076,
    "has %": -0.268,
    "has (": -0.091,
    "has :": -0.133,
    "has ?": -0.008,
    "has digit": 0.029,
    "has first": 0.103,
    "has named": -0.102,
    "has need": -0.042,
    "has novel": 0.088,
    "has outcome": -0.019,
    "has paper": 0.046,
    "has release": -0.135,
    "has we": 0.001,
    "heading aim": -0.012,
    "heading background": 0.087,
    "heading end": 0.172,
    "heading methods": -0.044,
    "heading results": -0.019,
    "introduces a name": -0.061,
    "kept": 0.6,
    "last": 0.153,
    "last but one": 0.04,
    "made": 0.191,
    "made 0": 0.154,
    "made 1": 0.094,
    "made 2": -0.043,
    "made 3": -0.014,
    "made after making": 0.037,
    "made before making": 0.154,
    "made first of all": 0.089,
    "made introduces a name": 0.206,
    "nickname": 0.05,
    "nobody speaks 0": 0.109,
    "nobody speaks 1": -0.043,
    "nobody speaks 2": -0.025,
    "nobody speaks 3": -0.041,
    "opens with a bridge": 0.258,
    "opens with our": -0.111,
    "opens with our method": -0.1,
    "opens with paper": 0.029,
    "opens with this paper": 0.068,
    "opens with we": 0.117,
    "others after need": 0.009,
    "others after own": 0.213,
    "own": 0.305,
    "own 0": 0.344,
    "own 1": 0.096,
    "own 2": 0.023,
    "own 3": -0.015,
    "own 4": -0.145,
    "own after need": 0.049,
    "own introduces a name": 0.041,
    "own nickname": 0.267,
    "own title words": -0.037,
    "place": -0.135,
    "place 0": 0.172,
    "place 1": -0.083,
    "place 2": 0.009,
    "place 3": 0.014,
    "place 4": 0.033,
    "place 5": -0.048,
    "place 6": -0.097,
    "place squared": -0.085,
    "repeated": 0.142,
    "repeated once": 0.405,
    "repeated twice": 0.263,
    "share of repeated": 0.302,
    "studied": -0.005,
    "studied 0": 0.085,
    "studied 1": -0.069,
    "studied 2": -0.023,
    "studied 3": 0.003,
    "studied after making": -0.133,
    "studied and nothing made": -0.014,
    "studied before making": 0.128,
    "studied first of all": 0.249,
    "title and sentence": 0.836,
    "title words": 0.692,
    "weight of repeated": 0.468,
    "words of title": 0.722,
    "words over 45": -0.024,
    "words to 10": 0.029,
    "words to 20": 0.298,
    "words to 30": 0.058,
    "words to 45": -0.059,
}

UNTITLED: dict[str, float] = {
    "after making": 0.123,
    "done": 0.082,
    "done 0": 0.063,
    "done 1": -0.013,
    "done 2": 0.011,
    "done 3": 0.021,
    "done after making": 0.06,
    "done and nothing made": 0.038,
    "done before making": 0.023,
    "done first of all": -0.005,
    "follows up": 0.032,
    "found": 0.034,
    "found 0": 0.062,
    "found 1": -0.081,
    "found 2": 0.031,
    "found 3": 0.022,
    "found after making": 0.078,
    "found and nothing made": 0.192,
    "found before making": -0.044,
    "found first of all": -0.058,
    "has %": -0.29,
    "has (": -0.019,
    "has :": -0.108,
    "has ?": -0.005,
    "has digit": 0.007,
    "has first": 0.116,
    "has named": -0.017,
    "has need": -0.049,
    "has novel": 0.082,
    "has outcome": -0.052,
    "has paper": 0.057,
    "has release": -0.167,
    "has we": -0.011,
    "heading aim": -0.01,
    "heading background": 0.126,
    "heading end": 0.162,
    "heading methods": -0.051,
    "heading results": -0.026,
    "introduces a name": -0.005,
    "kept": 0.802,
    "last": 0.178,
    "last but one": 0.058,
    "made": 0.219,
    "made 0": 0.184,
    "made 1": 0.121,
    "made 2": -0.059,
    "made 3": -0.027,
    "made after making": 0.035,
    "made before making": 0.184,
    "made first of all": 0.126,
    "made introduces a name": 0.242,
    "nobody speaks 0": 0.134,
    "nobody speaks 1": -0.051,
    "nobody speaks 2": -0.01,
    "nobody speaks 3": -0.073,
    "opens with a bridge": 0.292,
    "opens with our": -0.123,
    "opens with our method": -0.093,
    "opens with paper": 0.049,
    "opens with this paper": 0.114,
    "opens with we": 0.124,
    "others after need": 0.012,
    "others after own": 0.222,
    "own": 0.338,
    "own 0": 0.404,
    "own 1": 0.118,
    "own 2": 0.017,
    "own 3": -0.033,
    "own 4": -0.168,
    "own after need": 0.051,
    "own introduces a name": 0.083,
    "place": -0.166,
    "place 0": 0.263,
    "place 1": -0.102,
    "place 2": -0.007,
    "place 3": -0.01,
    "place 4": 0.007,
    "place 5": -0.052,
    "place 6": -0.098,
    "place squared": -0.087,
    "repeated": 0.212,
    "repeated once": 0.446,
    "repeated twice": 0.477,
    "share of repeated": 0.574,
    "studied": -0.021,
    "studied 0": 0.088,
    "studied 1": -0.085,
    "studied 2": -0.03,
    "studied 3": 0.006,
    "studied after making": -0.153,
    "studied and nothing made": 0.004,
    "studied before making": 0.133,
    "studied first of all": 0.272,
    "weight of repeated": 0.691,
    "words over 45": -0.008,
    "words to 10": 0.042,
    "words to 20": 0.288,
    "words to 30": 0.049,
    "words to 45": -0.092,
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
