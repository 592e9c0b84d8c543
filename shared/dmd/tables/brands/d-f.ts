/** Brands of substances D to F; read by `brands.ts`. */
export const brandsDF = `
dabigatran: pradaxa
dabrafenib: finlee; tafinlar
daclatasvir: daklinza
daclizumab: zinbryta
dacomitinib: vizimpro
dalbavancin: xydalba
dalfopristin/quinupristin: synercid
dalteparin: fragmin [solution for injection]; fragmin graduated syringe [solution for injection]
danazol: danol
danicopan: voydeya
dantrolene: dantrium
dapagliflozin: edistride; forxiga
dapagliflozin/metformin: ebymect; xigduo
dapagliflozin/saxagliptin: qtern
dapoxetine: priligy
dapsone/pyrimethamine: maloprim
daptomycin: cubicin
daratumumab: darzalex
darbepoetin alfa: aranesp [solution for injection]
daridorexant: quviviq
darifenacin: emselex [modified-release]
darolutamide: nubeqa
darunavir: prezista
dasabuvir: exviera
dasatinib: phyrago; sprycel
decitabine: dacogen
deferasirox: exjade
deferiprone: ferriprox
deferoxamine: desferal
deflazacort: calcort; emflaza
degarelix: firmagon [solution for injection]
delafloxacin: quofenix
delamanid: deltyba
delgocitinib: anzupgo
demeclocycline: ledermycin
denosumab: acvybra [solution for injection]; bildyos [solution for injection]; bilprevda [solution for injection]; bomyntra [solution for injection]; conexxence [solution for injection]; denbrayce [solution for injection]; enwylma [solution for injection]; evfraxy [solution for injection]; izamby [solution for injection]; jubbonti [solution for injection]; jubereq [solution for injection]; obodence [solution for injection]; osenvelt [solution for injection]; ospomyv [solution for injection]; osvyrti [solution for injection]; ponlimsi [solution for injection]; prolia [solution for injection]; rolcya [solution for injection]; stoboclo [solution for injection]; wyost [solution for injection]; xbryk [solution for injection]; xgeva [solution for injection]; zadenvi [solution for injection]
dequalinium: dequadin
desloratadine: aerius; dasselta; neoclarityn
desmopressin: ddavp; ddavp melt [oral lyophilisate]; desmomelt [oral lyophilisate]; desmospray [nasal spray]; desmotabs [tablet]; nocdurna [oral lyophilisate]; noqdirna [oral lyophilisate]; octim; octim nasal [nasal spray]
desogestrel: aizea; azalia; cerazette; cerelle; cerelle 75; desomono; desorex; feanolla; hana; lovima; moonia; nacrez; zelleta
desogestrel/ethinylestradiol: bimizza; cimizt; gedarel; gedarel 20; gedarel 20/150; gedarel 30; gedarel 30/150; lestramyl; marvelon; mercilon; munalea 20/150; munalea 30/150; novynette
desoximetasone: stiedex; stiedex lp
deucravacitinib: sotyktu
deuruxolitinib: leqselvi
deutivacaftor/tezacaftor/vanzacaftor: alyftrek
dexamethasone: decadron; dexafree [preservative-free, eye drops]; dexsol; dropodex [preservative-free, eye drops]; glensoludex; maxidex [eye drops]; neofordex; ozurdex [implant]
dexamethasone/framycetin/gramicidin: sofradex
dexamethasone/levofloxacin: ducressa [eye drops]
dexamethasone/neomycin/polymyxin b: maxitrol [eye drops]
dexamethasone/tobramycin: tobradex [eye drops]
dexamfetamine: amfexa; dexedrine
dexketoprofen: keral
dexketoprofen/tramadol: skudexa
dexlansoprazole: dexilant
dexpanthenol/sodium hyaluronate: hycosan plus; hylo care; hylo-care
dexrazoxane: cardioxane; zinecard
dextran 70/hypromellose: tears naturale; tears naturale single dose
dextromethorphan: benylin dry coughs non-drowsy; robitussin dry cough
dextromethorphan/diphenhydramine/levomenthol: benylin dry coughs night
dextromethorphan/paracetamol/promethazine: night nurse
dextromethorphan/paracetamol/pseudoephedrine: day nurse
dextromethorphan/pseudoephedrine: sudafed linctus
dextromethorphan/pseudoephedrine/triprolidine: actifed compound; multi-action actifed dry coughs
dextromethorphan/quinidine: nuedexta
dextromoramide: palfium
diamorphine: ayendi [nasal spray]
diazepam: dialar; diazemuls; stesolid [enema]; tensium; valclair [suppository]; valium
dibrompropamidine: brolene eye ointment; brulidine
diclofenac: defanac retard [modified-release]; defenac; defenac sr [modified-release]; dicloflex; dicloflex 75mg sr [modified-release]; dicloflex retard [modified-release]; dicloflex sr [modified-release]; diclomax; diclomax retard [modified-release]; diclomax sr [modified-release]; diclozip; dyloject; econac; econac sr [modified-release]; fenactol; fenactol retard [modified-release]; fenactol sr [modified-release]; flamatak mr [modified-release]; flamrase sr [modified-release]; motifene 75 [modified-release]; motifene [modified-release]; rheumatac retard 75 [modified-release]; rheumatac retard [modified-release]; rhumalgan cr [modified-release]; rhumalgan sr [modified-release]; rhumalgan xl [modified-release]; slofenac sr [modified-release]; solaraze [gel]; volsaid [modified-release]; volsaid retard [modified-release]; voltarol; voltarol 12 hour emulgel [gel]; voltarol 12 hour emulgel p [gel]; voltarol 75 mg sr [modified-release]; voltarol 75 sr [modified-release]; voltarol 75mg sr [modified-release]; voltarol back & muscle pain relief [gel]; voltarol dispersible; voltarol emulgel [gel]; voltarol emulgel p [gel]; voltarol joint pain relief 12.5mg; voltarol joint pain relief [gel]; voltarol medicated [medicated plaster]; voltarol medicated plaster [medicated plaster]; voltarol ophtha [eye drops]; voltarol ophtha multidose [eye drops]; voltarol osteoarthritis joint pain relief [gel]; voltarol pain-eze; voltarol pain-eze emulgel [gel]; voltarol rapid; voltarol retard [modified-release]; voltarol sr [modified-release]; voltarol suppositories [suppository]
diclofenac/misoprostol: arthrotec; misofen
dicycloverine: merbentyl
didanosine: videx
dienogest: dimetrum; visanne; zalkya
dienogest/estradiol: qlaira
diethylamine salicylate: algesal
diflucortolone: nerisone; nerisone forte
digoxin: lanoxin; lanoxin pg; lanoxin-pg
digoxin-specific antibody fragments: digibind; digifab
dihydrocodeine: df118; df118 forte; dhc; dhc continus [modified-release]
dihydrotachysterol: at10; tachyrol
diltiazem: adizem [modified-release]; adizem-sr [modified-release]; adizem-xl [modified-release]; angitil sr [modified-release]; angitil xl [modified-release]; anoheal; bi-carzem sr [modified-release]; bi-carzem xl [modified-release]; calcicard cr [modified-release]; dilcardia sr [modified-release]; diltiazem anoheal; dilzem sr [modified-release]; dilzem xl [modified-release]; kenzem sr [modified-release]; optil sr [modified-release]; optil xl [modified-release]; slozem [modified-release]; tildiem la [modified-release]; tildiem retard [modified-release]; uard xl [modified-release]; viazem [modified-release]; viazem xl [modified-release]; zemtard xl [modified-release]; zildil sr [modified-release]
dimenhydrinate: dramamine
dimethyl fumarate: skilarence; tecfidera
dimeticone: hedrin; hedrin 4%
dimetindene: fenostil retard
dinoprostone: prepidil; propess; prostin e2; prostin e2 vaginal
diphenhydramine: boots sleepeaze; nightcalm; nytol; nytol one-a-night; sleepeaze
diphenhydramine/levomenthol: benylin chesty coughs original
diphenhydramine/paracetamol: panadol night; panadol night pain
diphenhydramine/paracetamol/pseudoephedrine: benylin 4 flu; benylin four flu
dipyridamole: persantin; persantin retard [modified-release]
diroximel fumarate: vumerity
disopyramide: rythmodan; rythmodan retard [modified-release]
distigmine: ubretid
disulfiram: antabuse
dithranol: dithrocream; micanol
docetaxel: taxotere
docusate sodium: dioctyl; docusol; docusol adult; docusol paediatric; dulcoease; molcer [ear drops]; norgalax [enema]; norgalax micro-enema [enema]; waxsol [ear drops]
dolasetron: anzemet
dolutegravir: tivicay
dolutegravir/lamivudine: dovato
dolutegravir/rilpivirine: juluca
domperidone: motilium; motilium 10; motilium instants
domperidone/paracetamol: domperamol
donepezil: aricept; aricept evess
doravirine: pifeltro
doravirine/lamivudine/tenofovir disoproxil: delstrigo
dornase alfa: pulmozyme [nebuliser liquid]
dorzolamide: trusopt [eye drops]; trusopt pf [preservative-free, eye drops]; trusopt preservative-free [preservative-free, eye drops]
dorzolamide/timolol: cosopt [eye drops]; cosopt imulti [eye drops]; cosopt pf [preservative-free, eye drops]; cosopt preservative-free [preservative-free, eye drops]; vizidor duo [eye drops]
dosulepin: prothiaden
doxapram: dopram
doxazosin: cardozin xl [modified-release]; cardura; cardura xl [modified-release]; doxadura xl [modified-release]; doxzogen xl [modified-release]; raporsin xl [modified-release]; slocinx xl [modified-release]
doxepin: sinepin; sinequan; xepin
doxercalciferol: hectorol
doxycycline: apprilon; cyclodox; demix; doxylar; efracea [modified-release]; nordox; periostat; vibramycin; vibramycin d; vibramycin-d; vibrox
doxylamine/pyridoxine: xonvea
dronabinol: marinol
dronedarone: multaq
drospirenone: slynd
drospirenone/estetrol: drovelis
drospirenone/estradiol: angeliq
drospirenone/ethinylestradiol: cleosensa; daylette; dretine; eloine; lucette; yacella; yasmin; yaz; yiznell
droxidopa: northera
dulaglutide: trulicity [solution for injection]
duloxetine: cymbalta; yentreve
dupilumab: dupixent [solution for injection]
durlobactam/sulbactam: xacduro
durvalumab: imfinzi
dutasteride: avodart
dutasteride/tamsulosin: combodart
dydrogesterone: duphaston
dydrogesterone/estradiol: femoston; femoston 1/10; femoston 2/10; femoston conti; femoston-conti
econazole: ecostatin; gyno pevaryl; gyno-pevaryl; pevaryl
econazole/hydrocortisone: econacort
econazole/triamcinolone: pevaryl tc
ectoin/sodium hyaluronate: hycosan dual; hylo dual; hylo-dual
eculizumab: bekemv; epysqli; soliris
edaravone: radicava
edoxaban: lixiana
efavirenz: sustiva
efavirenz/emtricitabine/tenofovir disoproxil: atripla
efavirenz/lamivudine/tenofovir disoproxil: symfi
efgartigimod alfa: vyvgart
efinaconazole: jublia
eflornithine: vaniqa
elacestrant: orserdu
elafibranor: iqirvo
elbasvir/grazoprevir: zepatier
eletriptan: relpax
elexacaftor/ivacaftor/tezacaftor: kaftrio; trikafta
eliglustat: cerdelga
elinzanetant: lynkuet
eltrombopag: revolade
eluxadoline: truberzi
elvitegravir: vitekta
emedastine: emadine [eye drops]
emicizumab: hemlibra
empagliflozin: jardiance
empagliflozin/linagliptin: glyxambi
empagliflozin/metformin: synjardy
emtricitabine: emtriva
emtricitabine/rilpivirine/tenofovir alafenamide: odefsey
emtricitabine/rilpivirine/tenofovir disoproxil: eviplera
emtricitabine/tenofovir alafenamide: descovy
emtricitabine/tenofovir disoproxil: truvada
enalapril: innovace
enalapril/hydrochlorothiazide: innozide
enasidenib: idhifa
encorafenib: braftovi
enfuvirtide: fuzeon
enoxaparin: arovi [solution for injection]; clexane [solution for injection]; clexane forte [solution for injection]; enoxaparin becat [solution for injection]; inhixa [solution for injection]; ledraxen [solution for injection]
entacapone: comtess
entecavir: baraclude
entrectinib: rozlytrek
enzalutamide: xtandi
ephedrine/theophylline: franol; franol plus
epinastine: relestat [eye drops]
eplerenone: inspra
epoetin alfa: abseamed [solution for injection]; binocrit [solution for injection]; eprex [solution for injection]
epoetin beta: neorecormon [solution for injection]
epoetin theta: biopoin [solution for injection]; eporatio [solution for injection]
epoetin zeta: retacrit [solution for injection]; silapo [solution for injection]
epoprostenol: flolan; veletri
eprosartan: teveten
eptifibatide: integrilin [solution for infusion]
eptinezumab: vyepti
eravacycline: xerava
erdafitinib: balversa
erdosteine: erdotin
erenumab: aimovig [solution for injection]
ergocalciferol: sterogyl
ergometrine/oxytocin: syntometrine
ergotamine: lingraine; medihaler ergotamine
eribulin: halaven
erlotinib: tarceva
ertapenem: invanz
ertugliflozin: steglatro
ertugliflozin/metformin: segluromet
ertugliflozin/sitagliptin: steglujan
erythromycin: erycen; erymax; erymin; erythrocin; erythroped; erythroped a; ilosone; stiemycin; tiloryth
erythromycin/isotretinoin: isotrexin
erythromycin/tretinoin: aknemycin plus
erythromycin/zinc: zineryt
escitalopram: cipralex
esketamine: spravato [nasal spray]
eslicarbazepine: zebinix
esmolol: brevibloc
esomeprazole: emozul; guardium; guardium acid reflux control; nexium; nexium control; ventra
esomeprazole/naproxen: vimovo
estradiol: bedol; climaval; dermestril [transdermal patch]; dermestril septem [transdermal patch]; elleste solo; elleste solo mx [transdermal patch]; elleste-solo; estraderm [transdermal patch]; estraderm mx [transdermal patch]; estraderm tts [transdermal patch]; estradot [transdermal patch]; estring [vaginal ring]; evorel [transdermal patch]; femapatch [transdermal patch]; fematrix [transdermal patch]; femseven [transdermal patch]; lenzetto; menorest [transdermal patch]; oestrogel [gel]; progynova; progynova ts [transdermal patch]; progynova ts forte [transdermal patch]; sandrena [gel]; vagifem; vagirux; zumenon
estradiol/estriol/estrone: hormonin
estradiol/levonorgestrel: femseven conti [transdermal patch]; femseven sequi [transdermal patch]; nuvelle; nuvelle ts [transdermal patch]
estradiol/medroxyprogesterone: indivina; tridestra
estradiol/nomegestrol: zoely
estradiol/norethisterone: climagest; climesse; elleste duet; elleste duet conti; elleste-duet; elleste-duet conti; estracombi [transdermal patch]; evorel conti [transdermal patch]; evorel sequi [transdermal patch]; kliofem; kliovance; novofem; nuvelle continuous; trisequens
estradiol/norethisterone/relugolix: ryeqo
estradiol/norgestrel: cyclo-progynova
estradiol/progesterone: bijuve
estramustine: estracyt
estriol: blissel [vaginal gel]; gynest; imvaggis [pessary]; ortho-gynest; ovestin
estropipate: harmogen
etacrynic acid: edecrin
etanercept: benepali [solution for injection]; enbrel [solution for injection]; erelzi; lifmior [solution for injection]; nepexto [solution for injection]
etelcalcetide: parsabiv
ethambutol: myambutol
ethambutol/isoniazid/pyrazinamide/rifampicin: voractiv
ethinylestradiol/etonogestrel: nuvaring [vaginal ring]; syreniring [vaginal ring]
ethinylestradiol/gestodene: aidulan; aidulan 20/75; aidulan 30/75; akizza; akizza 20/75; akizza 30/75; femodene; femodene ed; femodette; katya; katya 30/75; millinette; millinette 20/75; millinette 30/75; minulet; sunya; sunya 20/75; tri-minulet; triadene
ethinylestradiol/levonorgestrel: ambelina; elevin; erlibelle; eugynon 30; levest; logynon; logynon ed; maexeni; microgynon; microgynon 30; microgynon 30 ed; ovran; ovran 30; ovranette; ovranette 30; rigevidon; schering pc4; seasonique; tri-regol; trinordiol; triregol
ethinylestradiol/norelgestromin: evra [transdermal patch]
ethinylestradiol/norethisterone: binovum; brevinor; loestrin; loestrin 20; loestrin 30; norimin; ovysmen; synphase; trinovum
ethinylestradiol/norgestimate: cilest; cilique; lizinna
ethionamide: trecator; trescatyl
ethosuximide: emeside; petinimid; zarontin
etidronate: didronel
etodolac: eccoxolac; etopan xl [modified-release]; lodine; lodine sr [modified-release]
etonogestrel: implanon [implant]; nexplanon [implant]
etoposide: etopophos; vepesid
etoricoxib: arcoxia; exinef
etrasimod: velsipity
etravirine: intelence
etynodiol: femulen
euphrasia/sodium hyaluronate: hylo fresh
everolimus: afinitor; certican; votubia
evolocumab: repatha [solution for injection]
exemestane: aromasin
exenatide: bydureon [modified-release, suspension for injection]; bydureon bcise [modified-release, suspension for injection]; byetta [solution for injection]
ezetimibe: ezetrol
ezetimibe/simvastatin: inegy
famciclovir: famvir
famotidine: pepcid
fampridine: fampyra [modified-release]
faricimab: vabysmo
febuxostat: adenuric
fedratinib: inrebic
felbamate: felbatol; taloxa
felbinac: traxam gel [gel]
felodipine: cardioplen xl [modified-release]; delofine xl [modified-release]; felogen xl [modified-release]; felotens xl [modified-release]; folpik xl [modified-release]; keloc sr [modified-release]; neofel xl [modified-release]; parmid xl [modified-release]; plendil [modified-release]; vascalpha [modified-release]
felodipine/ramipril: triapin; triapin mite
felypressin/prilocaine: citanest with octapressin
fenbufen: lederfen
fenfluramine: fintepla
fenofibrate: fenogal; lipantil; lipantil micro; supralip
fenofibrate/simvastatin: cholib
fenoprofen: fenopron
fenoterol: berotec [inhaler]
fenoterol/ipratropium: duovent [inhaler]
fentanyl: abstral [sublingual]; actiq [lozenge]; breakyl; durogesic [transdermal patch]; durogesic dtrans [transdermal patch]; effentora [buccal]; fencino [transdermal patch]; fentalis [transdermal patch]; instanyl [nasal spray]; ionsys; matrifen [transdermal patch]; mezolar [transdermal patch]; mezolar matrix [transdermal patch]; mylafent [transdermal patch]; opiodur [transdermal patch]; osmanil [transdermal patch]; pecfent [nasal spray]; recivit; sublimaze; tilofyl [transdermal patch]; victanyl [transdermal patch]; yemex [transdermal patch]
fenticonazole: gynoxin
ferric ammonium citrate/folic acid: lexpec with iron
ferric carboxymaltose: ferinject
ferric derisomaltose: diafer; monofer; monover
ferric maltol: feraccru; ferracru
ferrous fumarate: fersaday; fersamal; galfer
ferrous fumarate/folic acid: folex-350; galfer fa; meterfolic; pregaday
ferrous gluconate: fergon
ferrous glycine sulfate: plesmet
ferrous sulfate: feospan [modified-release]; ferrograd [modified-release]; ironorm; slow-fe [modified-release]
ferrous sulfate/folic acid: fefol [modified-release]; ferrograd folic [modified-release]; slow-fe folic [modified-release]
ferumoxytol: rienso
fesoterodine: toviaz [modified-release]
fexofenadine: allevia; telfast; telfast 120; telfast 180
fezolinetant: veoza; veozah
fidaxomicin: dificlir
filgotinib: jyseleca
filgrastim: accofil [solution for injection]; grastofil [solution for injection]; neupogen [solution for injection]; nivestim [solution for injection]; ratiograstim [solution for injection]; tevagrastim [solution for injection]; zarzio [solution for injection]
finasteride: propecia; proscar
finerenone: kerendia
fingolimod: gilenya
flavoxate: urispas; urispas 200
flecainide: tambocor; tambocor xl [modified-release]
flibanserin: addyi
flucloxacillin: floxapen; fluclomix; ladropen
fluconazole: azocan; canesten oral; canesten oral capsule; canesten thrush oral capsule; diflucan; diflucan one
flucytosine: ancotil
fludrocortisone: florinef
fludroxycortide: haelan; haelan tape
flunisolide: syntaris [nasal spray]
flunitrazepam: rohypnol
fluocinolone acetonide: iluvien [implant]; synalar; synalar 1 in 10; synalar 1 in 4; synalar gel; yutiq
fluocinolone acetonide/neomycin: synalar n; synalar-n
fluocinonide: metosyn
fluocortolone: ultralanum; ultralanum plain
fluorometholone: fml [eye drops]
fluorouracil: efudix
fluorouracil/salicylic acid: actikerall
fluoxetine: olena; oxactin; prozac; prozep
flupentixol: depixol; fluanxol
flupentixol decanoate: depixol conc [solution for injection]; depixol low volume [solution for injection]; psytixol [solution for injection]
fluphenazine decanoate: modecate [solution for injection]; modecate concentrate [solution for injection]
fluphenazine/nortriptyline: motipress; motival
flurazepam: dalmane
flurbiprofen: froben; froben sr [modified-release]; ocufen [eye drops]; strefen [lozenge]; strefen direct [oromucosal spray]; strefen honey and lemon [lozenge]
flutamide: chimax; drogenil
fluticasone: cutivate; flixonase [nasal spray]; flixonase allergy relief [nasal spray]; flixonase aqueous [nasal spray]; flixonase nasule [nasal drops]; flixonase nasules [nasal drops]; flixotide; flixotide nebules [nebuliser liquid]; nasofan [nasal spray]; pirinase [nasal spray]; pirinase hayfever [nasal spray]
fluticasone furoate: avamys [nasal spray]
fluticasone/formoterol: flutiform [inhaler]; flutiform k-haler [breath-actuated, inhaler]
fluticasone/salmeterol: airflusal [dry powder inhaler]; airflusal forspiro [dry powder inhaler]; airflusal mdi [inhaler]; aloflute [inhaler]; avenor [inhaler]; combisal [inhaler]; fixkoh [dry powder inhaler]; fusacomb [dry powder inhaler]; sereflo [inhaler]; seretide; seretide accuhaler [dry powder inhaler]; sirdupla [inhaler]; stalpex [dry powder inhaler]
fluticasone/umeclidinium/vilanterol: elebrato [dry powder inhaler]; temybric [dry powder inhaler]; trelegy [dry powder inhaler]
fluticasone/vilanterol: relvar [dry powder inhaler]; revinty [dry powder inhaler]
fluvastatin: dorisin xl [modified-release]; lescol; lescol xl [modified-release]; luvinsta xl [modified-release]; nandovar xl [modified-release]; pinmactil [modified-release]; stefluvin xl [modified-release]
fluvoxamine: faverin
folic acid: folicare; lexpec; preconceive
folinic acid: refolinon
follitropin alfa: bemfola; gonal-f; ovaleap
follitropin alfa/lutropin alfa: pergoveris
follitropin beta: puregon
follitropin delta: rekovelle
fondaparinux: arixtra [solution for injection]
formoterol: atimos [inhaler]; atimos modulite [inhaler]; easyhaler formoterol [dry powder inhaler]; foradil [dry powder inhaler]; formoterol easyhaler [dry powder inhaler]; oxis [dry powder inhaler]
formoterol/glycopyrronium: bevespi [inhaler]; bevespi aerosphere [inhaler]
fosamprenavir: telzir
fosaprepitant: ivemend
foscarbidopa/foslevodopa: produodopa
foscarnet: foscavir
fosfestrol: honvan
fosfomycin: fomicyt; monuril
fosinopril: staril
fostamatinib: tavlesse
fostemsavir: rukobia
framycetin: soframycin
frangula/sterculia: normacol plus
fremanezumab: ajovy [solution for injection]
frovatriptan: migard
fruquintinib: fruzaqla
fulvestrant: faslodex [solution for injection]
furosemide: frusol; lasix
furosemide/potassium chloride: diumide-k continus; lasikal
furosemide/spironolactone: lasilactone
furosemide/triamterene: frusene
fusidic acid: fucidin; fucidin intertulle; fucithalmic [eye gel]
fusidic acid/hydrocortisone: fucidin h; fucidin-h
futibatinib: lytgobi
`;
