/** Brands of substances S to Z; read by `brands.ts`. */
export const brandsSZ = `
sacubitril/valsartan: entresto; neparvis
safinamide: xadago
salbutamol: airomir; airomir autohaler [breath-actuated, inhaler]; airsalb [inhaler]; asmasal [dry powder inhaler]; asmasal clickhaler [dry powder inhaler]; easyhaler salbutamol [dry powder inhaler]; pulvinal salbutamol [dry powder inhaler]; salamol [inhaler]; salamol cfc-free [inhaler]; salamol easi-breathe [breath-actuated, inhaler]; salamol steri-neb [nebuliser liquid]; salbulin [inhaler]; salbulin novolizer [dry powder inhaler]; ventmax sr [modified-release]; ventodisks [dry powder inhaler]; ventolin; ventolin accuhaler [dry powder inhaler]; ventolin evohaler [inhaler]; ventolin nebules [nebuliser liquid]; ventolin respirator solution [nebuliser liquid]; volmax [modified-release]
salicylic acid: bazuka extra strength; bazuka extra strength gel; compound w; occlusal; verrugon
salmeterol: neovent [inhaler]; serevent; serevent diskhaler [dry powder inhaler]; serevent evohaler [inhaler]; soltel [inhaler]
sapropterin: kuvan
saquinavir: invirase
sarilumab: kevzara [solution for injection]
satralizumab: enspryng
saxagliptin: onglyza
secobarbital: seconal
secukinumab: cosentyx [solution for injection]
selegiline: eldepryl; zelapar [oral lyophilisate]
selexipag: uptravi
selinexor: nexpovio
selpercatinib: retsevmo
selumetinib: koselugo
semaglutide: ozempic [solution for injection]; rybelsus; wegovy [solution for injection]
senna: ex-lax; ex-lax senna; senokot; senokot max; senokot max strength; senokot syrup
sertindole: serdolect
sertraline: lustral
setmelanotide: imcivree
sevelamer: renagel; renvela
sibutramine: reductil
sildenafil: granpidam; mysildecard; nipatra; revatio; viagra; viagra connect; vizarsin
silver sulfadiazine: flamazine
simeprevir: olysio
simeticone: dentinox colic; dentinox infant colic; infacol; setlers wind-eze; wind-eze; windeze
simvastatin: simvador; zocor
siponimod: mayzent
sirolimus: hyftor; rapamune
sitagliptin: januvia; tesavel; xelevia
sodium alkylsulfoacetate/sodium citrate/sorbic acid: micralax micro-enema [enema]
sodium aurothiomalate: myocrisin
sodium bicarbonate: nephrotrans
sodium chloride: calpol saline nasal drops; calpol saline nasal spray; calpol soothe & care saline; hypersal [nebuliser liquid]; mucoclear [nebuliser liquid]; nebusal [nebuliser liquid]; odm 5; otrivine breathe clean [nasal spray]; otrivine natural [nasal spray]; slow sodium [modified-release]; sterimar [nasal spray]
sodium citrate: canesoasis; canesoasis cystitis relief
sodium clodronate: bonefos; clasteon; loron
sodium cromoglicate: catacrom [preservative-free, eye drops]; hay-crom [eye drops]; hay-crom aqueous [eye drops]; intal [inhaler]; opticrom [eye drops]; opticrom allergy [eye drops]; optrex allergy [eye drops]; rynacrom [nasal spray]; vividrin [eye drops]; vividrin nasal [nasal spray]
sodium cromoglicate/xylometazoline: rynacrom compound [nasal spray]
sodium feredetate: sytron
sodium fluoride: colgate duraphat; duraphat; en-de-kay; fluorigard
sodium hyaluronate: artelac splash; blink intensive tears; clinitas; clinitas multi; clinitas soothe; cystistat; durolane; evolve ha; hyaback; hyabak; hyacyst; hyalgan; hycosan; hycosan extra; hycosan original; hylo forte; hylo tear; hylo-forte; hylo-tear; ocusan; ostenil; vismed; vismed gel; vismed multi; xailin ha
sodium hyaluronate/trehalose: thealoz duo
sodium oxybate: xyrem
sodium phenylbutyrate: ammonaps; pheburane
sodium picosulfate: dulco-lax perles; dulcolax perles; dulcolax pico; dulcolax pico liquid; dulcolax pico perles; laxoberal
sodium polystyrene sulfonate: kayexalate; resonium a
sodium stibogluconate: pentostam
sodium valproate: dyzantil; epilim; epilim chrono [modified-release]; epilim chronosphere [modified-release]; epilim chronosphere mr [modified-release]; epilim intravenous; episenta [modified-release]; epival cr [modified-release]; syonell
sodium zirconium cyclosilicate: lokelma
sofosbuvir: sovaldi
sofosbuvir/velpatasvir: epclusa
sofosbuvir/velpatasvir/voxilaprevir: vosevi
solifenacin: vesicare
solifenacin/tamsulosin: vesomni [modified-release]
solriamfetol: sunosi
soluble insulin: actrapid [solution for injection]; humulin r [solution for injection]; humulin r u-500 [solution for injection]; humulin s [solution for injection]; hypurin porcine neutral [solution for injection]; insuman implantable [solution for injection]; insuman infusat [solution for injection]; insuman rapid [solution for injection]; velosulin [solution for injection]
somapacitan: sogroya
somatrogon: ngenla
somatropin: genotropin [solution for injection]; humatrope [solution for injection]; norditropin [solution for injection]; nutropinaq [solution for injection]; omnitrope [solution for injection]; saizen [solution for injection]; valtropin; zomacton [solution for injection]
sonidegib: odomzo
sorafenib: nexavar
sotagliflozin: zynquista
sotalol: beta-cardone; sotacor
sotorasib: lumykras
sotrovimab: xevudy
sparsentan: filspari
spiramycin: rovamycine
spironolactone: aldactone; spiroctan
stavudine: zerit
sterculia: normacol
stiripentol: diacomit
strontium ranelate: osseor; protelos
sucralfate: antepsin; sulcrate
sucroferric oxyhydroxide: velphoro
sufentanil: dzuveo; sufenta; zalviso
sulconazole: exelderm
sulfasalazine: salazopyrin; salazopyrin en; salazopyrin en-tabs; sulazine ec
sulfinpyrazone: anturan
sulpiride: dolmatil; sulpitil; sulpor
sulthiame: ospolot
sumatriptan: imigran; imigran injection [solution for injection]; imigran nasal [nasal spray]; imigran nasal spray [nasal spray]; imigran radis; imigran recovery; migraleve ultra
sunitinib: sutent
tacalcitol: curatoderm
tacrolimus: adoport; advagraf [modified-release]; capexion; dailiport [modified-release]; envarsus [modified-release]; prograf; protopic; tacni; vivadex
tadalafil: adcirca; cialis; cialis together; talmanco
tafamidis: vyndaqel
tafenoquine: krintafel
tafluprost: saflutan [preservative-free, eye drops]
tafluprost/timolol: taptiqom [preservative-free, eye drops]
talazoparib: talzenna
tamoxifen: emblon; fentamox; nolvadex; soltamox; tamofen
tamsulosin: bazetham mr [modified-release]; contiflo xl [modified-release]; cositam xl [modified-release]; diffundox xl [modified-release]; faramsil [modified-release]; flomax [modified-release]; flomax mr [modified-release]; flomax relief [modified-release]; flomax relief mr [modified-release]; flomaxtra [modified-release]; flomaxtra xl [modified-release]; losinate mr [modified-release]; omnic mr [modified-release]; pamsvax xl [modified-release]; petyme mr [modified-release]; pinexel pr [modified-release]; stronazon mr [modified-release]; tabphyn mr [modified-release]; tamfrex xl [modified-release]; tamurex [modified-release]
tapentadol: ationdo sr [modified-release]; palexia; palexia sr [modified-release]
tasimelteon: hetlioz
tazarotene: zorac
tedizolid: sivextro
teduglutide: gattex; revestive
tegafur/uracil: uftoral
tegaserod: zelnorm
teicoplanin: targocid
telaprevir: incivo
telavancin: vibativ
telbivudine: sebivo
telithromycin: ketek
telmisartan: micardis
temazepam: euhypnos; normison
temocillin: negaban
temozolomide: temodal; temomedac
tenofovir alafenamide: vemlidy
tenofovir disoproxil: viread
tenoxicam: mobiflex
tepotinib: tepmetko
terazosin: hytrin; hytrin bph
terbinafine: lamisil; lamisil at; lamisil once
terbutaline: bricanyl; bricanyl respules [nebuliser liquid]; bricanyl turbohaler [dry powder inhaler]
teriflunomide: aubagio
teriparatide: forsteo [solution for injection]; livogiva [solution for injection]; movymia [solution for injection]; sondelbay [solution for injection]; terrosa [solution for injection]; tetridar [solution for injection]
terlipressin: glypressin; haemopressin; terlivaz; variquel
testosterone: androfeme 1 [cream]; androfeme [cream]; intrinsa [transdermal patch]; striant sr; testavan [gel]; testim [gel]; testogel [gel]; tostran [gel]; tostrex [gel]
testosterone decanoate/testosterone isocaproate/testosterone phenylpropionate/testosterone propionate: sustanon 250 [solution for injection]; sustanon [solution for injection]
testosterone undecanoate: nebido [solution for injection]; restandol; restandol testocap; restandol testocaps
tetrabenazine: revocon; tetmodis; xenazine
tetracaine: ametop
tetracosactide: synacthen [solution for injection]; synacthen depot [suspension for injection]
tetracycline: achromycin; sustamycin; tetrachel
tezepelumab: tezspire [solution for injection]
thalidomide: thalidomide celgene
theophylline: nuelin; nuelin sa 250 [modified-release]; nuelin sa [modified-release]; slo-phyllin [modified-release]; theo-dur [modified-release]; uniphyllin [modified-release]; uniphyllin continus [modified-release]
thiamine: athiam; benerva
thioridazine: melleril
thiotepa: tepadina
thyrotropin alfa: thyrogen
tiagabine: gabitril
tiaprofenic acid: surgam
tibolone: livial; tibelia
ticagrelor: brilique; possia
tigecycline: tygacil
tildrakizumab: ilumetri [solution for injection]
tiludronic acid: skelid
timolol: betim; blocadren; eysano [preservative-free, eye drops]; nyogel [eye gel]; timoptol [eye drops]; timoptol la [eye gel]; timoptol unit dose [preservative-free, eye drops]; timoptol unit-dose [preservative-free, eye drops]; timoptol-la [eye gel]; tiopex [preservative-free, eye gel]
timolol/travoprost: duotrav [eye drops]
tinidazole: fasigyn
tinzaparin: innohep [solution for injection]
tioconazole: trosyl
tioguanine: lanvis
tiopronin: thiola
tiotropium: acopair [dry powder inhaler]; braltus [dry powder inhaler]; spiriva; spiriva handihaler [dry powder inhaler]; tiogiva [dry powder inhaler]
tipiracil/trifluridine: lonsurf
tipranavir: aptivus
tirbanibulin: klisyri
tirofiban: aggrastat [solution for infusion]
tirzepatide: mounjaro [solution for injection]
tivozanib: fotivda
tizanidine: sirdalud; zanaflex
tobramycin: bramitob [nebuliser liquid]; nebcin; tobi [nebuliser liquid]; tobi podhaler [dry powder inhaler]; tobravisc [eye drops]; tymbrineb [nebuliser liquid]; vantobra [nebuliser liquid]
tocilizumab: avtozma; roactemra; tofidence; tyenne
tocofersolan: vedrop
tofacitinib: xeljanz
tofersen: qalsody
tolbutamide: rastinon
tolcapone: tasmar
tolfenamic acid: clotam; clotam rapid
tolnaftate: scholl athlete's foot; tinaderm
tolterodine: blerone xl [modified-release]; detrusitol; detrusitol xl [modified-release]; efflosomyl xl [modified-release]; inconex xl [modified-release]; mariosea xl [modified-release]; neditol xl [modified-release]; santizor xl [modified-release]; tolterma xl [modified-release]; tolthen xl [modified-release]
tolvaptan: jinarc; samsca
topiramate: topamax; topamax sprinkle
topotecan: hycamtin; potactasol
torasemide: torem
toremifene: fareston
tralokinumab: adtralza [solution for injection]
tramadol: dromadol; dromadol sr [modified-release]; dromadol xl [modified-release]; invodol sr [modified-release]; larapam; larapam sr [modified-release]; mabron [modified-release]; maneo [modified-release]; marol [modified-release]; maxitram sr [modified-release]; nobligan retard [modified-release]; tilodol sr [modified-release]; tradorec xl [modified-release]; tramake; tramake insts; tramquel [modified-release]; tramquel sr [modified-release]; tramulief sr [modified-release]; zamadol; zamadol 24hr [modified-release]; zamadol melt; zamadol sr [modified-release]; zeridame sr [modified-release]; zydol; zydol soluble; zydol sr [modified-release]; zydol xl [modified-release]
trametinib: mekinist; spexotras
trandolapril: gopten; odrik
trandolapril/verapamil: tarka
tranexamic acid: cyclo-f; cyklokapron
tranylcypromine: parnate
trastuzumab: herceptin; hercessi; herzuma; kanjinti; ogivri; ontruzant; trazimera; tuznue; zercepac
trastuzumab deruxtecan: enhertu
trastuzumab emtansine: kadcyla
travoprost: bondulc [eye drops]; travatan [eye drops]
trazodone: molipaxin; molipaxin cr [modified-release]
trehalose: thealoz
treprostinil: remodulin; trepulmix
tretinoin: retin a; retin-a; vesanoid
triamcinolone: adcortyl; adcortyl ia/id [suspension for injection]; adcortyl in orabase; kenalog [suspension for injection]; nasacort [nasal spray]; nasacort allergy [nasal spray]
triamcinolone hexacetonide: hexatrione [suspension for injection]; lederspan [suspension for injection]
triamterene: dytac
triazolam: halcion
trientine: cufence; cuprior; syprine
trifarotene: aklief
trifluoperazine: stelazine
trihexyphenidyl: agitane; artane; broflex
trilostane: modrenal
trimethoprim: ipral; monotrim; trimopan; triprim
trimipramine: surmontil
tripotassium dicitratobismuthate: de-nol; de-noltab
triptorelin: decapeptyl; decapeptyl sr; gonapeptyl; gonapeptyl depot; pamorelin; salvacyl
tropicamide: mydriacyl [eye drops]
tropisetron: navoban
trospium: flotros; regurin; regurin xl [modified-release]; uraplex
tryptophan: optimax
tucatinib: tukysa
ublituximab: briumvi
ulipristal: ellaone; esmya
umeclidinium: incruse [dry powder inhaler]
umeclidinium/vilanterol: anoro [dry powder inhaler]; laventair [dry powder inhaler]
undecenoic acid/zinc undecenoate: mycota
upadacitinib: rinvoq
urea: aquadrate; dermatonics; dermatonics once; eucerin intensive; flexitol; hydromol intensive; imuderm urea; nutraplus
urea hydrogen peroxide: exterol [ear drops]; otex [ear drops]
urofollitropin: fostimon
ursodeoxycholic acid: cholurso; destolit; urdox; ursofalk; ursogal
ustekinumab: absimky; eksunbi; fymskina; imuldosa; otulfi; pyzchiva; stelara; steqeyma; uzpruvo; wezenla; yesintek
vadadustat: vafseo
valaciclovir: valtrex
valdecoxib: bextra
valganciclovir: valcyte
valproate semisodium: belvo; depakote
valproic acid: convulex
valsartan: diovan
vamorolone: agamree
vancomycin: vancocin
vandetanib: caprelsa
vardenafil: levitra; levitra orodispersible
varenicline: champix
vasopressin: pitressin
vedolizumab: entyvio
vemurafenib: zelboraf
venetoclax: venclyxto
venlafaxine: alventa xl [modified-release]; depefex xl [modified-release]; efexor; efexor xl [modified-release]; foraven xl [modified-release]; majoven xl [modified-release]; politid xl [modified-release]; ranfaxine xl [modified-release]; rodomel xl [modified-release]; sunveniz xl [modified-release]; tifaxin xl [modified-release]; tonpular xl [modified-release]; venadex xl [modified-release]; venaxx xl [modified-release]; vencarm xl [modified-release]; venlablue xl [modified-release]; venlalic xl [modified-release]; venlaneo xl [modified-release]; venlasoz xl [modified-release]; vensir xl [modified-release]; vexarin xl [modified-release]; viepax xl [modified-release]; winfex xl [modified-release]
verapamil: cordilox; cordilox mr [modified-release]; ethimil mr [modified-release]; half securon sr [modified-release]; half-securon sr [modified-release]; securon; securon sr [modified-release]; univer [modified-release]; vera-til sr [modified-release]; verapress mr [modified-release]; vertab
vericiguat: verquvo
vernakalant: brinavess
verteporfin: visudyne
vibegron: obgemsa
vigabatrin: sabril
vildagliptin: galvus
vinorelbine: navelbine; navelbine oral
vismodegib: erivedge
vitamins b and c: pabrinex
voclosporin: lupkynis
volanesorsen: waylivra
voretigene neparvovec: luxturna
voriconazole: vfend
vorinostat: zolinza
vortioxetine: brintellix
vosoritide: voxzogo
voxelotor: oxbryta
vutrisiran: amvuttra
warfarin: coumadin; marevan
white soft paraffin: vaseline
xipamide: diurexan
xylometazoline: otrivine; otrivine adult [nasal spray]; otrivine adult measured dose [nasal spray]; otrivine adult menthol [nasal spray]; otrivine adult metered dose [nasal spray]; otrivine child [nasal drops]; otrivine congestion relief [nasal spray]; otrivine sinusitis [nasal spray]; otrivine-adult [nasal spray]; otrivine-child [nasal drops]; sudafed blocked nose [nasal spray]; sudafed blocked nose spray [nasal spray]; sudafed decongestant nasal [nasal spray]; sudafed non-drowsy decongestant nasal spray [nasal spray]
zafirlukast: accolate
zaleplon: sonata
zanamivir: relenza [dry powder inhaler]
zanubrutinib: brukinsa
zidovudine: retrovir
zinc acetate: nobelzin; wilzin
zinc sulfate: solvazinc; z span
zoledronic acid: aclasta; zerlinda; zometa
zolmitriptan: zomig; zomig nasal [nasal spray]; zomig nasal spray [nasal spray]; zomig rapimelt
zolpidem: stilnoct
zonisamide: desizon; zonegran; zonisade
zopiclone: zileze; zimoclone; zimovane
zotepine: zoleptil
zuclopenthixol: clopixol
zuclopenthixol acetate: clopixol acuphase [solution for injection]; clopixol-acuphase [solution for injection]
zuclopenthixol decanoate: clopixol conc [solution for injection]
`;
