/** Other names of substances M to Z; read by `names.ts`. */
export const namesMZ = `
mycophenolate: mycophenolate motefil
potassium hydroxyquinoline: potassium hydroxyquinoline sulfate
zinc sulfate: zinc sulfate monohydrate
progesterone: progesterone micronised
magnesium carbonate: magnesium carbonate heavy
soluble insulin porcine: insulin porcine; insulin neutral porcine; porcine neutral insulin
soluble insulin bovine: insulin bovine; insulin neutral bovine
bupivacaine/glucose: bupivacaine heavy; heavy bupivacaine
macrogol: macrogol 3350; macrogol compound; macrogol compound npf; peg 3350; polyethylene glycol 3350
magnesium sulfate: magnesium sulphate; mgso4
mebeverine: mebeverin; mebeverine hcl
meclozine: meclizine
medroxyprogesterone: medroxyprogesterone acetate
megestrol: megestrol acetate
melphalan: melphelan
memantine: memantine hcl
menadiol sodium phosphate: menadiol
menotrophin: menotropin; menotropins
mercaptamine: cysteamine; cysteamine bitartrate
mercaptopurine: 6-mercaptopurine; 6-mp; mercaptopurin
mesalazine: 5-asa; mesalamine; mesalazin
metformin: metformin hcl; metformine
methadone: methadone hcl
methenamine: hexamine hippurate; methenamine hippurate
methotrexate: methotrexat; methotrexate sodium
methoxy polyethylene glycol-epoetin beta: mpg-epoetin beta
methylphenidate: methyl phenidate; methylphenidate hcl
methylphenobarbital: methylphenobarbitone
methylprednisolone: methyl prednisolone
methylthioninium chloride: methylene blue; methylthioninium
metoclopramide: metoclopramide hcl
metoprolol: metoprolol succinate; metoprolol tartrate
midodrine: midodrine hcl
minocycline: minocycline hcl
minoxidil: minoxidil sulphate
mirtazapine: mirtazepine; mirtazipine
mitoxantrone: mitozantrone
mometasone: mometason; mometasone furoate; mometasone furoate monohydrate
montelukast: montelukast sodium
morphine: morphine hcl; morphine sulfate; morphine sulphate
mycophenolate: mmf; mycophenolate mofetil
mycophenolic acid: mycophenolate sodium
naftidrofuryl: naftidrofuryl oxalate
naloxone: naloxone hcl
nebivolol: nebivolol hydrochloride
neomycin: neomycin sulphate
neostigmine: neostigmine bromide
nicotinamide: niacinamide; nicotinic acid amide
nicotinic acid: niacin
nicotinyl alcohol: nicotinyl alcohol tartrate
nitrofurantoin: nitrofurantion
noradrenaline: levarterenol; norepinephrine; norepinephrine bitartrate
norethisterone: norethindrone; norethindrone acetate
olanzapine: olanzapin; olanzepine
olmesartan: olmesartan medoxomil
olodaterol: olodaterol hydrochloride
olopatadine: olopatidine
omeprazole: omeprazol
ondansetron: ondansetron hcl
oral rehydration salts: oral rehydration solution; ors
orciprenaline: metaproterenol
orphenadrine: orphenadrine hcl
oxybuprocaine: benoxinate
oxybutynin: oxybutinin; oxybutynin hcl
oxycodone: oxycodon; oxycodone hcl
pamidronate: disodium pamidronate; pamidronate disodium; pamidronic acid
pancreatin: pancreatic enzymes; pancrelipase
pantoprazole: pantaprazole; pantoprazol
paracetamol: acetaminophen; apap; paracetemol
peginterferon alfa-2a: peginterferon alfa 2a; peginterferon alpha 2a
penicillamine: d-penicillamine
pentoxifylline: oxpentifylline; pentoxifyllin
perindopril erbumine: perindopril tert butylamine; perindopril tert-butylamine; perindopril tertbutylamine
pethidine: meperidine
phenazone: antipyrine
phenethicillin: pheneticillin
phenobarbital: phenobarbitone
phenoxymethylpenicillin: pen v; penicillin v; penicillin vk; phenoxymethyl penicillin
phenylephrine: phenylephrine hcl
phenytoin: diphenylhydantoin
phytomenadione: phytonadione; vitamin k; vitamin k1
pioglitazone: pioglitazone hcl
piperacillin/tazobactam: tazobactam/piperacillin
pipotiazine: pipothiazine
pivmecillinam: pivmecillinam hydrochloride
pizotifen: pizotyline
podophyllotoxin: podofilox; podophyllotoxine
potassium bicarbonate/potassium chloride: potassium bicarbonate/chloride
potassium chloride: kcl
povidone-iodine: povidone iodine
pramipexole: pramipexol
pramocaine: pramoxine
pravastatin: pravastatin sodium
prednisolone: prednisalone; prednisilone
pregabalin: pregabalin hcl
procaine benzylpenicillin: procaine penicillin
procyclidine: procyclidine hcl
proguanil: proguanil hydrochloride
promethazine: promethazine hcl
propranolol: propranolol hcl
protamine sulfate: protamine sulphate
proxymetacaine: proparacaine; proxymetacaine hydrochloride
pseudoephedrine: pseudoephedrine hcl
pyridostigmine: pyridostigmine bromide
pyridoxine: pyridoxine hcl; vitamin b6
quetiapine: quetiapin; quetiapine fumarate
quinapril: quinapril hcl
quinine bisulfate: quinine bisulphate
quinine sulfate: quinine sulphate
ramipril: ramapril; rampril
ranitidine: ranitidine hcl
retigabine: ezogabine
retinol: vitamin a
ribavirin: ribavirine; tribavirin
riboflavin: riboflavine; vitamin b2
rifampicin: rifampin
risedronate: risedronate sodium; risedronic acid
risperidone: risperidon
rivaroxaban: rivaroxiban
ropinirole: ropinirole hcl
rosuvastatin: rosuvastatin calcium
rotigotine: rotigotin
salbutamol: albuterol; salbutamol sulphate; salbutemol
salmeterol: salmeterol xinafoate
secbutabarbital: secbutobarbitone
secobarbital: quinalbarbitone
senna: senna alexandria fruit; sennosides
sertraline: sertralin; sertraline hcl
sevelamer: sevelamer carbonate; sevelamer hydrochloride
sildenafil: sildenafil citrate
silver sulfadiazine: silver sulphadiazine; sulfadiazine argentic; sulfadiazine silver
simeticone: activated dimethicone; activated dimeticone; dimethicone activated; dimeticone activated; simethicone
simvastatin: simavastatin; simvastatine
sitagliptin: sitagliptan
sodium aurothiomalate: aurothiomalate; gold sodium thiomalate
sodium bicarbonate: nahco3; sodium bicarb
sodium calcium edetate: edetate calcium
sodium chloride: nacl; normal saline; saline
sodium clodronate: clodronate
sodium cromoglicate: cromoglicate; cromoglycate; cromolyn; sodium cromoglycate
sodium feredetate: sodium iron edetate; sodium ironedetate
sodium hyaluronate: hyaluronate sodium; hyaluronic acid
sodium picosulfate: picosulfate sodium; sodium picosulphate
sodium polystyrene sulfonate: sodium polystyrene sulphonate
sodium tetradecyl sulfate: sodium tetradecyl sulphate
sodium valproate: na valproate; valproate sodium; sod valproate
sodium zirconium cyclosilicate: szc
solifenacin: solifenacin succinate
soluble insulin: human soluble insulin; insulin human; insulin neutral; insulin regular; insulin soluble; insulin soluble human; neutral insulin; regular insulin
somatropin: growth hormone
sotalol: sotalol hcl
spironolactone: spirolactone; spironolacton
sulfacetamide: sulphacetamide
sulfadiazine: sulphadiazine
sulfadimidine: sulphadimidine
sulfamethoxazole: sulphamethoxazole
sulfasalazine: salicylazosulfapyridine; salicylazosulphapyridine; sulfasalazin; sulphasalazin; sulphasalazine
sulfinpyrazone: sulfinpyrazon; sulphinpyrazone
sulthiame: sultiame
sumatriptan: sumatriptan succinate
tacrolimus: tacrolimus monohydrate
tamoxifen: tamoxifen citrate
tamsulosin: tamsulosin hcl; tamsulosine; tamulosin
temazepam: temazapam
tenofovir alafenamide: taf; tenofovir alafenamide fumarate
tenofovir disoproxil: tdf; tenofovir disoproxil fumarate; tenofovir disoproxil maleate
terbinafine: terbinafine hcl
terbutaline: terbutalin; terbutaline sulphate
teriparatide: teriparatide acetate
tetracaine: amethocaine
tetracosactide: tetracosactrin
theophylline: theophyline
thiamazole: methimazole
thiamine: aneurine; thiamin; thiamine hcl; vitamin b1
thiopental: thiopentone
thioridazine: thioridazin
timolol: timolol maleate
tinzaparin: tinzaparin sodium
tioguanine: 6-thioguanine; thioguanine
tiotropium: tiotropium bromide
tolterodine: tolterodine tartrate
topiramate: topirimate
torasemide: torsemide
tramadol: tramadol hcl
trazodone: trazadone; trazodone hcl
tretinoin: all-trans retinoic acid; atra; tretinoin oral
triamcinolone: triamcinolone acetonide
trihexyphenidyl: benzhexol; trihexyphenidyl hydrochloride
trimethoprim: trimethoprin
tripotassium dicitratobismuthate: bismuth subcitrate; colloidal bismuth subcitrate
trospium: trospium chloride
tryptophan: l-tryptophan
umeclidinium: umeclidinium bromide
urea: carbamide
urea hydrogen peroxide: carbamide peroxide; urea peroxide
ursodeoxycholic acid: udca; ursodesoxycholic acid; ursodiol
valaciclovir: valacyclovir
valganciclovir: valgancyclovir
valproate semisodium: divalproex; divalproex sodium; semisodium valproate
vasopressin: antidiuretic hormone; argipressin
venlafaxine: venlafaxin; venlafaxine hcl
verapamil: verapamil hcl
vigabatrin: vigabatrine
vilanterol: vilanterol trifenatate
vinblastine: vinblastine sulphate
vincristine: vincristine sulphate
vitamins b and c: vitamin b and c; vitamins b and c high potency
warfarin: warfarin sodium; warfarine
white soft paraffin: petrolatum; white petrolatum
zidovudine: azidothymidine
zinc sulfate: zinc sulphate
zoledronic acid: zoledronate
zopiclone: zopiclon
zuclopenthixol: zuclopentixol
zuclopenthixol decanoate: clopenthixol decanoate
`;
