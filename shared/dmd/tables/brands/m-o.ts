/** Brands of substances M to O; read by `brands.ts`. */
export const brandsMO = `
macitentan: opsumit
macitentan/tadalafil: opsynvi
macrogol: cosmocol; laxido; laxido orange; molaxole; movicol
macrogol 4000: casenlax; dulcobalance; dulcosoft
magnesium alginate/sodium alginate: gaviscon infant
magnesium aspartate: magnaspartate
magnesium glycerophosphate: maglyphos; magnaphate; neomag
magnesium hydroxide: milk of magnesia; phillips milk of magnesia; phillips' milk of magnesia
malathion: derbac m; derbac-m; prioderm; quellada m; quellada-m; suleo-m
mannitol: bronchitol [dry powder inhaler]
maprotiline: ludiomil
maralixibat: livmarli
maraviroc: celsentri
maribavir: livtencity
mavacamten: camzyos
mebendazole: ovex; pripsen mebendazole; vermox
mebeverine: aurobeverine; colofac; colofac ibs; colofac mr [modified-release]; duspatalin
mecasermin: increlex
meclofenamic acid: meclomen
meclozine: bonine; sea legs; sea-legs
mecysteine: visclair
medroxyprogesterone: adgyn medro; climanor; depo-provera [suspension for injection]; farlutal; provera; sayana press [suspension for injection]
mefenamic acid: dysman; meflam; ponstan
mefloquine: lariam
megestrol: megace
melatonin: adaflex; ceyesto; circadin [modified-release]; slenyto [modified-release]
meloxicam: mobic
melphalan: alkeran
memantine: alzhok; axura; ebixa; marixino; maruxa; nemdatine; valios
menotrophin: menopur; meriofert; merional
mepivacaine: scandonest; scandonest plain
mepolizumab: nucala
meprobamate: equanil
meptazinol: meptid
mequitazine: primalan
mercaptamine: cystadrops [eye drops]; cystagon; procysbi
mercaptopurine: puri-nethol; xaluprine
meropenem: meronem
meropenem/vaborbactam: vaborem
mesalazine: asacol; asacol foam; asacol foam enema; asacol mr; ipocol; mesren mr; mezavant; mezavant xl; octasa; octasa mr; pentasa; salofalk; zintasa
mesna: uromitexan
mesterolone: pro-viron
mestranol/norethisterone: norinyl 1; norinyl-1
metaxalone: skelaxin
metformin: bolamyn sr [modified-release]; diagemet xl [modified-release]; glucient sr [modified-release]; glucophage; glucophage sr [modified-release]; glucorex sr [modified-release]; meijumet [modified-release]; metabet sr [modified-release]; metsol; metuxtan sr [modified-release]; riomet; sukkarto sr [modified-release]; yaltormin sr [modified-release]
metformin/pioglitazone: competact
metformin/rosiglitazone: avandamet
metformin/saxagliptin: komboglyze
metformin/sitagliptin: efficib; janumet; ristfor; velmetia
metformin/vildagliptin: eucreas
methadone: eptadone; methadose; metharose; misyo; physeptone; synastone
methenamine: hipeksal; hiprex
methocarbamol: robaxin; robaxin-750
methotrexate: jylamvo; maxtrex; methofill [solution for injection]; metoject [solution for injection]; metoject pen [solution for injection]; nordimet [solution for injection]; zlatal [solution for injection]
methoxy polyethylene glycol-epoetin beta: mircera [solution for injection]
methoxyflurane: penthrox
methyl aminolevulinate: metvix
methylcellulose: celevac
methyldopa: aldomet
methylnaltrexone: relistor
methylphenidate: affenid xl [modified-release]; atenza xl [modified-release]; concerta xl [modified-release]; delmosart [modified-release]; delmosart prolonged release [modified-release]; equasym; equasym xl [modified-release]; focusim xl [modified-release]; matoride xl [modified-release]; medikinet; medikinet xl [modified-release]; meflynate xl [modified-release]; metyrol xl [modified-release]; ritalin; ritalin xl [modified-release]; rubifen; tranquilyn; xaggitin xl [modified-release]; xenidate xl [modified-release]
methylprednisolone: medrone
methylprednisolone acetate: depo-medrone [suspension for injection]
methylprednisolone sodium succinate: solu-medrone [powder for solution for injection]
methysergide: deseril
metoclopramide: gastrobid continus [modified-release]; maxolon; maxolon sr [modified-release]; primperan
metoclopramide/paracetamol: paramax
metolazone: metenix; metenix 5; xaqua; xuret
metoprolol: betaloc; betaloc-sa [modified-release]; lopresor; lopresor sr [modified-release]
metronidazole: acea; anabact; elyzol; flagyl; metrogel; metrolyl; metrosa; metrotop; norzol; rosiced; rozex; vaginyl; zidoval [vaginal gel]; zyomet
metyrapone: metopirone
mexiletine: mexitil; namuscla
mibefradil: posicor
micafungin: mycamine
miconazole: daktarin; daktarin aktiv; daktarin oral; daktarin oral gel; daktarin sugar free; gyno daktarin; gyno-daktarin; loramyc [buccal]
midazolam: buccolam; epistatus; hypnovel
midodrine: bramox; gutron
midostaurin: rydapt
mifepristone: mifegyne
mifepristone/misoprostol: medabon
migalastat: galafold
miglustat: yargesa; zavesca
miltefosine: impavido
minocycline: acnamino [modified-release]; acnamino mr [modified-release]; aknemin; blemix; cyclomin; dentomycin; minocin; minocin mr [modified-release]; sebomin mr [modified-release]
minoxidil: loniten; regaine; regaine extra strength; regaine foam
mirabegron: betmiga [modified-release]
mirikizumab: omvoh
mirtazapine: remeron; zispin; zispin soltab
misoprostol: angusta; cytotec; mysodelle; topogyne
misoprostol/naproxen: napratec
mitomycin: mitem; mitomycin-c kyowa
mitotane: lysodren
mizolastine: mizollen
mobocertinib: exkivity
moclobemide: manerix
modafinil: provigil
moexipril: perdix
molnupiravir: lagevrio
momelotinib: ojjaara; omjjara
mometasone: asmanex [dry powder inhaler]; clarinaze [nasal spray]; elocon; elocon scalp; nasonex [nasal spray]; nasonex allergy control [nasal spray]
mometasone/olopatadine: ryaltris [nasal spray]
montelukast: singulair
morphine: actimorph; duromorph; filnarine sr [modified-release]; minijet morphine; morcap sr [modified-release]; morphgesic [modified-release]; morphgesic sr [modified-release]; mst [modified-release]; mst continus [modified-release]; mxl [modified-release]; oramorph; oramorph concentrated; oramorph sr [modified-release]; rhotard morphine sr [modified-release]; sevredol; zomorph [modified-release]
moxifloxacin: avelox; moxivig [eye drops]
moxonidine: physiotens
mupirocin: bactroban; bactroban nasal [nasal ointment]
mycophenolate: arzip; cellcept; myfenax
mycophenolic acid: ceptava; myfortic
nabilone: cesamet
nabumetone: relifex
nadolol: corgard
nafarelin: synarel [nasal spray]
naftidrofuryl: praxilene
nalbuphine: nubain
naldemedine: rizmoic
nalidixic acid: negram; uriben
nalmefene: selincro
naloxegol: moventig
naloxone: minijet naloxone; narcan; nyxoid [nasal spray]; prenoxad [solution for injection]
naloxone/oxycodone: targinact [modified-release]
naltrexone: adepend; nalorex; opizone
naphazoline: murine [eye drops]; optrex bloodshot eye [eye drops]
naproxen: arthroxen; boots period pain relief; feminax ultra; naprosyn; naprosyn ec [gastro-resistant]; naprosyn sr [modified-release]; nycopren; stirlescent [effervescent]; synflex; timpron
naproxen/sumatriptan: suvexx; treximet
naratriptan: naramig
natalizumab: tyruko; tysabri
nateglinide: starlix
nebivolol: nebilet
nedocromil: rapitil [eye drops]; tilade [inhaler]
nefazodone: dutonin
nefopam: acupan
nelfinavir: viracept
nemolizumab: nemluvio [solution for injection]
neomycin/prednisolone: predsol n; predsol-n
neomycin/triamcinolone: audicort [ear drops]
neostigmine: prostigmin
nepafenac: nevanac [eye drops]
neratinib: nerlynx
netarsudil: rhokiinsa [eye drops]
netupitant/palonosetron: akynzeo
nevirapine: viramune; viramune prolonged release [modified-release]; viramune xr [modified-release]
nicardipine: cardene; cardene sr [modified-release]
niclosamide: yomesan
nicorandil: ikorel
nicotinamide: freederm; nicam; papulex
nicotine: nicassist; nicorette; nicorette cools [lozenge]; nicorette freshmint; nicorette fruitfusion; nicorette icy white; nicorette inhalator; nicorette invisi [transdermal patch]; nicorette microtab; nicorette quickmist [oromucosal spray]; nicotinell; niquitin; niquitin clear [transdermal patch]; niquitin cq; niquitin minis [lozenge]
nicotinic acid: niaspan [modified-release]
nifedipine: adalat; adalat la [modified-release]; adalat retard [modified-release]; adanif xl [modified-release]; adipine mr [modified-release]; adipine xl [modified-release]; cardilate mr [modified-release]; coracten [modified-release]; coracten sr [modified-release]; coracten xl [modified-release]; fortipine la 40 [modified-release]; fortipine la [modified-release]; hypolar retard [modified-release]; nifedipress mr [modified-release]; nifopress retard [modified-release]; tensipine mr [modified-release]; valni xl [modified-release]
nilotinib: danziten; tasigna
nimodipine: nimotop
nintedanib: ofev; vargatef
niraparib: zejula
nirmatrelvir/ritonavir: paxlovid
nirogacestat: ogsiveo
nirsevimab: beyfortus
nisoldipine: syscor
nitazoxanide: alinia
nitisinone: orfadin
nitrazepam: mogadon; remnos; somnite
nitrofurantoin: furadantin; genfura; macrobid [modified-release]; macrodantin
nitrous oxide/oxygen: entonox; equanox
nivolumab: opdivo
nivolumab/relatlimab: opdualag
nizatidine: axid; zinga
norethisterone: micronor; micronor hrt; noriday; primolut n; utovlan
norethisterone enantate: noristerat [solution for injection]
norfloxacin: utinor
norgestrel: neogest
nortriptyline: allegron
nusinersen: spinraza
nystatin: nystamont; nystan
obeticholic acid: ocaliva
obinutuzumab: gazyvaro
ocrelizumab: ocrevus
ocriplasmin: jetrea
octenidine: octenisan
octreotide: sandostatin [solution for injection]; sandostatin lar
odevixibat: bylvay; kayfanda
ofatumumab: kesimpta [solution for injection]
ofloxacin: exocin [eye drops]; tarivid
olanzapine: zalasta; zypadhera [modified-release, suspension for injection]; zyprexa; zyprexa velotab
olaparib: lynparza
olezarsen: tryngolza
olmesartan: olmetec
olodaterol: striverdi [soft mist inhaler]
olodaterol/tiotropium: spiolto [soft mist inhaler]; yanimo [soft mist inhaler]
olopatadine: opatanol [eye drops]
olsalazine: dipentum
omalizumab: omlyclo; xolair
ombitasvir/paritaprevir/ritonavir: viekirax
omega-3 marine triglycerides: maxepa
omega-3-acid ethyl esters: omacor; teromeg
omeprazole: losec; losec mups; mepradec; mezzopram; pyrocalm; pyrocalm control; zanprol
ondansetron: ondemet; setofilm; zofran; zofran melt
opicapone: ongentys
oral rehydration salts: dioralyte
orciprenaline: alupent
oritavancin: orbactiv; tenkasi
orlistat: alli; beacita; orlos; xenical
ornithine aspartate: hepa merz; hepa-merz
orphenadrine: biorphen; disipal
oseltamivir: tamiflu
osilodrostat: isturisa
osimertinib: tagrisso
ospemifene: senshio
oxaliplatin: eloxatin
oxazepam: serenid
oxcarbazepine: trileptal
oxitropium: oxivent [inhaler]
oxprenolol: slow-trasicor [modified-release]; trasicor
oxybutynin: cystrin; ditropan; ditropan xl [modified-release]; kentera [transdermal patch]; lyrinel xl [modified-release]; vesoxx
oxycodone: abtard [modified-release]; candox [modified-release]; carexil [modified-release]; dolocodon pr [modified-release]; ixyldone [modified-release]; leveraxo [modified-release]; longtec [modified-release]; lynlor; onexila xl [modified-release]; oxeltra [modified-release]; oxyact; oxycontin [modified-release]; oxylan [modified-release]; oxynorm; oxynorm concentrate; oxypro [modified-release]; reltebon [modified-release]; renocontin [modified-release]; shortec
oxymetazoline: afrazine [nasal spray]; vicks sinex [nasal spray]; vicks sinex micromist [nasal spray]; vicks sinex soother [nasal spray]
oxytetracycline: berkmycen; oxymycin; oxytetramix; terramycin
oxytocin: syntocinon
ozanimod: zeposia
`;
