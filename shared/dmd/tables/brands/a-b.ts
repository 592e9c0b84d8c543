/** Brands of substances A to B; read by `brands.ts`. */
export const brandsAB = `
abacavir: ziagen
abacavir/dolutegravir/lamivudine: triumeq; triumeq pd
abacavir/lamivudine: kivexa
abacavir/lamivudine/zidovudine: trizivir
abaloparatide: eladynos [solution for injection]
abatacept: orencia
abemaciclib: verzenios
abiraterone: zytiga
abiraterone/niraparib: akeega
abrocitinib: cibinqo
acalabrutinib: calquence
acamprosate: campral
acarbose: glucobay
acebutolol: sectral
acebutolol/hydrochlorothiazide: secadrex
aceclofenac: preservex
acemetacin: emflex
acenocoumarol: sinthrome
acetazolamide: diamox; diamox sr [modified-release]
acetic acid: earcalm
acetic acid/dexamethasone/neomycin: otomize
acetohydroxamic acid: lithostat
acetylcysteine: fluimucil; nacsys; parvolex
aciclovir: cymex ultra; virovir; zovirax; zovirax cold sore; zovirax cold sore cream; zovirax eye ointment [eye ointment]; zovirax ophthalmic [eye ointment]
aciclovir/hydrocortisone: xerclear; xerese; zoviduo
acipimox: olbetam
acitretin: neotigason
aclidinium: eklira [dry powder inhaler]; eklira genuair [dry powder inhaler]
aclidinium/formoterol: brimica [dry powder inhaler]; duaklir [dry powder inhaler]; duaklir genuair [dry powder inhaler]
acoramidis: attruby; beyonttra
acrivastine: benadryl allergy relief; semprex
acrivastine/pseudoephedrine: benadryl allergy relief plus decongestant; benadryl plus; benadryl plus capsules
activated charcoal: actidose-aqua; carbomix; carbosorb; charcodote; liqui-char
adagrasib: krazati
adalimumab: amgevita [solution for injection]; amsparity [solution for injection]; cyltezo [solution for injection]; halimatoz [solution for injection]; hefiya [solution for injection]; hukyndra [solution for injection]; hulio [solution for injection]; humira [solution for injection]; hyrimoz [solution for injection]; idacio [solution for injection]; imraldi [solution for injection]; libmyris [solution for injection]; solymbic [solution for injection]; yuflyma [solution for injection]
adapalene: differin
adapalene/benzoyl peroxide: epiduo
adenosine: adenocor; adenoscan
adrenaline: anapen [solution for injection]; anapen junior [solution for injection]; emerade [solution for injection]; epipen [solution for injection]; epipen jr [solution for injection]; epipen junior [solution for injection]; eurneffy [nasal spray]; jext [solution for injection]; minijet adrenaline [solution for injection]; neffy [nasal spray]
adrenaline/articaine: artikent; septanest
adrenaline/bupivacaine: marcain adrenaline; marcain with adrenaline
adrenaline/lidocaine: lignospan; lignospan special; xylocaine dental; xylocaine with adrenaline
afamelanotide: scenesse [implant]
afatinib: giotrif
aflibercept: afqlir; ahzantive; baiama; eydenzelt; eylea; opuviz; pavblu; yesafili
agomelatine: valdoxan
albendazole: eskazole; zentel
alclometasone: modrasone
alectinib: alecensa
alemtuzumab: lemtrada; mabcampath
alendronic acid: binosto; fosamax; fosamax once weekly; fosamax once-weekly
alendronic acid/colecalciferol: adrovance; fosavance; vantavo
alfacalcidol: etalpha; one alpha; one-alpha
alfentanil: rapifen
alfuzosin: besavar xl [modified-release]; fuzatal xl [modified-release]; xatral; xatral xl [modified-release]
alimemazine: vallergan
alirocumab: praluent [solution for injection]
aliskiren: rasilez
aliskiren/hydrochlorothiazide: rasilez hct
alitretinoin: toctino
allantoin/coal tar/hydrocortisone: alphosyl hc
allopurinol: caplenal; cosuric; hamarin; rimapurinol; xanthomax; zyloric
allopurinol/lesinurad: duzallo
almotriptan: almogran
alogliptin: vipidia
alogliptin/metformin: vipdomet
alogliptin/pioglitazone: incresync
alosetron: lotronex
alpelisib: piqray
alpha tocopherol: ephynal; vita-e
alpha1-proteinase inhibitor: prolastin; respreeza
alprazolam: xanax
alprostadil: caverject; caverject dual chamber; muse; viridal; viridal duo; vitaros [cream]
aluminium chloride: anhydrol forte; driclor; odaban
aluminium hydroxide: alu-cap
aluminium hydroxide/magnesium hydroxide/simeticone: maalox plus
aluminium hydroxide/magnesium oxide/simeticone: asilone
alverine: relaxyl; spasmonal; spasmonal forte
alverine/simeticone: simalvia
alverine/sterculia: alvercol
amantadine: symmetrel
ambrisentan: volibris
amifampridine: firdapse
amikacin: amikin
amiloride: amilamont; midamor
amiloride/atenolol/hydrochlorothiazide: kalten
amiloride/bumetanide: burinex a
amiloride/cyclopenthiazide: navispare
amiloride/hydrochlorothiazide/timolol: moducren
aminolevulinic acid: ameluz
aminophylline: amnivent [modified-release]; norphyllin sr [modified-release]; phyllocontin [modified-release]; phyllocontin continus [modified-release]; phyllocontin forte [modified-release]
aminosalicylic acid: granupas
amiodarone: cordarone
amisulpride: solian
amitriptyline: elavil; lentizol; tryptizol
amitriptyline/chlordiazepoxide: limbitrol
amitriptyline/perphenazine: triptafen; triptafen-m
amlodipine: amlostin; istin; norvasc
amlodipine/hydrochlorothiazide/olmesartan: sevikar hct
amlodipine/hydrochlorothiazide/valsartan: exforge hct
amlodipine/olmesartan: sevikar
amlodipine/valsartan: exforge
amobarbital: sodium amytal
amobarbital/secobarbital: tuinal
amorolfine: curanail; loceryl
amoxapine: asendis
amoxicillin: amix; amoram; amoxident; amoxil; galenamox
amoxicillin/clarithromycin/lansoprazole: heliclear
amphotericin b: fungilin; fungizone
ampicillin: penbritin; rimacillin
amylmetacresol/dichlorobenzyl alcohol: strepsils
amylmetacresol/dichlorobenzyl alcohol/lidocaine: strepsils plus
anagrelide: xagrid
anakinra: kineret [solution for injection]
anastrozole: arimidex
andexanet alfa: ondexxya [solution for infusion]
anidulafungin: ecalta
anifrolumab: saphnelo
antazoline/xylometazoline: otrivine antistin [eye drops]; otrivine-antistin [eye drops]
apalutamide: erleada
apixaban: eliquis
apomorphine: apo-go [solution for injection]; apo-go pen [solution for injection]; apo-go pfs [solution for injection]; dacepton [solution for injection]; uprima
apraclonidine: iopidine [eye drops]
apremilast: otezla
aprepitant: emend
arachis oil: fletchers arachis oil [enema]; fletchers' arachis oil [enema]
argatroban: exembol [solution for infusion]
aripiprazole: abilify; abilify maintena [modified-release, suspension for injection]; abilify maintena asimtufii [modified-release, suspension for injection]
artemether/lumefantrine: riamet
artenimol/piperaquine: eurartesim
asciminib: scemblix
ascorbic acid: redoxon
ascorbic acid/ferrous sulfate: ferrograd c [modified-release]
asenapine: sycrest
aspirin: aspro clear; caprin [gastro-resistant]; disprin; disprin cv; disprin direct; micropirin [gastro-resistant]; nu-seals [gastro-resistant]; nu-seals aspirin [gastro-resistant]
aspirin/caffeine: anadin; beechams powders
aspirin/caffeine/paracetamol: anadin extra; anadin extra soluble
aspirin/citric acid/sodium bicarbonate: alka-seltzer
aspirin/dipyridamole: asasantin retard [modified-release]
aspirin/metoclopramide: migramax
aspirin/papaveretum: aspav
astemizole: hismanal
atazanavir: reyataz
atazanavir/cobicistat: evotaz
atenolol: tenormin; tenormin 25; tenormin ls
atenolol/chlortalidone: tenoretic
atenolol/nifedipine: beta-adalat; tenif
atezolizumab: tecentriq
atogepant: aquipta
atomoxetine: atomaid; straterra; strattera
atorvastatin: lipitor
atorvastatin/ezetimibe: atozet
atosiban: tractocile
atovaquone: mepron; wellvone
atovaquone/proguanil: malarone; maloff; maloff protect
attapulgite/morphine: diocalm; diocalm dual action
auranofin: ridaura
avacopan: tavneos
avanafil: spedra
avapritinib: ayvakyt
avatrombopag: doptelet
avelumab: bavencio
avibactam/aztreonam: emblaveo
avibactam/ceftazidime: zavicefta
aviptadil/phentolamine: invicorp
axitinib: inlyta
azacitidine: onureg; vidaza
azatadine: optimine
azathioprine: azapress; imuran
azelaic acid: finacea; skinoren
azelastine: optilast [eye drops]; rhinolast [nasal spray]; rhinolast allergy [nasal spray]
azelastine/fluticasone: dymista [nasal spray]
azilsartan: edarbi
azithromycin: azyter [preservative-free, eye drops]; zedbac; zithromax
aztreonam: azactam; cayston [nebuliser liquid]
bacitracin/polymyxin b: polyfax
baclofen: gablofen; lioresal; lioresal intrathecal; lyflex
balsalazide: colazide
bambuterol: bambec
baricitinib: olumiant
bazedoxifene: conbriza
bazedoxifene/conjugated oestrogens: duavive
beclometasone: aerobec [breath-actuated, inhaler]; aerobec autohaler [breath-actuated, inhaler]; asmabec [dry powder inhaler]; asmabec clickhaler [dry powder inhaler]; beclo-aqua [nasal spray]; becloforte [inhaler]; beclu [inhaler]; becodisks [dry powder inhaler]; beconase [nasal spray]; beconase aqueous [nasal spray]; beconase hayfever [nasal spray]; beconase hayfever relief for adults [nasal spray]; becotide [inhaler]; clenil [inhaler]; clenil modulite [inhaler]; easyhaler beclometasone [dry powder inhaler]; filair [inhaler]; filair forte [inhaler]; kelhale [inhaler]; nasobec [nasal spray]; nasobec aqueous [nasal spray]; pollenase nasal [nasal spray]; pulvinal beclometasone [dry powder inhaler]; qvar [inhaler]; qvar autohaler [breath-actuated, inhaler]; qvar easi-breathe [breath-actuated, inhaler]; soprobec [inhaler]
beclometasone/formoterol: bibecfo [inhaler]; fostair; luforbec [inhaler]; proxor [inhaler]; vivaire [inhaler]
beclometasone/formoterol/glycopyrronium: riarify [inhaler]; trimbow; trydonis
bedaquiline: sirturo
belatacept: nulojix [solution for infusion]
belimumab: benlysta
belzutifan: welireg
bemiparin: ivor [solution for injection]; zibor [solution for injection]
bempedoic acid: nilemdo
bempedoic acid/ezetimibe: nustendi
bendamustine: levact
bendroflumethiazide: aprinox; neo-naclex
bendroflumethiazide/nadolol: corgaretic
bendroflumethiazide/potassium chloride: centyl k; centyl-k; neo-naclex-k
bendroflumethiazide/propranolol: inderetic; inderex
bendroflumethiazide/timolol: prestim
benperidol: anquil; benquil
benralizumab: fasenra [solution for injection]
benzathine benzylpenicillin: extencilline; lentocilin
benzatropine: cogentin
benzbromarone: desuric
benzocaine: orajel; orajel extra strength; ultra chloraseptic
benzocaine/cetylpyridinium: merocaine
benzocaine/dequalinium: dequacaine
benzocaine/tyrothricin: tyrozets
benzoyl peroxide: acetoxyl; acnecide; brevoxyl; oxy 10; panoxyl
benzoyl peroxide/clindamycin: duac
benzoyl peroxide/erythromycin: benzamycin
benzoyl peroxide/potassium hydroxyquinoline: quinoderm
benzthiazide/triamterene: dytide
benzydamine: difflam; difflam lozenges; difflam rinse; difflam sore throat rinse; difflam spray
benzyl benzoate: ascabiol
benzylpenicillin: crystapen
berotralstat: orladeyo
betahistine: serc; serc-16
betaine: cystadane
betaine hydrochloride/potassium benzoate/potassium bicarbonate/potassium chloride: kloref
betamethasone: betnelan; betnesol; betnesol soluble; vista-methasone
betamethasone dipropionate: diprosone
betamethasone valerate: audavate; betacap; betesil; betnovate; betnovate rd; betnovate scalp; betnovate-rd; bettamousse
betamethasone/calcipotriol: dovobet; enstilar
betamethasone/fusidic acid: fucibet
betamethasone/neomycin: vista methasone n
betaxolol: betoptic [eye drops]; betoptic suspension [eye drops]; lokren
bethanechol: myotonine
bevacizumab: abevmy; alymsys; avastin; aybintio; mvasi; oyavas; vegzelma; zirabev
bexarotene: targretin
bezafibrate: bezalip; bezalip mono [modified-release]
bezlotoxumab: zinplava
bicalutamide: casodex
bictegravir/emtricitabine/tenofovir alafenamide: biktarvy
bifonazole: canesten af once daily; canesten bifonazole; canesten bifonazole once daily; canesten once daily
bilastine: ilaxten
bimatoprost: lumigan [eye drops]
bimatoprost/timolol: ganfort [eye drops]
bimekizumab: bimzelx [solution for injection]
binimetinib: mektovi
biotin: qizenday
biphasic insulin aspart: novolog mix [suspension for injection]; novomix 30 [suspension for injection]; novomix [suspension for injection]; truvelog mix 30 [suspension for injection]
biphasic insulin lispro: humalog mix 25 [suspension for injection]; humalog mix 50 [suspension for injection]; humalog mix25 [suspension for injection]; humalog mix50 [suspension for injection]
biphasic isophane insulin: humulin m1 [suspension for injection]; humulin m2 [suspension for injection]; humulin m3 [suspension for injection]; humulin m5 [suspension for injection]; hypurin porcine 30/70 [suspension for injection]; insuman comb 15 [suspension for injection]; insuman comb 25 [suspension for injection]; insuman comb 50 [suspension for injection]; mixtard 10 [suspension for injection]; mixtard 20 [suspension for injection]; mixtard 30 [suspension for injection]; mixtard 40 [suspension for injection]; mixtard 50 [suspension for injection]; mixtard [suspension for injection]; pork mixtard 30 [suspension for injection]
birch bark extract: episalvan; filsuvez
bisacodyl: dulco-lax; dulcolax; dulcolax adult; dulcolax tablets; dulcolax twelve plus
bismuth subsalicylate: pepto bismol; pepto-bismol
bisoprolol: cardicor; congescor; emcor; monocor
bisoprolol/hydrochlorothiazide: lodoz
bivalirudin: angiox [solution for infusion]
boceprevir: victrelis
bortezomib: velcade [solution for injection]
bosentan: stayveer; tracleer
bosutinib: bosulif
botulinum toxin: alluzience; azzalure; bocouture; botox; dysport; letybo; nuceiva; relfydess; vistabel; xeomin
botulinum toxin type b: neurobloc
bremelanotide: vyleesi
brentuximab vedotin: adcetris
brexpiprazole: rexulti; rxulti
brigatinib: alunbrig
brimonidine: alphagan [eye drops]; mirvaso
brimonidine/brinzolamide: simbrinza [eye drops]
brimonidine/timolol: combigan [eye drops]
brinzolamide: azopt [eye drops]
brinzolamide/timolol: azarga [eye drops]
brivaracetam: briviact
brodalumab: kyntheum [solution for injection]; siliq [solution for injection]
brolucizumab: beovu
bromazepam: lexotan
bromfenac: yellox [eye drops]
bromocriptine: parlodel
buclizine/codeine/paracetamol: migraleve pink
budesonide: benacort [nasal spray]; budelin [dry powder inhaler]; budelin novolizer [dry powder inhaler]; budenofalk; cortiment [modified-release]; easyhaler budesonide [dry powder inhaler]; entocort; entocort cr [modified-release]; entocort enema [enema]; jorveza; kinpeygo; pulmicort; pulmicort respules [nebuliser liquid]; pulmicort turbohaler [dry powder inhaler]; rhinocort [nasal spray]; rhinocort aqua [nasal spray]; tarpeyo
budesonide/formoterol: duoresp [dry powder inhaler]; fobumix [dry powder inhaler]; fobumix easyhaler; symbicort; wockair [dry powder inhaler]
budesonide/formoterol/glycopyrronium: breztri [inhaler]; riltrava [inhaler]; trixeo [inhaler]; trixeo aerosphere [inhaler]
bulevirtide: hepcludex
bumetanide: burinex
bumetanide/potassium chloride: burinex k
bupivacaine: exparel; marcain; marcain heavy; marcain spinal; marcaine
buprenorphine: bunov [transdermal patch]; bupeaze [transdermal patch]; buplast [transdermal patch]; bupramyl [transdermal patch]; butec [transdermal patch]; butrans [transdermal patch]; buvidal [solution for injection]; espranor [oral lyophilisate]; gabup [sublingual]; hapoctasin [transdermal patch]; natzon [sublingual]; panitaz [transdermal patch]; reletrans [transdermal patch]; relevtec [transdermal patch]; sevodyne [transdermal patch]; sixmo [implant]; subutex [sublingual]; temgesic [sublingual]; tephine [sublingual]; transtec [transdermal patch]
buprenorphine/naloxone: suboxone [sublingual]; suboxone film; zubsolv [sublingual]
bupropion: zyban [modified-release]
bupropion/naltrexone: mysimba
burosumab: crysvita [solution for injection]
buserelin: suprefact; suprefact nasal [nasal spray]
buspirone: buspar
busulfan: myleran
butobarbital: soneryl
`;
