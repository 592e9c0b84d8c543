/** Brands of substances C; read by `brands.ts`. */
export const brandsC = `
c1-esterase inhibitor: berinert; cinryze
cabergoline: cabaser; dostinex
cabotegravir: apretude [modified-release, suspension for injection]; vocabria
cabozantinib: cabometyx; cometriq
cadexomer iodine: iodoflex
caffeine: caffnea; gencebok; peyona
caffeine/codeine/paracetamol: solpadeine plus
caffeine/cyclizine/ergotamine: migril
caffeine/ergotamine: cafergot
caffeine/paracetamol: hedex extra; panadol extra; panadol extra advance; panadol extra optizorb; panadol extra soluble; paracetamol extra; solpadeine headache
caffeine/paracetamol/phenylephrine: beechams flu plus; beechams flu plus caplets; lemsip max cold & flu capsules; lemsip max cold and flu capsules; sudafed congestion & headache relief; sudafed congestion and headache relief; sudafed congestion and headache relief max strength
calcifediol: rayaldee
calcipotriol: dovonex
calcitonin: miacalcic
calcitriol: calcijex; rocaltrol; silkis
calcium acetate: phosex; phoslo; renacet
calcium acetate/magnesium carbonate: osvaren
calcium carbonate: adcal; cacit; calcichew; calcichew 500; calcichew forte; remegel; setlers; tums
calcium carbonate/calcium lactate gluconate: sandocal; sandocal 1000; sandocal 400
calcium carbonate/colecalciferol: accrete d3; accrete d3 one a day; adcal-d3; adcal-d3 caplet; adcal-d3 caplets; adcal-d3 dissolve; adcal-d3 lemon; cacit d3; calceos; calci-d; calcichew d3 forte; calcichew-d3; calcichew-d3 caplets; calcichew-d3 forte; evacal d3; ideos; kalcipos-d; natecal d3; theical-d3
calcium carbonate/etidronate: didronel pmo
calcium carbonate/glycine: titralac
calcium carbonate/magnesium carbonate: rennie; rennie orange; rennie peppermint; rennie spearmint
calcium carbonate/magnesium carbonate/simeticone: rennie deflatine
calcium carbonate/simeticone: remegel wind relief
calcium carbonate/sodium alginate/sodium bicarbonate: acidex; gaviscon; gaviscon cool; gaviscon double action; gaviscon liquid; gaviscon liquid relief; gaviscon original; gaviscon peppermint; peptac
calcium glubionate/calcium lactobionate: calcium sandoz; calcium-sandoz
calcium phosphate/colecalciferol: calfovit d3
calcium polystyrene sulfonate: calcium resonium; resonium calcium; sorbisterit
canagliflozin: invokana
canagliflozin/metformin: vokanamet
canakinumab: ilaris [solution for injection]
candesartan: amias
cannabidiol: epidyolex
cannabidiol/dronabinol: sativex [oromucosal spray]
capecitabine: xeloda
capivasertib: truqap
caplacizumab: cablivi [solution for injection]
capmatinib: tabrecta
capsaicin: axsain [cream]; qutenza [medicated plaster]; zacin [cream]
captopril: capoten
carbamazepine: carbagen; carbagen sr [modified-release]; tegretol; tegretol chewtabs; tegretol prolonged release [modified-release]; tegretol retard [modified-release]
carbetocin: pabal
carbimazole: neo-mercazole
carbocisteine: mucodyne; mucodyne paediatric
carbomer: clinitas carbomer; clinitas gel; evolve carbomer; eyeaze carbomer; geltears; lacrinorm; lumecare carbomer; viscotears; xailin gel
carboprost: hemabate
carfilzomib: kyprolis
carglumic acid: carbaglu
cariprazine: reagila
carisoprodol: carisoma
carmellose: carmelubes; carmize; cellusan; celluvisc; evolve carmellose; eyeaze carmellose; lumecare carmellose; optho-lique; pf drops carmellose; vizcellose; xailin fresh
carmellose/glycerol: optive
carmellose/glycerol/sodium hyaluronate: optive fusion
carteolol: teoptic [eye drops]
carvedilol: eucardic
casirivimab/imdevimab: ronapreve
caspofungin: cancidas
cedazuridine/decitabine: inaqovi
cefaclor: bacticlor; bacticlor mr [modified-release]; distaclor; distaclor mr [modified-release]; keftid
cefadroxil: baxan; duricef
cefalexin: ceporex; keflex; kiflone; tenkorex
cefepime: maxipime; renapime
cefepime/enmetazobactam: exblifep
cefiderocol: fetcroja
cefixime: suprax
cefotaxime: claforan
cefpodoxime: orelox
cefradine: nicef; velosef
ceftazidime: fortum; kefadim
ceftobiprole: zevtera
ceftolozane/tazobactam: zerbaxa
ceftriaxone: rocephin
cefuroxime: aprokam; zinacef; zinnat
celecoxib: celebrex
celiprolol: celectol
cemiplimab: libtayo
cenegermin: oxervate [eye drops]
cenobamate: ontozry; xcopri
ceritinib: zykadia
certolizumab pegol: cimzia [solution for injection]
cetirizine: allacan; benadryl allergy children; benadryl allergy children's; benadryl allergy liquid release; benadryl allergy one a day; benadryl once a day; benadryl one a day; benadryl one a day relief; piriteze; piriteze allergy; pollenshield; zirtek; zirtek allergy; zirtek allergy relief
cetirizine/pseudoephedrine: zirtek decongestant
cetrimide/chlorhexidine: hibicet; savlon; tisept; travasept
cetrimide/dimeticone: siopel
cetrorelix: cetrotide
cetuximab: erbitux
cetylpyridinium/lidocaine: calgel; dentinox teething; dentinox teething gel
chenodeoxycholic acid: chenofalk; xenbilox
chloral: welldorm
chlorambucil: leukeran
chloramphenicol: brochlor [eye drops]; chloromycetin; golden eye antibiotic ointment; kemicetine; optrex infected eye drops [eye drops]; optrex infected eye ointment
chlordiazepoxide: librium; tropium
chlorhexidine: chlorohex; corsodyl; curasept; cx antiseptic; eczmol; hibiscrub; hibitane; hydrex; perio chip; periochip; unisept
chlorhexidine/hydrocortisone/nystatin: nystaform hc; nystaform-hc
chlorhexidine/lidocaine: covonia sore throat spray; covonia throat spray; instillagel; optilube active
chlorhexidine/neomycin: naseptin [nasal ointment]
chlorhexidine/nystatin: nystaform
chloroprocaine: ampres
chloroquine: avloclor; nivaquine
chloroquine/proguanil: paludrine/avloclor
chlorothiazide: saluric
chlorphenamine: allercalm; hayleve; piriton; piriton allergy; piriton syrup
chlorphenamine/ephedrine: haymine
chlorpromazine: largactil
chlorquinaldol/hydrocortisone butyrate: locoid c; locoid-c
chlortalidone: hygroton
chlortalidone/triamterene: kalspare
chlortetracycline/demeclocycline/tetracycline: deteclo
chlortetracycline/triamcinolone: aureocort
cholic acid: orphacol
choline salicylate: audax [ear drops]
choline salicylate/glycerol: earex plus [ear drops]
choline theophyllinate: choledyl
choriogonadotropin alfa: ovitrelle
chorionic gonadotrophin: choragon; pregnyl
ciclesonide: alvesco [inhaler]
ciclopirox: onytec
ciclosporin: capimune; capsorin; cequa [eye drops]; deximune; ikervis [preservative-free, eye drops]; neoral; sandimmun; vanquoral; verkazia [preservative-free, eye drops]
cidofovir: vistide
cilastatin/imipenem: primaxin; tienam
cilastatin/imipenem/relebactam: recarbrio
cilazapril: vascace
cilgavimab/tixagevimab: evusheld
cilostazol: pletal
cimetidine: dyspamet; tagamet
cinacalcet: mimpara
cinchocaine: nupercainal
cinchocaine/fluocortolone: ultraproct
cinchocaine/hydrocortisone: proctosedyl; uniroid hc; uniroid-hc
cinchocaine/prednisolone: scheriproct
cinnarizine: cinaziere; stugeron; stugeron 15; stugeron forte
cinnarizine/dimenhydrinate: arlevert
ciprofibrate: modalim
ciprofloxacin: cetraxal [ear drops]; ciloxan [eye drops]; ciproxin
ciprofloxacin/dexamethasone: cilodex [ear drops]
ciprofloxacin/fluocinolone acetonide: cetraxal plus [ear drops]
cisapride: prepulsid
citalopram: cipramil
citric acid/magnesium oxide/sodium picosulfate: citrafleet; picolax; picoprep
cladribine: leustat; litak; mavenclad
clarithromycin: clarie xl [modified-release]; clarosip; klaricid; klaricid xl [modified-release]
clascoterone: winlevi
clavulanic acid/ticarcillin: timentin
clemastine: tavegil; tavist
clevidipine: cleviprex
clindamycin: dalacin; dalacin c; dalacin cream [vaginal cream]; dalacin t; dalacin vaginal [vaginal cream]; zindaclin
clindamycin/tretinoin: treclin
clioquinol/flumetasone: locorten vioform [ear drops]; locorten-vioform [ear drops]
clioquinol/fluocinolone acetonide: synalar c; synalar-c
clioquinol/hydrocortisone: vioform hydrocortisone; vioform-hydrocortisone
clobazam: frisium; perizam; tapclob
clobetasol: clarelux; clobaderm; dermovate; dermovate scalp; etrivex
clobetasol/neomycin/nystatin: dermovate nn; dermovate-nn
clobetasone: clobavate; eumovate; eumovate eczema and dermatitis
clobetasone/nystatin/oxytetracycline: trimovate
clomethiazole: heminevrin
clomifene: clomid
clomipramine: anafranil; anafranil sr [modified-release]
clonazepam: rivotril
clonidine: catapres; dixarit
clopamide/pindolol: viskaldix
clopidogrel: grepid; plavix
clotrimazole: canesten; canesten 1%; canesten af; canesten antifungal; canesten combi; canesten cream; canesten internal cream; canesten soft gel pessary; canesten thrush combi; canesten thrush cream; canesten thrush external; canesten thrush pessary; canesten vaginal
clotrimazole/fluconazole: canesten duo; canesten oral & cream duo; canesten thrush duo
clotrimazole/hydrocortisone: canesten hc; canesten hydrocortisone
clozapine: clozaril; denzapine; zaponex
co-amilofruse: froop co; fru-co; frumil; frumil forte; frumil ls; lasoride
co-amilozide: amil-co; moduret 25; moduretic
co-amoxiclav: augmentin; augmentin duo; augmentin-duo
co-beneldopa: madopar; madopar cr [modified-release]; madopar dispersible
co-careldopa: apodespan pr [modified-release]; caramet cr [modified-release]; duodopa; half sinemet cr [modified-release]; lecado [modified-release]; numient [modified-release]; sinemet; sinemet 110; sinemet 62.5; sinemet cr [modified-release]; sinemet plus; sinemet-plus
co-careldopa/entacapone: lecigon; sastravi; stalevo; stanek
co-codamol: co-codamol forte; codipar; kapake; kapake insts; medocodene; migraleve yellow; panadeine; panadol ultra; paracodol; parake; solpadeine max; solpadol; solpadol caplets; solpadol effervescent; tylex; zapain
co-cyprindiol: acnocin; clairette; dianette
co-danthramer: codalax; codalax forte
co-danthrusate: capsuvac; normax
co-dydramol: paramol; paramol soluble; remedeine; remedeine forte
co-fluampicil: magnapen
co-flumactone: aldactide; aldactide 25; aldactide 50
co-magaldrox: maalox; mucogel
co-phenotrope: lomotil
co-proxamol: cosalgesic; distalgesic
co-tenidone: tenoret; tenoret 50
co-triamterzide: dyazide; triam-co
co-trimoxazole: fectrim; septrin; septrin forte
coal tar: alphosyl 2 in 1; carbo-dome; clinitar; exorex; neutrogena t gel; neutrogena t/gel; psoriderm; t gel; t/gel
coal tar/coconut oil/salicylic acid: capasal
coal tar/dithranol/salicylic acid: psorin
coal tar/salicylic acid/sulfur: cocois
cobicistat: tybost
cobicistat/darunavir: rezolsta
cobicistat/darunavir/emtricitabine/tenofovir alafenamide: symtuza
cobicistat/elvitegravir/emtricitabine/tenofovir alafenamide: genvoya
cobicistat/elvitegravir/emtricitabine/tenofovir disoproxil: stribild
cobimetinib: cotellic
codeine: galcodine
codeine/diphenhydramine/levomenthol: benylin with codeine
codeine/ibuprofen: codafen continus; cuprofen plus; nurofen plus; solpadeine migraine
codeine/kaolin: kaodene
colchicine: colgout
colecalciferol: altavita d3; aviticol; baby d drops; betterdyou dlux; colecal; colecal-d3; colextra-d3; cubicole d3; d-lux; ddrops; dekristol; desunin; dlux; fultium daily d3; fultium-d3; hux d3; invita d3; invitad3; plenachol; pro d3; pro-d3; stexerol-d3; strivit-d3; sunvit d3; sunvit-d3; thorens; valupak vitamin d3; vigantol; vigantoletten; zymad
colesevelam: cholestagel
colestipol: colestid
colestyramine: questran; questran light
colistimethate: colobreathe [dry powder inhaler]; colomycin; promixin
collagenase clostridium histolyticum: xiapex
conestat alfa: ruconest
conjugated oestrogens: premarin
conjugated oestrogens/medroxyprogesterone: premique; premique low dose
conjugated oestrogens/norgestrel: prempak c; prempak-c
corifollitropin alfa: elonva
cortisone: cortistab; cortisyl
crizanlizumab: adakveo
crizotinib: xalkori
crotamiton: eurax
crotamiton/hydrocortisone: eurax hc; eurax hydrocortisone; eurax-hydrocortisone
cyanocobalamin: behepan; cytacon; cytacon b12; cytamen [solution for injection]; orobalin
cyclizine: valoid
cyclizine/dipipanone: diconal
cyclizine/morphine: cyclimorph; cyclimorph 10; cyclimorph 15
cyclopenthiazide: navidrex
cyclopentolate: mydrilate [eye drops]
cyclophosphamide: endoxana
cyproheptadine: periactin
cyproterone: androcur; cyprostat
cytisinicline: desmoxan; tabex
`;
