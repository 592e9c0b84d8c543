/** Brands of substances G to L; read by `brands.ts`. */
export const brandsGL = `
gabapentin: neurontin
galantamine: acumor xl [modified-release]; galsya xl [modified-release]; gatalin xl [modified-release]; gazylan xl [modified-release]; lotprosin xl [modified-release]; luventa xl [modified-release]; reminyl; reminyl xl [modified-release]
galcanezumab: emgality [solution for injection]
ganaxolone: ztalmy
ganciclovir: cymevene; virgan [eye gel]
ganirelix: fyremadel; orgalutran
gefitinib: iressa
gelatin: volplex
gemcitabine: gemzar
gemeprost: cervagem
gemfibrozil: lopid
gentamicin: cidomycin; garamycin; genticin
gentamicin/hydrocortisone: gentisone hc [ear drops]
gestrinone: dimetriose
gilteritinib: xospata
gimeracil/oteracil/tegafur: teysuno
givosiran: givlaari
glatiramer: brabio [solution for injection]; copaxone [solution for injection]
glecaprevir/pibrentasvir: maviret
glibenclamide: daonil; euglucon; semi-daonil
gliclazide: bilxona [modified-release]; dacadis mr [modified-release]; diaglyk; diamicron; diamicron 80; diamicron mr [modified-release]; edicil mr [modified-release]; laaglyda mr [modified-release]; lamzarin [modified-release]; nazdol mr [modified-release]; vamju [modified-release]; ziclaseg [modified-release]; zicron; zicron pr [modified-release]
glimepiride: amaryl
glimepiride/pioglitazone: tandemact
glipizide: glibenese; minodiab
glucagon: baqsimi; gluca gen; glucagen; glucagen hypokit; ogluo [solution for injection]
glucose: dextrogel [gel]; glucogel [gel]; glucojuice; glucotabs; hypostop [gel]; lift glucose
glycerol: benylin children's tickly coughs; benylin tickly coughs
glycerol phenylbutyrate: ravicti
glyceryl trinitrate: coro-nitro [sublingual spray]; deponit [transdermal patch]; glytrin [sublingual spray]; minitran [transdermal patch]; nitro-dur [transdermal patch]; nitrocine; nitrolingual [sublingual spray]; nitrolingual pumpspray [sublingual spray]; nitromin [sublingual spray]; nitronal; percutol [ointment]; rectogesic [ointment]; suscard [buccal]; suscard buccal [buccal]; transiderm-nitro [transdermal patch]; trintek [transdermal patch]
glycopyrronium: axhidrox; cuvposa; robinul; seebri [dry powder inhaler]; sialanar
glycopyrronium/indacaterol: ultibro [dry powder inhaler]; ulunar [dry powder inhaler]; xoterna [dry powder inhaler]
glycopyrronium/indacaterol/mometasone: enerzair [dry powder inhaler]; zimbus [dry powder inhaler]
glycopyrronium/neostigmine: robinul-neostigmine
golimumab: simponi [solution for injection]
goserelin: zoladex [implant]; zoladex la [implant]
gramicidin/neomycin/nystatin/triamcinolone: tri-adcortyl; tri-adcortyl otic
granisetron: kytril
griseofulvin: fulsovin; grisol af; grisovin
guaifenesin: benylin children's chesty coughs; lemsip chesty cough; lemsip cough for chesty cough; mucinex; robitussin chesty cough; venos expectorant
guaifenesin/levomenthol: benylin mucus cough
guaifenesin/paracetamol/phenylephrine: beechams all in one; beechams all-in-one; beechams max strength all in one; benylin mucus cough & cold all in one; benylin mucus cough and cold all in one; lemsip max all in one; lemsip max all-in-one; sudafed mucus relief triple action
guaifenesin/pseudoephedrine: sudafed expectorant
guaifenesin/pseudoephedrine/triprolidine: actifed expectorant; multi-action actifed chesty coughs
guanethidine: ismelin
guanfacine: intuniv [modified-release]; paxneury [modified-release]
guselkumab: tremfya [solution for injection]
halcinonide: halciderm; halciderm topical
haloperidol: dozic; haldol; serenace
haloperidol decanoate: haldol decanoate [solution for injection]
heparin: canusal [solution for injection]
heparin/sodium hyaluronate: hylo parin; hylo-parin
heparinoid: hirudoid; lasonil
hexetidine: oraldene
hexylresorcinol: strepsils extra
histrelin: vantas [implant]
honey: activon; medihoney
house dust mite allergen extract: acarizax
hydralazine: apresoline
hydrochlorothiazide: esidrex; hydrosaluric
hydrochlorothiazide/irbesartan: coaprovel
hydrochlorothiazide/lisinopril: carace plus; lisicostad; zestoretic
hydrochlorothiazide/losartan: cozaar comp; cozaar-comp
hydrochlorothiazide/metoprolol: co-betaloc
hydrochlorothiazide/olmesartan: olmetec plus
hydrochlorothiazide/quinapril: accuretic
hydrochlorothiazide/telmisartan: micardisplus
hydrochlorothiazide/valsartan: co-diovan
hydrocortisone: alkindi; colifoam [cutaneous foam]; corlan; corlan pellets; dermacort; dioderm; efcortelan; efcortelan sodium succinate [powder for solution for injection]; efcortesol [solution for injection]; efmody [modified-release]; hc45; hydrocortone; hydventia; lanacort; mildison; mildison lipocream; plenadren [modified-release]; softacort [preservative-free, eye drops]; solu-cortef [powder for solution for injection]; zenoxone
hydrocortisone butyrate: locoid; locoid crelo; locoid lipocream; locoid scalp lotion
hydrocortisone/lidocaine: germoloids hc; perinal
hydrocortisone/miconazole: daktacort; daktacort hc
hydrocortisone/neomycin/polymyxin b: otosporin [ear drops]
hydrocortisone/nystatin/oxytetracycline: terra-cortril nystatin
hydrocortisone/oxytetracycline: terra-cortril; terra-cortril topical
hydrocortisone/potassium hydroxyquinoline: quinocort
hydrocortisone/pramocaine: proctofoam hc
hydrocortisone/urea: alphaderm; hydromol hc; hydromol hc intensive
hydrogen peroxide: crystacide; peroxyl
hydromorphone: dilaudid; palladone; palladone sr [modified-release]
hydrotalcite: altacite
hydroxocobalamin: cobalin-h [solution for injection]; cyanokit; neo-cytamen [solution for injection]
hydroxycarbamide: hydrea; siklos
hydroxychloroquine: plaquenil; quinoric
hydroxyzine: atarax; ucerax
hylan g-f 20: synvisc
hyoscine butylbromide: buscopan; buscopan cramps; buscopan ibs; buscopan ibs relief
hyoscine butylbromide/paracetamol: buscopan plus
hyoscine hydrobromide: joy-rides; joyrides; kwells; kwells kids; scopoderm [transdermal patch]; scopoderm tts [transdermal patch]; travel calm
hypromellose: artelac; artelac sdu; evolve hypromellose; hydromoor; hypromol; isopto alkaline; isopto plain [eye drops]; lumecare hypromellose; pf drops hypromellose; tear-lac; xailin hydrate
ibalizumab: trogarzo
ibandronic acid: bondronat; bonviva; iasibon; quodixor
ibrutinib: imbruvica
ibuprofen: advil; anadin ibuprofen; anadin joint pain; anadin liquifast; anadin ultra; arthrofen; brufen; brufen retard [modified-release]; caldolor; calprofen; care ibuprofen; cuprofen; cuprofen maximum strength; ebufac; feminax express; fenbid [modified-release]; fenbid forte [gel]; fenbid gel [gel]; fenbid spansule [modified-release]; fenpaed; flarin; ibucalm; ibufem; ibugel [gel]; ibugel forte [gel]; ibuleve [gel]; ibuleve maximum strength [gel]; ibuleve speed relief [gel]; motrin; nurofen; nurofen back pain sr [modified-release]; nurofen express; nurofen express period pain; nurofen for children; nurofen for children cold pain and fever; nurofen gel [gel]; nurofen joint & back pain; nurofen joint and back pain; nurofen maximum strength migraine pain; nurofen meltlets; nurofen migraine; nurofen migraine pain; nurofen period pain; nurofen recovery; nurofen tension headache; nurofen zavance; orbifen; pedea; phorpain [gel]; phorpain forte [gel]; rimafen
ibuprofen/levomenthol: deep relief [gel]
ibuprofen/paracetamol: combogesic; nuromol
ibuprofen/pseudoephedrine: nurofen cold & flu; nurofen cold and flu
icatibant: firazyr [solution for injection]
icosapent ethyl: vazkepa
idarucizumab: praxbind [solution for injection]
idebenone: raxone
idelalisib: zydelig
idoxuridine: herpid
ifosfamide: mitoxana
iloprost: ventavis [nebuliser liquid]
imatinib: glivec
imidapril: tanatril
imipramine: tofranil
imiquimod: aldara; zyclara
inavolisib: itovebi
inclisiran: leqvio [solution for injection]
indacaterol: onbrez [dry powder inhaler]
indacaterol/mometasone: atectura [dry powder inhaler]; bemrist [dry powder inhaler]
indapamide: alkapamid xl [modified-release]; cardide sr [modified-release]; ethibide xl [modified-release]; indipam xl [modified-release]; natrilix; natrilix sr [modified-release]; rawel xl [modified-release]; tensaid xl [modified-release]
indapamide/perindopril arginine: coversyl arginine plus; coversyl plus
indinavir: crixivan
indometacin: flexin continus [modified-release]; flexin-25 continus [modified-release]; indocid; indocid r [modified-release]; indocid-r [modified-release]; indolar sr [modified-release]; indomax 75 sr [modified-release]; slo-indo [modified-release]
indoramin: baratol; doralese
inebilizumab: uplizna
infliximab: flixabi; inflectra; remicade; remsima; remsima sc; zessly
ingenol mebutate: picato
inositol nicotinate: hexopal
inotersen: tegsedi
insulin aspart: fiasp [solution for injection]; kirsty [solution for injection]; novorapid [solution for injection]; novorapid pumpcart [solution for injection]; trurapi [solution for injection]
insulin aspart/insulin degludec: ryzodeg [solution for injection]
insulin degludec: tresiba [solution for injection]
insulin degludec/liraglutide: xultophy [solution for injection]
insulin detemir: levemir [solution for injection]
insulin glargine: abasaglar [solution for injection]; lantus [solution for injection]; lantus optiset [solution for injection]; optisulin [solution for injection]; semglee [solution for injection]; toujeo [solution for injection]; toujeo doublestar [solution for injection]
insulin glargine/lixisenatide: suliqua [solution for injection]
insulin glulisine: apidra [solution for injection]
insulin icodec: awiqli [solution for injection]
insulin lispro: admelog [solution for injection]; humalog [solution for injection]; humalog junior [solution for injection]; insulin lispro sanofi [solution for injection]; lyumjev [solution for injection]; lyumjev junior [solution for injection]
insulin zinc suspension: humulin l [suspension for injection]; humulin zn [suspension for injection]; monotard [suspension for injection]
interferon alfa-2a: roferon-a
interferon alfa-2b: intron a; introna
interferon beta-1a: avonex [solution for injection]; rebif [solution for injection]
interferon beta-1b: betaferon [solution for injection]; extavia [solution for injection]
interferon gamma-1b: immukin
ipilimumab: yervoy
ipratropium: atrovent; atrovent udv [nebuliser liquid]; ipratropium steri-neb [nebuliser liquid]; respontin [nebuliser liquid]; rinatec [nasal spray]
ipratropium/salbutamol: combivent; combivent udvs [nebuliser liquid]; ipramol [nebuliser liquid]; ipramol steri-neb [nebuliser liquid]
ipratropium/xylometazoline: otrivine extra dual relief [nasal spray]
iptacopan: fabhalta
irbesartan: aprovel
irinotecan: campto
iron dextran: cosmofer
iron sucrose: venofer
isatuximab: sarclisa
isavuconazonium: cresemba
isocarboxazid: marplan
isometheptene/paracetamol: midrid
isoniazid/pyrazinamide/rifampicin: rifater
isoniazid/rifampicin: rifinah; rimactazid
isophane insulin: humulin i [suspension for injection]; hypurin bovine isophane [suspension for injection]; hypurin porcine isophane [suspension for injection]; insulatard [suspension for injection]; insuman basal [suspension for injection]; pork insulatard [suspension for injection]
isosorbide dinitrate: angitak [sublingual spray]; cedocard; isoket; isoket retard 20 [modified-release]; isoket retard 40 [modified-release]; isoket retard [modified-release]; isordil; sorbid sa [modified-release]
isosorbide mononitrate: angeze [modified-release]; angeze sr [modified-release]; carmil xl [modified-release]; chemydur 60xl [modified-release]; chemydur xl [modified-release]; cibral xl [modified-release]; elantan; elantan la [modified-release]; imdur [modified-release]; imo la [modified-release]; isib xl [modified-release]; ismo; ismo retard [modified-release]; isotard [modified-release]; medocor xl [modified-release]; modisal la [modified-release]; modisal xl [modified-release]; monit; mono-cedocard; monomax sr [modified-release]; monomil xl [modified-release]; monosorb xl [modified-release]; trangina xl [modified-release]; xismox xl [modified-release]; zemon xl [modified-release]
isotretinoin: isotrex; reticutan; roaccutane
ispaghula: fybogel; fybogel lemon; fybogel orange; fybozest; isogel; ispagel; konsyl; regulan
ispaghula/mebeverine: fybogel mebeverine
ispaghula/senna: manevac
isradipine: prescal
istradefylline: nourianz
itraconazole: sporanox; sporanox liquid; sporanox pulse; sporanox-pulse
ivabradine: corlentor; procoralan
ivacaftor: kalydeco
ivacaftor/lumacaftor: orkambi
ivacaftor/tezacaftor: symkevi
ivermectin: mectizan; soolantra; stromectol
ivosidenib: tibsovo
ixazomib: ninlaro
ixekizumab: taltz [solution for injection]
ketamine: ketalar
ketoconazole: daktarin gold; dandrazol; dandrid; nizoral
ketoprofen: jomethid xl [modified-release]; ketocid [modified-release]; ketovail [modified-release]; larafen cr [modified-release]; oruvail 100 [modified-release]; oruvail 150 [modified-release]; oruvail 200 [modified-release]; oruvail [modified-release]; oruvail gel [gel]; powergel [gel]; tiloket [gel]; tiloket cr [modified-release]; valket gel [gel]
ketoprofen/omeprazole: axorid
ketorolac: acular [eye drops]; toradol
ketotifen: ketofall [preservative-free, eye drops]; zaditen; zaditor [eye drops]
labetalol: trandate
lacidipine: motens
lacosamide: vimpat
lactase: colief
lactic acid/salicylic acid: bazuka; bazuka gel; duofilm; salactol; salatac
lactic acid/urea: calmurid
lactitol: importal
lactulose: duphalac; gatinar; lactugal; laevolac; regulose
lamivudine: epivir; zeffix
lamivudine/zidovudine: combivir
lamotrigine: lamictal; lamictal dispersible
lanadelumab: takhzyro [solution for injection]
lanreotide: myrelez [solution for injection]; somatuline autogel [solution for injection]; somatuline la
lansoprazole: zoton; zoton fastab
lanthanum: fosrenol
lapatinib: tyverb
laropiprant/nicotinic acid: tredaptive; trevaclyn
larotrectinib: vitrakvi
lasmiditan: rayvow
lasofoxifene: fablyn
latanoprost: monopost [preservative-free, eye drops]; monoprost [preservative-free, eye drops]; xalatan [eye drops]
latanoprost/netarsudil: roclanda [eye drops]
latanoprost/timolol: fixapost [preservative-free, eye drops]; xalacom [eye drops]
lauromacrogols/urea: balneum plus cream; e45 itch relief; e45 itch relief cream
lavender oil: kalms lavender
lebrikizumab: ebglyss [solution for injection]
ledipasvir/sofosbuvir: harvoni
leflunomide: arava
lenacapavir: sunlenca; yeytuo
lenalidomide: revlimid
lenograstim: granocyte [solution for injection]
lenvatinib: kisplyx; lenvima
lepirudin: refludan
lercanidipine: zanidip
lesinurad: zurampic
letermovir: prevymis
letrozole: femara
leuprorelin: eligard; enantone; lutrate; politrate; prostap; prostap 3; prostap 3 dcs; prostap sr; prostap sr dcs; staladex
levetiracetam: desitrend; keppra; matever
levobunolol: betagan [eye drops]
levobupivacaine: chirocaine
levocabastine: livostin direct [eye drops]; livostin eye [eye drops]; livostin nasal [nasal spray]; livostin nasal spray [nasal spray]
levocarnitine: carnitor
levocetirizine: xyzal
levodopa: brocadopa; inbrija; larodopa
levofloxacin: evoxil; oftaquix [eye drops]; oftaquix unit dose [preservative-free, eye drops]; oftaquix unit-dose [preservative-free, eye drops]; quinsair [nebuliser liquid]; tavanic
levofolinic acid: isovorin
levomepromazine: nozinan
levonorgestrel: benilexa [intrauterine system]; benilexa one handed [intrauterine system]; emerres; emerres una; ezinelle; jaydess [intrauterine system]; kyleena [intrauterine system]; levonelle; levonelle 1500; levonelle one step; levonelle one-step; levonelle-2; levosert [intrauterine system]; microval; mirena [intrauterine system]; norgeston; norplant [implant]; upostelle
levorphanol: dromoran
levothyroxine: eltroxin; evotrox
lidocaine: laryngojet; lmx 4; lmx4; ralvo [medicated plaster]; versatis [medicated plaster]; xylocaine
lidocaine/methylprednisolone: depo-medrone with lidocaine [suspension for injection]
lidocaine/phenazone: otigo [ear drops]
lidocaine/phenylephrine/tropicamide: mydrane
lidocaine/prilocaine: denela; emla; fortacin; oraqix
lidocaine/tetracaine: pliaglis; rapydan
lidocaine/zinc oxide: germoloids
linaclotide: constella
linagliptin: trajenta
linagliptin/metformin: jentadueto
linezolid: zyvox
linzagolix: yselty
liothyronine: tertroxin
lipegfilgrastim: lonquex [solution for injection]
liquid paraffin/white soft paraffin: 50:50 ointment
liraglutide: diavic [solution for injection]; saxenda [solution for injection]; victoza [solution for injection]
lisdexamfetamine: elvanse; elvanse adult
lisinopril: carace; zestril
lithium carbonate: camcolit; liskonum [modified-release]; lithonate [modified-release]; priadel [modified-release]
lithium citrate: li-liquid; priadel (oral solution)
lixisenatide: lyxumia [solution for injection]
lodoxamide: alomide [eye drops]
lofepramine: gamanil; lomont
lofexidine: britlofex
lomitapide: lojuxta
lomustine: belustine; ceenu
lonafarnib: zokinvy
loperamide: arret; diah-limit; diocalm ultra; imodium; imodium classic; imodium ibs relief; imodium instant melts; imodium instants; imodium original; norimode; normaloe
loperamide/simeticone: imodium dual action; imodium dual action relief; imodium plus; imodium plus comfort
lopinavir/ritonavir: kaletra
loprazolam: dormonoct
loratadine: clarityn; clarityn allergy; clarityn rapide; clarityn rapide allergy
loratadine/pseudoephedrine: clarinase; clarityn-d
lorazepam: ativan
lorlatinib: lorviqua
lormetazepam: noctamid
losartan: cozaar
loteprednol: lotemax [eye drops]
loxapine: adasuve; loxapac
lubiprostone: amitiza
lumasiran: oxlumo
lumiracoxib: prexige
lurasidone: latuda
luspatercept: reblozyl
lusutrombopag: mulpleo
lymecycline: tetralysal; tetralysal 300
`;
