/** Brands of substances P to R; read by `brands.ts`. */
export const brandsPR = `
paclitaxel: taxol
palbociclib: ibrance
paliperidone: invega [modified-release]; trevicta [modified-release, suspension for injection]; xeplion [modified-release, suspension for injection]
palivizumab: synagis
palonosetron: aloxi
palopegteriparatide: yorvipath [solution for injection]
pamidronate: aredia; aredia dry powder
pancreatin: creon; creon 10000; creon 25000; creon 40000; creon micro; nutrizym; nutrizym 10; nutrizym 22; nutrizym gr; pancrease hl; pancrex; pancrex v
panitumumab: vectibix
panobinostat: farydak
pantoprazole: pantoloc control; protium; somac control
paracetamol: alvedon; anadin paracetamol; calpol; calpol 6 plus; calpol fastmelts; calpol infant; calpol six plus; calpol sixplus; calpol sixplus fastmelts; disprol; galpamol; hedex; mandanol; medinol; paldesic; panadol; panadol actifast; panadol actifast soluble; panadol advance; panadol infant; panadol optizorb; panadol soluble; perfalgan
paracetamol/pentazocine: fortagesic
paracetamol/phenylephrine: lemsip cold & flu; lemsip cold and flu; lemsip max cold & flu; lemsip max cold and flu; lemsip original
paracetamol/tramadol: tramacet
parathyroid hormone: natpar [solution for injection]; preotact
parecoxib: dynastat
paricalcitol: zemplar
paromomycin: humatin
paroxetine: seroxat
pasireotide: signifor; signifor lar
patiromer: veltassa
patisiran: onpattro
pazopanib: votrient
peanut protein: palforzia
pegaptanib: macugen
pegcetacoplan: aspaveli; empaveli
pegfilgrastim: fulphila [solution for injection]; neulasta [solution for injection]; nyvepria [solution for injection]; pelgraz [solution for injection]; pelmeg [solution for injection]; stimufend [solution for injection]; ziextenzo [solution for injection]
peginterferon alfa-2a: pegasys
peginterferon alfa-2b: pegintron; viraferonpeg
peginterferon beta-1a: plegridy [solution for injection]
pegloticase: krystexxa
pegvisomant: somavert [solution for injection]
pembrolizumab: keytruda
pemetrexed: alimta; ciambra; pemfexy
pemigatinib: pemazyre
penciclovir: vectavir
penicillamine: distamine; pendramine
pentamidine: pentacarinat
pentazocine: fortral
pentosan polysulfate: elmiron
pentoxifylline: trental 400 [modified-release]; trental [modified-release]
peppermint oil: buscomint; colpermin; colpermin ibs relief; mintec; obbekjaers
peramivir: alpivab; rapivab
perampanel: fycompa
pergolide: celance
pericyazine: neulactil
perindopril arginine: coversyl arginine
perindopril erbumine: coversyl
permethrin: lyclear; lyclear dermal
perphenazine: fentazin
pertuzumab: perjeta
pertuzumab/trastuzumab: phesgo [solution for injection]
pethidine/promethazine: pamergan p100
pexidartinib: turalio
phenazocine: narphen
phenelzine: nardil
phenindamine: thephorin
phenindione: dindevan
phenoxybenzamine: dibenyline
phenoxymethylpenicillin: apsin; distaquaine v-k; tenkicin
phentolamine: rogitine
phenylephrine: sudafed congestion relief; sudafed pe
phenylephrine/tropicamide: mydriasert
phenytoin: epanutin; phenytoin flynn
pholcodine: galenphol; galenphol strong; pavacol-d
phosphate: phosphate-sandoz
phytomenadione: konakion; konakion mm; konakion mm paediatric; neokay
pilocarpine: isopto carpine [eye drops]; pilogel [eye gel]; salagen
pimecrolimus: elidel
pimozide: orap
pindolol: visken
pioglitazone: actos; glidipion; glustin
piperacillin/tazobactam: tazocin
piperazine/senna: pripsen
pipotiazine: piportil [solution for injection]
pirfenidone: esbriet
piribedil: trivastal
piroxicam: brexidol; feldene; feldene gel [gel]; feldene p gel [gel]
pirtobrutinib: jaypirca
pitolisant: ozawade; wakix
pivmecillinam: penomax; selexid; x-systo
pizotifen: sanmigran; sanomigran
plerixafor: mozobil [solution for injection]
podophyllotoxin: condyline; warticon
podophyllum/salicylic acid: posalfilin
polatuzumab vedotin: polivy
polysaccharide-iron complex: niferex
polyvinyl alcohol: liquifilm; liquifilm tears; sno tears; sno-tears
polyvinyl alcohol/povidone: refresh
pomalidomide: imnovid; pomalyst
ponatinib: iclusig
ponesimod: ponvory
poractant alfa: curosurf
posaconazole: noxafil
potassium bicarbonate/potassium chloride: sando-k
potassium bicarbonate/potassium citrate: sibnayal
potassium bicarbonate/sodium alginate: acidex advance; gaviscon advance
potassium chloride: kaleorid; kay-cee-l; leo k [modified-release]; micro-k; slow-k [modified-release]; span-k [modified-release]
potassium citrate: cystopurin; urocit-k
potassium permanganate: permitabs
povidone: oculotect
povidone-iodine: betadine; inadine; standardised betadine; videne
pralsetinib: gavreto
pramipexole: mirapexin; mirapexin prolonged release [modified-release]; oprymea; pipexus [modified-release]
pramlintide: symlin [solution for injection]
prasterone: intrarosa [pessary]
prasugrel: efient
pravastatin: lipostat
prazepam: centrax
praziquantel: biltricide; cysticide
prazosin: hypovase
prednisolone: deltacortril; deltacortril enteric; deltastab; dilacort; pevanti; precortisyl; precortisyl forte; pred forte [eye drops]; predenema [enema]; predfoam [cutaneous foam]; prednesol; predsol; predsol enema [enema]; predsol retention [enema]
prednisone: lodotra [modified-release]
pregabalin: alzain; lyribastad; lyrica; rewisca
prilocaine: citanest; prilotekal
primidone: mysoline
probenecid: benuryl
procarbazine: natulan
prochlorperazine: buccastem [buccal]; buccastem m [buccal]; proziere; stemetil
procyclidine: arpicolin; kemadrin
progesterone: crinone [vaginal gel]; cyclogest [pessary]; gepretix; gestone; lubion; lutigest; utrogestan; utrogestan vaginal
proguanil: paludrine
promethazine: avomine; phenergan; phenergan elixir; phenergan night time; phenergan nightime; sominex
propafenone: arythmol
propamidine: brolene [eye drops]; brolene eye drops [eye drops]
propantheline: pro-banthine
propiverine: detrunorm; detrunorm xl [modified-release]
propranolol: angilol; bedranol; bedranol sr [modified-release]; beta-prograne [modified-release]; half beta-prograne [modified-release]; half inderal la [modified-release]; half-inderal la [modified-release]; hemangiol; inderal; inderal la [modified-release]; inderal-la [modified-release]; slo-pro [modified-release]; syprol
protamine zinc insulin: hypurin bovine protamine zinc [suspension for injection]
prucalopride: resolor
pseudoephedrine: contac non drowsy; galpseud; sudafed; sudafed decongestant; sudafed decongestant tablets; sudafed non-drowsy
pseudoephedrine/triprolidine: actifed; multi-action actifed; sudafed plus
pyrazinamide: zinamide
pyridostigmine: mestinon; mestinon retard [modified-release]
pyridoxine: benadon; comploment continus
pyrimethamine: daraprim
pyrimethamine/sulfadoxine: fansidar
quetiapine: atrolak xl [modified-release]; biquelle xl [modified-release]; brancico xl [modified-release]; ebesque xl [modified-release]; mintreleq xl [modified-release]; seotiapim xl [modified-release]; seroquel; seroquel xl [modified-release]; sondate xl [modified-release]; tenprolide xl [modified-release]; zaluron xl [modified-release]
quinagolide: norprolac
quinapril: accupro
quizartinib: vanflyta
rabeprazole: pariet
raloxifene: evista; optruma
raltegravir: isentress
ramipril: tritace
ranibizumab: byooviz; lucentis; ongavia; ranivisio; rimmyrah; ximluci
ranitidine: gavilast; gavilast-p; histac; ranitic; ranitil; zantac; zantac 150; zantac 75
ranitidine bismuth citrate: pylorid
ranolazine: ranexa [modified-release]
rasagiline: azilect
rasburicase: fasturtec
ravulizumab: ultomiris
reboxetine: edronax
regorafenib: stivarga
relugolix: orgovyx
remdesivir: veklury
remifentanil: ultiva
repaglinide: enyglid; novonorm; prandin
reslizumab: cinqaero
retapamulin: altargo
retigabine: trobalt
retinol palmitate: hycosan night; hylo night; vita-pos
rezafungin: rezzayo
ribavirin: copegus; rebetol; virazole
ribociclib: kisqali
rifabutin: mycobutin
rifampicin: rifadin; rimactane
rifapentine: priftin
rifaximin: targaxan; xifaxan; xifaxanta
rilpivirine: edurant; rekambys [modified-release, suspension for injection]
riluzole: emylif; rilutek; teglutik
rimegepant: vydura
rimexolone: vexol [eye drops]
rimonabant: acomplia
riociguat: adempas
ripretinib: qinlock
risankizumab: skyrizi
risdiplam: evrysdi
risedronate: actonel; actonel once a week
risperidone: okedi [modified-release, suspension for injection]; risperdal; risperdal consta [modified-release, suspension for injection]; risperdal quicklet; rykindo [modified-release, suspension for injection]
ritlecitinib: litfulo
ritonavir: norvir
rituximab: blitzima; ituxredi; mabthera; ritemvia; rituzena; rixathon; riximyo; ruxience; truxima
rivaroxaban: xarelto
rivastigmine: almuriva [transdermal patch]; alzest [transdermal patch]; erastig [transdermal patch]; exelon; nimvastid; prometax [transdermal patch]; voleze [transdermal patch]
rizatriptan: maxalt; maxalt melt
rofecoxib: vioxx
roflumilast: daxas
rolapitant: varuby
romiplostim: nplate
romosozumab: evenity [solution for injection]
ropeginterferon alfa-2b: besremi
ropinirole: adartrel; aimpart xl [modified-release]; eppinix xl [modified-release]; ipinnia xl [modified-release]; ralnea xl [modified-release]; raponer xl [modified-release]; repinex xl [modified-release]; requip; requip xl [modified-release]; ropilynz xl [modified-release]; ropiqual xl [modified-release]; spiroco xl [modified-release]
ropivacaine: naropin
rosiglitazone: avandia
rosuvastatin: crestor
rotigotine: neupro [transdermal patch]
roxadustat: evrenzo
rozanolixizumab: rystiggo
rucaparib: rubraca
rufinamide: inovelon
rupatadine: rupafin
ruxolitinib: jakavi; opzelura
`;
