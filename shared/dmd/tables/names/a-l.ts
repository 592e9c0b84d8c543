/** Other names of substances A to L; read by `names.ts`. */
export const namesAL = `
aminophylline: aminophylline hydrate
amifampridine: 3 4-diaminopyridine; 3,4-diaminopyridine
alpha tocopherol: alpha tocopheryl
carbomer: carbomer '980'; carbomer 980
dextran 70: dextran '70'
fenofibrate: fenofibrate micronised
cloral betaine: chloral betaine
abacavir: abacavir sulphate
acenocoumarol: nicoumalone
acetazolamide: acetazolamide sodium
acetylcysteine: acetylcystein; n-acetyl cysteine; n-acetylcysteine
aciclovir: acyclovir
aclidinium: aclidinium bromide
activated charcoal: activated carbon; charcoal activated
adrenaline: epinephrine
alclometasone: alclometasone dipropionate
alendronic acid: alendronate; alendronate sodium; sodium alendronate
alfacalcidol: 1-alpha hydroxycholecalciferol; 1-alpha-hydroxycholecalciferol; alphacalcidol
alfuzosin: alfuzosin hcl
alimemazine: trimeprazine
allopurinol: allopurinal
alpha tocopherol: alpha tocopheryl acetate; alpha-tocopherol; tocopheryl acetate; vitamin e
alprostadil: alprostadil pge1; prostaglandin e1
aluminium chloride: aluminum chloride
aluminium hydroxide: aluminum hydroxide
amfetamine: amphetamine
aminosalicylic acid: para-aminosalicylic acid
amiodarone: amiodaron; amiodarone hcl
amitriptyline: amitriptiline; amitriptylin; amitriptyline hcl; amitripyline; amitryptiline; amitryptyline
amlodipine: amlodapine; amlodipine besilate; amlodipine besylate; amlodipine maleate; amlodipine mesylate
amobarbital: amylobarbitone
amoxicillin: amoxacillin; amoxycillin
amphotericin b: amphoteracin; amphotericin
apixaban: apixiban
apomorphine: apomorphine hcl
ascorbic acid: vitamin c
aspirin: acetylsalicylic acid
atenolol: atenalol
atomoxetine: atomoxetine hcl
atorvastatin: atorvastatin calcium; atorvastatine
atropine: atropine sulphate
azathioprine: azathioprin
azilsartan: azilsartan medoxomil
barium sulfate: barium sulphate
bcg: bcg intravesical
beclometasone: beclometason; beclometasone dipropionate; beclomethasone; beclomethasone dipropionate
benazepril: benazepril hcl
bendroflumethiazide: bendro; bendrofluazide; bendroflumethazide
benzatropine: benztropine
benzylpenicillin: benzyl penicillin; penicillin g
betamethasone valerate: betamethasone 17-valerate
bicalutamide: bicalutamid
bimatoprost: bimataprost
biphasic insulin aspart: insulin aspart biphasic; insulin aspart protamine/insulin aspart
biphasic insulin lispro: insulin lispro biphasic; insulin lispro protamine/insulin lispro
biphasic isophane insulin porcine: insulin isophane biphasic porcine
biphasic isophane insulin: insulin isophane biphasic human; insulin isophane biphasic; human biphasic isophane insulin; biphasic human isophane insulin; biphasic insulin isophane human; biphasic isophane
bisoprolol: bisopralol; bisoprolol fumarate; bisoprolol hemifumarate
botulinum toxin: botulinum toxin a; botulinum toxin type a
brimonidine: brimonidine tartrate
budesonide: budesonid
bumetanide: bumetanid
bupivacaine: bupivicaine
buprenorphine: buprenorphine hcl
buprenorphine/naloxone: buprenorphine/naloxon
busulfan: busulphan
butobarbital: butobarbitone
calamine: calamine aqueous
calcifediol: 25-hydroxyvitamin d3
calcipotriol: calcipotriene; calcipotriol monohydrate
calcitonin: calcitonin salmon; salcatonin
calcitriol: 1,25-dihydroxycholecalciferol
calcium carbonate/colecalciferol: calcium carbonate/vitamin d3; calcium/colecalciferol; calcium/vitamin d; calcium/vitamin d3; colecalciferol/calcium; colecalciferol/calcium carbonate
calcium polystyrene sulfonate: calcium polystyrene sulphonate
candesartan: candesartan cilexetil
carbamazepine: carbamazapine
carbocisteine: carbocistein; carbocysteine; s-carboxymethylcysteine
carbomer: carbomer 980; polyacrylic acid
carmellose: carboxymethylcellulose; carboxymethylcellulose sodium; carmellose na; carmellose sodium
castor oil: castor bean oil
cefaclor: cefachlor
cefadroxil: cefadroxyl; cephadroxil
cefalexin: cefalexine; cephalexin
cefamandole: cephamandole
cefazolin: cefazoline; cephazolin
cefotaxime: cefotaxim
cefradine: cephradin; cephradine
cefuroxime: cefuroxime axetil
celecoxib: celecoxibe
certolizumab pegol: certolizumab
cetirizine: cetirizin; cetirizine hcl; cetrizine
cetrimide: cetyltrimethylammonium
chloral: chloral hydrate
chloramphenicol: chloramphenical
chlorhexidine: chlorhexidine digluconate; chlorhexidine gluconate
chloroquine: chloroquine phosphate
chlorphenamine: chlorpheniramine; chlorpheniramine maleate
chlorpromazine: chlorpromazin
chlortalidone: chlorthalidone
choline theophyllinate: choline theophylline; oxtriphylline
chorionic gonadotrophin: hcg; human chorionic gonadotropin
ciclosporin: ciclosporine; cyclosporin; cyclosporine
cinchocaine: dibucaine
ciprofloxacin: ciprofloxacin hcl
citalopram: citalopran
clemastine: clemastine fumarate
clobetasol: clobetasol propionate
clobetasone: clobetason; clobetasone butyrate; clobetosone
clomethiazole: chlormethiazole
clomifene: clomiphene
clonazepam: clonazapam
clonidine: clonidine hcl
clopidogrel: clopidigrel; clopidogrel besilate; clopidogrel bisulfate; clopidogrel hydrogen
clorazepate: clorazepate dipotassium
co-amilofruse: amiloride/furosemide; co amilofruse; furosemide/amiloride
co-amilozide: amiloride/hydrochlorothiazide; co amilozide
co-amoxiclav: amoxicillin/clavulanate; amoxicillin/clavulanic acid; clavulanic acid/amoxicillin; co amoxiclav; coamoxiclav
co-beneldopa: benserazide/levodopa; co beneldopa; cobeneldopa; levodopa/benserazide; levodopa/benserazide hydrochloride
co-careldopa: carbidopa/levodopa; co careldopa; cocareldopa; levodopa/carbidopa
co-careldopa/entacapone: carbidopa/entacapone/levodopa; levodopa/carbidopa/entacapone
co-codamol: co codamol; cocodamol; codeine/paracetamol; paracetamol/codeine
co-cyprindiol: co cyprindiol; cyproterone/ethinylestradiol
co-danthramer: co danthramer; dantron/poloxamer
co-danthrusate: co danthrusate; danthron/docusate; dantron/docusate sodium
co-dydramol: co dydramol; codydramol; dihydrocodeine/paracetamol; paracetamol/dihydrocodeine
co-fluampicil: ampicillin/flucloxacillin; co fluampicil
co-flumactone: co flumactone; hydroflumethiazide/spironolactone; spironolactone/hydroflumethiazide
co-magaldrox: aluminium hydroxide/magnesium hydroxide; co magaldrox
co-phenotrope: atropine/diphenoxylate; co phenotrope; diphenoxylate/atropine
co-proxamol: co proxamol
co-tenidone: atenolol/chlortalidone; co tenidone
co-triamterzide: co triamterzide; hydrochlorothiazide/triamterene
co-trimoxazole: co trimoxazole; cotrimoxazole; sulfamethoxazole/trimethoprim; tmp/smx; trimethoprim/sulfamethoxazole
codeine: codeine phosphate; codiene; methylmorphine
colchicine: colchicin
colecalciferol: cholecalciferol; vitamin d; vitamin d3
colestipol: colestipol hydrochloride
colestyramine: cholestyramin; cholestyramine
colistimethate: colistimethate sodium; colistin sulphomethate
conjugated oestrogens: conjugated equine estrogens; conjugated equine oestrogens; conjugated estrogens
corticotropin: adrenocorticotropic hormone
cyanocobalamin: cyanocobalamine
cyclizine: cyclizine hcl
cyclobarbital: cyclobarbitone
cyclophosphamide: cyclophosphamid
cyproterone: cyproterone acetate
cytarabine: ara-c; cytosine arabinoside
cytisinicline: cytisine
dabigatran: dabigatran etexilate
dactinomycin: actinomycin d
dalteparin: dalteparin sodium
dantron: danthron
darbepoetin alfa: darbepoetin
deferoxamine: desferrioxamine; desferrioxamine mesilate
desloratadine: desloratidine
desmopressin: ddavp acetate; desmopressin acetate
desoximetasone: desoxymethasone
dexamethasone: dexamethason
dexamfetamine: dexamfetamine sulphate; dexamphetamine; dexamphetamine sulphate; dextroamfetamine; dextroamphetamine
dextropropoxyphene: propoxyphene
diamorphine: diacetylmorphine; heroin
diazepam: diazapam
dicycloverine: dicyclomine
dienestrol: dienoestrol
diethylstilbestrol: stilboestrol
diflucortolone: diflucortolone valerate
digoxin: digoxine
dihydrocodeine: dihydrocodeine tartrate; dihydrocodiene
dihydroergotamine: dihydroergotamine mesylate
diltiazem: diltiazem hcl
dimenhydrinate: dimenhydrate
dimethyl fumarate: dimethylfumarate
dimeticone: dimethicone
dinoprostone: prostaglandin e2
docusate sodium: dioctyl sodium sulfosuccinate; dioctyl sodium sulphosuccinate; docusate; docusate na
donepezil: donepezil hcl
dorzolamide: dorzolamide hydrochloride
dosulepin: dothiepin
doxorubicin: adriamycin
doxycycline: doxycyclin; doxycycline hcl; doxycycline hyclate
duloxetine: duloxetine hcl
emtricitabine: ftc
enoxaparin: enoxaparin sodium
ephedrine: ephedrine sulphate
epoprostenol: epoprostenol sodium; prostacyclin
ergocalciferol: calciferol; vitamin d2
erythromycin: erythromycin ethyl succinate; erythromycin ethylsuccinate; erythromycin stearate
escitalopram: escitalopran
esomeprazole: esomeprazol
estradiol: estradiol hemihydrate; estradiol valerate; oestradiol; oestradiol valerate
estriol: oestriol
estrone: oestrone
estropipate: piperazine oestrone sulphate
etacrynic acid: etacrynate; ethacrynic acid
ethinylestradiol: ethinyl estradiol; ethinyloestradiol; ethynyl estradiol
ethinylestradiol/norgestimate: norgestimate/ethinylestradiol
etidronate: disodium etidronate; etidronate disodium
etynodiol: ethynodiol; ethynodiol diacetate; etynodiol diacetate
famciclovir: famcyclovir
fampridine: 4-aminopyridine; dalfampridine
ferric carboxymaltose: iron carboxymaltose
ferric derisomaltose: iron iii isomaltoside 1000; iron isomaltoside; iron isomaltoside 1000
ferrous fumarate: iron fumarate
ferrous gluconate: iron gluconate
ferrous sulfate: dried ferrous sulfate; dried ferrous sulphate; ferrous sulphate; feso4; iron sulfate; iron sulphate
fexofenadine: fexofenidine
finasteride: finasterid
flecainide: flecainide acetate
flucloxacillin: floxacillin; flucloxacilin
fludrocortisone: fludrocortison
fludroxycortide: flurandrenolone
flumetasone: flumethasone
fluocinolone acetonide: fluocinolone
fluorouracil: 5-fluorouracil; 5-fu; 5fu
fluoxetine: fluoxetine hcl
flupentixol: flupenthixol
flupentixol decanoate: flupenthixol decanoate
fluticasone: fluticason; fluticasone propionate
folic acid: folacin; folate; vitamin b9
folinic acid: calcium folinate; calcium leucovorin; leucovorin; leucovorin calcium
fondaparinux: fondaparinux sodium
formoterol: eformoterol; eformoterol fumarate; formoterol fumarate
formoterol/glycopyrronium: glycopyrronium/formoterol
fosfomycin: fosfomycin trometamol
furosemide: frusamide; frusemide; frusimide; furosamide
fusidic acid: fusidate; sodium fusidate
gabapentin: gabapentine
ganciclovir: gancyclovir
gentamicin: gentamicin sulphate
glatiramer: glatiramer acetate
glibenclamide: glibenclamid; glyburide
gliclazide: gliclizide
glucosamine sulfate: glucosamine sulphate
glucose: dextrose
glycerol: glycerin; glycerine
glyceryl trinitrate: glycerol trinitrate; gtn; nitroglycerin; trinitroglycerin
glycopyrronium: glycopyrrolate; glycopyrronium bromide
goserelin: goserelin acetate
griseofulvin: griseofulvine
guaifenesin: guaiphenesin
hydralazine: hydralazine hcl
hydrochlorothiazide: hctz
hydrocortisone: cortisol; hydrocortisone acetate
hydrocortisone butyrate: hydrocortisone 17-butyrate
hydrogen peroxide: hydrogen peroxyde
hydromorphone: hydromorphon
hydroxocobalamin: hydroxocobalamine; hydroxycobalamin
hydroxycarbamide: hydroxyurea
hydroxychloroquine: hydroxychloroquin; hydroxychloroquine sulphate
hydroxyzine: hydroxyzine hcl
hyoscine butylbromide: butylscopolamine; hyoscine n-butylbromide; hyoscine-n-butylbromide; scopolamine butylbromide
hyoscine hydrobromide: scopolamine; scopolamine hydrobromide
hypromellose: hpmc; hydroxypropyl methylcellulose; hydroxypropylmethylcellulose
ibandronic acid: ibandronate
ibuprofen: ibruprofen; ibuprophen
imatinib: imatinib mesylate
indometacin: indometacine; indomethacin
inositol nicotinate: inositol hexanicotinate
insulin aspart/insulin degludec: insulin degludec/insulin aspart
insulin degludec: degludec
insulin detemir: detemir
insulin glargine: glargine
interferon alfa-2b: interferon alpha-2b
interferon beta-1a: interferon beta 1a
interferon beta-1b: interferon beta 1b
ipratropium: ipratropium bromide
iron sucrose: iron iii hydroxide sucrose complex
isavuconazonium: isavuconazole
isophane insulin porcine: insulin isophane porcine
isophane insulin bovine: insulin isophane bovine
isophane insulin: human isophane insulin; insulin isophane; insulin isophane human; isophane; nph; nph insulin
isoprenaline: isoprenaline hcl; isoproterenol
isosorbide dinitrate: isdn
isosorbide mononitrate: ismn; isosorbide 5-mononitrate; isosorbide-5-mononitrate
isotretinoin: 13-cis-retinoic acid
ispaghula: ispaghula husk; psyllium; psyllium husk
ketorolac: ketoralac
labetalol: labetalol hcl
lamivudine: 3tc
lamotrigine: lamotrogine
lansoprazole: lansoprazol
lanthanum: lanthanum carbonate
latanoprost: latanaprost
leflunomide: leflunamide
leuprorelin: leuprolide; leuprolide acetate; leuprorelin acetate
levacetylmethadol: levomethadyl
levetiracetam: levetiracetem; levitiracetam
levofolinic acid: disodium levofolinate; levoleucovorin
levomepromazine: methotrimeprazine
levosalbutamol: levalbuterol
levothyroxine: l thyroxine; l-thyroxine; levothyroxin; t4; thyroxin; thyroxine
lidocaine: lidocaine hcl; lignocaine
lindane: gamma benzene hexachloride; hexachlorocyclohexane
liothyronine: l-triiodothyronine; tri-iodothyronine; triiodothyronine
liquid paraffin: mineral oil; paraffin liquid
liraglutide: liraglutid
lisdexamfetamine: lisdexamfetamine dimesylate; lisdexamfetamine mesilate; lisdexamphetamine
lisinopril: lisinopril dihydrate
loperamide: loperamide hcl
loratadine: loratidine
lorazepam: lorazapam
losartan: losartan potassium
`;
