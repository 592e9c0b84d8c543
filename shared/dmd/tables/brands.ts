import type { Table } from './table.ts';
import type { Qualifier } from '../forms.ts';

/**
 * Common UK brands as their substance, for records that give words only and where no dm+d pack is loaded.
 * Facts from the BNF's medicinal-forms lists and the eMC; a loaded pack wins over this table.
 */
export type BrandRow = {
  readonly brand: string;
  readonly substance: string;
  readonly qualifiers: readonly Qualifier[];
  /** Where one brand names two medicines, the form that means this one (Priadel liquid is another salt than Priadel tablets). */
  readonly form?: string;
  /** The form the bare brand always means (a depot, a patch, an eye gel), for names that leave it out. */
  readonly implied?: string;
  readonly source: string;
};

const bnf = 'BNF medicinal forms; eMC';
const mr: readonly Qualifier[] = ['modified-release'];

const list = (text: string, qualifiers: readonly Qualifier[] = [], form?: string): readonly BrandRow[] =>
  text.split('|').flatMap((pair) => {
    const [brands = '', substance = ''] = pair.split('=').map((part) => part.trim());
    return brands.split(',').map((brand) => ({
      brand: brand.trim(),
      substance,
      qualifiers,
      source: bnf,
      ...(form === undefined ? {} : { form }),
    }));
  });

export const brands: Table<BrandRow> = {
  name: 'brands',
  version: '1',
  rows: [
    ...list(
      'adoport, prograf, capexion, tacni, vivadex = tacrolimus | neoral, capimune, capsorin, deximune, vanquoral, sandimmun = ciclosporin | cellcept, myfenax = mycophenolate | myfortic = mycophenolic acid | imuran = azathioprine | maxtrex, zlatal, metoject, jylamvo = methotrexate',
    ),
    ...list('advagraf, envarsus, dailiport = tacrolimus', mr),
    ...list('priadel, camcolit, liskonum = lithium carbonate', mr),
    ...list(
      'li-liquid = lithium citrate | epanutin = phenytoin | tegretol = carbamazepine | keppra = levetiracetam | lamictal = lamotrigine | topamax = topiramate | epilim = sodium valproate | vimpat = lacosamide | trileptal = oxcarbazepine | zonegran = zonisamide | frisium = clobazam | rivotril = clonazepam',
    ),
    ...list(
      'epilim chrono, episenta = sodium valproate | tegretol prolonged release, tegretol retard = carbamazepine',
      mr,
    ),
    ...list(
      'coumadin, marevan = warfarin | eliquis = apixaban | xarelto = rivaroxaban | lixiana = edoxaban | pradaxa = dabigatran | clexane, inhixa, arovi = enoxaparin | fragmin = dalteparin | innohep = tinzaparin | arixtra = fondaparinux',
    ),
    ...list(
      'sinemet, lecado = co-careldopa | madopar = co-beneldopa | stalevo, sastravi = co-careldopa/entacapone | requip = ropinirole | mirapexin = pramipexole | azilect = rasagiline | neupro = rotigotine',
    ),
    ...list(
      'sinemet cr, half sinemet cr, caramet cr, madopar cr = co-careldopa | requip xl, ralnea xl = ropinirole | mirapexin prolonged release = pramipexole',
      mr,
    ),
    ...list(
      'lantus, abasaglar, toujeo, semglee = insulin glargine | levemir = insulin detemir | tresiba = insulin degludec | novorapid, fiasp, trurapi = insulin aspart | humalog, lyumjev, admelog = insulin lispro | apidra = insulin glulisine | humulin i, insulatard, insuman basal = isophane insulin | actrapid, humulin s = soluble insulin | novomix 30, novomix = biphasic insulin aspart | humalog mix25, humalog mix50 = biphasic insulin lispro | humulin m3 = biphasic isophane insulin',
    ),
    ...list(
      'ventolin, salamol, airomir = salbutamol | bricanyl = terbutaline | spiriva = tiotropium | incruse = umeclidinium | seebri = glycopyrronium | qvar, clenil, clenil modulite, kelhale, soprobec = beclometasone | flixotide = fluticasone | pulmicort = budesonide | serevent = salmeterol | oxis = formoterol | seretide, sirdupla, airflusal, fusacomb = fluticasone/salmeterol | symbicort, duoresp, fobumix = budesonide/formoterol | fostair, luforbec = beclometasone/formoterol | relvar = fluticasone/vilanterol | trelegy = fluticasone/umeclidinium/vilanterol | trimbow = beclometasone/formoterol/glycopyrronium | anoro = umeclidinium/vilanterol | atrovent = ipratropium',
    ),
    ...list(
      'mst, mst continus, zomorph, morphgesic = morphine | oxycontin, longtec, reltebon = oxycodone | tramquel, zydol sr, marol = tramadol',
      mr,
    ),
    ...list(
      'oramorph, sevredol, actimorph = morphine | oxynorm, shortec, lynlor = oxycodone | durogesic, matrifen, fencino, mezolar, opiodur = fentanyl | butrans, transtec, butec, sevodyne, hapoctasin = buprenorphine | zapain, solpadol, kapake, co-codamol forte = co-codamol | zamadol = tramadol | panadol, calpol = paracetamol | nurofen, brufen = ibuprofen | voltarol = diclofenac | naprosyn = naproxen',
    ),
    ...list(
      'lipitor = atorvastatin | zocor = simvastatin | crestor = rosuvastatin | tritace = ramipril | zestril = lisinopril | coversyl arginine = perindopril arginine | coversyl = perindopril erbumine | cozaar = losartan | amias = candesartan | aprovel = irbesartan | cardicor, emcor = bisoprolol | tenormin = atenolol | inderal = propranolol | istin = amlodipine | plendil = felodipine | lasix = furosemide | aldactone = spironolactone | inspra = eplerenone | lanoxin = digoxin | cordarone = amiodarone | plavix = clopidogrel | brilique = ticagrelor | efient = prasugrel | entresto = sacubitril/valsartan | procoralan = ivabradine | cardura = doxazosin',
    ),
    ...list(
      'adalat la, coracten xl, tensipine mr, adalat retard, coracten sr, nifedipress mr, adipine xl = nifedipine | tildiem la, adizem-xl, adizem-sr, slozem, dilzem xl, viazem xl, angitil sr = diltiazem | imdur, monomil xl, elantan la, isib xl = isosorbide mononitrate | flomaxtra xl, flomaxtra = tamsulosin | uniphyllin continus, nuelin sa = theophylline | phyllocontin continus = aminophylline',
      mr,
    ),
    ...list(
      'losec = omeprazole | zoton = lansoprazole | nexium = esomeprazole | protium = pantoprazole | laxido, movicol, cosmocol = macrogol | gaviscon = alginate | buscopan = hyoscine butylbromide | motilium = domperidone | maxolon = metoclopramide',
    ),
    ...list(
      'glucophage = metformin | diamicron = gliclazide | januvia = sitagliptin | trajenta = linagliptin | forxiga = dapagliflozin | jardiance = empagliflozin | ozempic, rybelsus, wegovy = semaglutide | victoza = liraglutide | trulicity = dulaglutide | eltroxin = levothyroxine | fosamax = alendronic acid | actonel = risedronate | prolia = denosumab | adcal-d3, calcichew-d3 = calcium carbonate/colecalciferol | fultium-d3, invita d3 = colecalciferol',
    ),
    ...list('glucophage sr, sukkarto sr = metformin | diamicron mr = gliclazide', mr),
    ...list(
      'prozac = fluoxetine | seroxat = paroxetine | cipramil = citalopram | cipralex = escitalopram | lustral = sertraline | cymbalta = duloxetine | zispin = mirtazapine | zyprexa = olanzapine | seroquel = quetiapine | risperdal = risperidone | abilify = aripiprazole | clozaril, denzapine, zaponex = clozapine | lyrica = pregabalin | neurontin = gabapentin | valium = diazepam | aricept = donepezil | exelon = rivastigmine | ebixa = memantine | ritalin = methylphenidate',
    ),
    ...list(
      'concerta xl, medikinet xl, equasym xl, xaggitin xl, delmosart = methylphenidate | efexor xl, venlalic xl = venlafaxine | seroquel xl, sondate xl = quetiapine',
      mr,
    ),
    ...list('priadel = lithium citrate', [], 'oral solution'),
    ...list(
      'mysoline = primidone | carbagen = carbamazepine | phenytoin flynn = phenytoin | securon, cordilox, vertab = verapamil | briviact = brivaracetam | fycompa = perampanel | inovelon = rufinamide | zebinix = eslicarbazepine | diacomit = stiripentol | sabril = vigabatrin | gabitril = tiagabine | convulex = valproic acid | depakote, belvo = valproate semisodium | dyzantil, syonell = sodium valproate | buccolam, epistatus = midazolam | stesolid = diazepam',
    ),
    ...list(
      'carbagen sr = carbamazepine | securon sr, half securon sr, univer, vera-til sr = verapamil | epival cr = sodium valproate',
      mr,
    ),
    ...list('li-liquid = lithium citrate | camcolit = lithium carbonate'),
    ...list(
      'coaprovel = hydrochlorothiazide/irbesartan | cozaar-comp, cozaar comp = hydrochlorothiazide/losartan | co-diovan = hydrochlorothiazide/valsartan | diovan = valsartan | exforge = amlodipine/valsartan | micardis = telmisartan | micardisplus = hydrochlorothiazide/telmisartan | olmetec = olmesartan | sevikar = amlodipine/olmesartan | edarbi = azilsartan | zestoretic = hydrochlorothiazide/lisinopril | innozide = enalapril/hydrochlorothiazide | innovace = enalapril | capoten = captopril | accupro = quinapril | accuretic = hydrochlorothiazide/quinapril | gopten = trandolapril | staril = fosinopril | coversyl plus, coversyl arginine plus = indapamide/perindopril arginine | triapin = felodipine/ramipril | tarka = trandolapril/verapamil | tenoretic, kalten = atenolol/chlortalidone | tenif, beta-adalat = atenolol/nifedipine | moducren = amiloride/hydrochlorothiazide/timolol | prestim = bendroflumethiazide/timolol',
    ),
    ...list(
      'lopresor, betaloc = metoprolol | trandate = labetalol | nebilet = nebivolol | sotacor, beta-cardone = sotalol | eucardic = carvedilol | corgard = nadolol | syprol, half beta-prograne, beta-prograne, bedranol = propranolol | zanidip = lercanidipine | motens = lacidipine | cardene = nicardipine | nimotop = nimodipine | natrilix = indapamide | neo-naclex, aprinox = bendroflumethiazide | hygroton = chlortalidone | burinex = bumetanide | torem = torasemide | frumil, co-amilofruse = co-amilofruse | frusol = furosemide | ikorel = nicorandil | ranexa = ranolazine | tambocor = flecainide | arythmol = propafenone | multaq = dronedarone | hypovase = prazosin | hytrin = terazosin | catapres = clonidine | physiotens = moxonidine | aldomet = methyldopa',
    ),
    ...list(
      'ezetrol = ezetimibe | inegy = ezetimibe/simvastatin | lipostat = pravastatin | lescol = fluvastatin | lipantil, supralip = fenofibrate | bezalip = bezafibrate | repatha = evolocumab | praluent = alirocumab | leqvio = inclisiran | nustendi = bempedoic acid/ezetimibe | nilemdo = bempedoic acid | omacor = omega-3-acid ethyl esters',
    ),
    ...list(
      'natrilix sr, rawel xl, tensaid xl = indapamide | cardura xl, raporsin xl = doxazosin | xatral xl = alfuzosin | bezalip mono = bezafibrate | vascalpha, neofel xl, parmid xl, cardioplen xl = felodipine | valni xl, adanif xl, fortipine la, adipine mr = nifedipine | adizem, angitil xl, dilcardia sr, uard xl, zemtard xl, dilzem sr = diltiazem | chemydur xl, monomax sr, imo la, zemon xl, carmil xl, isotard = isosorbide mononitrate',
      mr,
    ),
    ...list(
      'glucient sr, diagemet xl, bolamyn sr, metabet sr, meijumet, yaltormin sr = metformin | lamzarin, nazdol mr, edicil mr, vamju, bilxona, ziclaseg, laaglyda mr, zicron = gliclazide | detrusitol xl, neditol xl, mariosea xl, blerone xl = tolterodine | lyrinel xl = oxybutynin | toviaz = fesoterodine | regurin xl = trospium | pinexel pr, contiflo xl, tabphyn mr, pamsvax xl, faramsil, losinate mr = tamsulosin | combodart = dutasteride/tamsulosin | vesomni = solifenacin/tamsulosin',
      mr,
    ),
    ...list(
      'amaryl = glimepiride | actos = pioglitazone | competact = metformin/pioglitazone | janumet = metformin/sitagliptin | galvus = vildagliptin | eucreas = metformin/vildagliptin | onglyza = saxagliptin | komboglyze = metformin/saxagliptin | vipidia = alogliptin | vipdomet = alogliptin/metformin | jentadueto = linagliptin/metformin | invokana = canagliflozin | vokanamet = canagliflozin/metformin | xigduo = dapagliflozin/metformin | synjardy = empagliflozin/metformin | glyxambi = empagliflozin/linagliptin | qtern = dapagliflozin/saxagliptin | steglatro = ertugliflozin | saxenda = liraglutide | xultophy = insulin degludec/liraglutide | suliqua = insulin glargine/lixisenatide | lyxumia = lixisenatide | byetta, bydureon = exenatide | mounjaro = tirzepatide | prandin = repaglinide | humulin m3, insuman comb 25 = biphasic isophane insulin | insuman rapid, hypurin porcine neutral = soluble insulin | hypurin porcine isophane = isophane insulin | gluca gen, glucagen = glucagon',
    ),
    ...list(
      'viazem, slozem = diltiazem | ozurdex = dexamethasone | hydrocortone, plenadren, alkindi, hydventia = hydrocortisone | deltacortril, deltastab, pevanti, dilacort = prednisolone | medrone, depo-medrone = methylprednisolone | neo-mercazole = carbimazole | florinef = fludrocortisone | fosavance = alendronic acid/colecalciferol | binosto = alendronic acid | bonviva, bondronat, iasibon, quodixor = ibandronic acid | aclasta, zometa = zoledronic acid | protelos = strontium ranelate | evista = raloxifene | forsteo, movymia, terrosa = teriparatide | evenity = romosozumab | xgeva = denosumab | natecal d3, calceos, evacal d3, accrete d3, theical-d3, cacit d3, kalcipos-d = calcium carbonate/colecalciferol | calcichew, cacit, adcal = calcium carbonate | desunin, stexerol-d3, thorens, pro d3, colecal, plenachol, strivit-d3, valupak vitamin d3 = colecalciferol | one-alpha = alfacalcidol | rocaltrol = calcitriol | mimpara = cinacalcet | phosex = calcium acetate | renvela, renagel = sevelamer | fosrenol = lanthanum',
    ),
    ...list(
      'salofalk, asacol, pentasa, octasa, mezavant, zintasa = mesalazine | salazopyrin = sulfasalazine | colazide = balsalazide | dipentum = olsalazine | entocort, budenofalk, cortiment, jorveza = budesonide | humira, amgevita, imraldi, hyrimoz, idacio, yuflyma, hulio = adalimumab | enbrel, benepali, erelzi = etanercept | remicade, remsima, inflectra, flixabi, zessly = infliximab | simponi = golimumab | cimzia = certolizumab pegol | stelara = ustekinumab | cosentyx = secukinumab | entyvio = vedolizumab | roactemra = tocilizumab | orencia = abatacept | mabthera, truxima, rixathon = rituximab | dupixent = dupilumab | xeljanz = tofacitinib | olumiant = baricitinib | arava = leflunomide | azathioprine = azathioprine | otezla = apremilast',
    ),
    ...list(
      'zantac = ranitidine | pepcid = famotidine | axid = nizatidine | tagamet = cimetidine | pariet = rabeprazole | emozul, ventra = esomeprazole | mepradec, mezzopram = omeprazole | gaviscon advance, peptac, acidex = alginate | colofac = mebeverine | colpermin, mintec = peppermint oil | spasmonal = alverine | imodium = loperamide | lomotil = co-phenotrope | creon, nutrizym, pancrex = pancreatin | dulcolax = bisacodyl | senokot = senna | dioctyl, docusol = docusate sodium | fybogel = ispaghula | laxido orange, molaxole, vistaprep = macrogol | resolor = prucalopride | constella = linaclotide | relistor = methylnaltrexone | moventig = naloxegol | ursofalk, destolit, ursogal = ursodeoxycholic acid | questran = colestyramine | xifaxan, targaxan = rifaximin | stemetil, buccastem = prochlorperazine | zofran = ondansetron | valoid = cyclizine | kytril = granisetron | avomine, phenergan = promethazine | kwells = hyoscine hydrobromide | scopoderm = hyoscine hydrobromide',
    ),
    ...list(
      'singulair = montelukast | alvesco = ciclesonide | asmanex = mometasone | easyhaler salbutamol = salbutamol | asmasal = salbutamol | eklira = aclidinium | duaklir = aclidinium/formoterol | spiolto = olodaterol/tiotropium | ultibro = glycopyrronium/indacaterol | onbrez = indacaterol | striverdi = olodaterol | foradil, atimos modulite = formoterol | flutiform = fluticasone/formoterol | fobumix easyhaler, wockair = budesonide/formoterol | combisal, aloflute, sereflo, avenor, stalpex, fixkoh = fluticasone/salmeterol | braltus, tiogiva, acopair = tiotropium | trydonis, riarify = beclometasone/formoterol/glycopyrronium | enerzair = glycopyrronium/indacaterol/mometasone | atectura = indacaterol/mometasone | combivent, ipramol = ipratropium/salbutamol | bibecfo, proxor = beclometasone/formoterol | beclu = beclometasone | mucodyne = carbocisteine | nacsys = acetylcysteine | daxas = roflumilast | nucala = mepolizumab | xolair = omalizumab | fasenra = benralizumab',
    ),
    ...list(
      'airomir autohaler, salamol easi-breathe = salbutamol | qvar easi-breathe, qvar autohaler = beclometasone',
      ['breath-actuated'],
    ),
    ...list(
      'beconase = beclometasone | flixonase = fluticasone | avamys = fluticasone furoate | nasonex = mometasone | rhinocort = budesonide | nasacort = triamcinolone | dymista = azelastine/fluticasone | rhinolast = azelastine | rinatec = ipratropium | otrivine = xylometazoline | telfast = fexofenadine | zirtek, benadryl = cetirizine | clarityn = loratadine | neoclarityn = desloratadine | xyzal = levocetirizine | atarax, ucerax = hydroxyzine | epipen, jext, emerade = adrenaline',
    ),
    ...list(
      'arthrotec = diclofenac/misoprostol | motifene, diclomax, dicloflex, volsaid = diclofenac | vimovo = esomeprazole/naproxen | naprosyn ec = naproxen | celebrex = celecoxib | arcoxia = etoricoxib | mobic = meloxicam | ponstan = mefenamic acid | feldene = piroxicam | oruvail = ketoprofen | indocid = indometacin | relifex = nabumetone | adenuric = febuxostat | colgout = colchicine | benuryl = probenecid | paramol = co-dydramol | solpadeine max, kapake, codipar, solpadol caplets = co-codamol | tramacet = paracetamol/tramadol | dhc = dihydrocodeine | temgesic, subutex, espranor, natzon = buprenorphine | suboxone = buprenorphine/naloxone | buvidal = buprenorphine | physeptone, methadose = methadone | palexia = tapentadol | palladone = hydromorphone | abstral, effentora, instanyl, pecfent, actiq = fentanyl | zomig = zolmitriptan | imigran = sumatriptan | maxalt = rizatriptan | naramig = naratriptan | ajovy = fremanezumab | aimovig = erenumab | emgality = galcanezumab | versatis, ralvo = lidocaine | qutenza = capsaicin',
    ),
    ...list(
      'yemex, osmanil, victanyl, durogesic dtrans, fentalis, tilofyl = fentanyl | butrans, sevodyne, bupeaze, relevtec, panitaz, reletrans, bunov = buprenorphine | evorel, estradot, estraderm, femseven, progynova ts = estradiol | exelon, alzest, prometax, voleze, erastig = rivastigmine | nicorette, nicotinell, niquitin = nicotine | kentera = oxybutynin | deponit, minitran, transiderm-nitro, nitro-dur = glyceryl trinitrate | neupro = rotigotine',
    ),
    ...list(
      'mst continus, filnarine sr, mxl, morphgesic sr = morphine | oxeltra, carexil, leveraxo, onexila xl, oxypro, abtard, oxylan, renocontin, candox = oxycodone | targinact = naloxone/oxycodone | dhc continus = dihydrocodeine | palexia sr, ationdo sr = tapentadol | palladone sr = hydromorphone | zamadol sr, mabron, maxitram sr, tradorec xl, invodol sr, tilodol sr, zeridame sr, zydol xl = tramadol',
      mr,
    ),
    ...list(
      'remeron = mirtazapine | edronax = reboxetine | valdoxan = agomelatine | brintellix = vortioxetine | faverin = fluvoxamine | molipaxin = trazodone | anafranil = clomipramine | allegron = nortriptyline | prothiaden = dosulepin | nardil = phenelzine | manerix = moclobemide | buspar = buspirone | ativan = lorazepam | zimovane = zopiclone | stilnoct = zolpidem | circadin, slenyto = melatonin | haldol, serenace, dozic = haloperidol | largactil = chlorpromazine | solian = amisulpride | dolmatil = sulpiride | latuda = lurasidone | reagila = cariprazine | invega, xeplion, trevicta = paliperidone | risperdal consta = risperidone | zypadhera = olanzapine | abilify maintena = aripiprazole | clopixol = zuclopenthixol | depixol, fluanxol = flupentixol | modecate = fluphenazine | piportil = pipotiazine | straterra, strattera = atomoxetine | elvanse = lisdexamfetamine | amfexa = dexamfetamine | intuniv = guanfacine | provigil = modafinil | antabuse = disulfiram | campral = acamprosate | champix = varenicline | zyban = bupropion | alzhok, valios = memantine | reminyl = galantamine | axura = memantine | cogentin = benzatropine | kemadrin = procyclidine | disipal = orphenadrine | xenazine = tetrabenazine | rilutek = riluzole | zanaflex, sirdalud = tizanidine | lioresal = baclofen | dantrium = dantrolene | skelaxin = metaxalone',
    ),
    ...list(
      'venaxx xl, vensir xl, venadex xl, depefex xl, politid xl, tonpular xl, vencarm xl, sunveniz xl, alventa xl, viepax xl, winfex xl = venlafaxine | atrolak xl, biquelle xl, zaluron xl, brancico xl, mintreleq xl = quetiapine | reminyl xl, gatalin xl, galsya xl, acumor xl, lotprosin xl = galantamine | matoride xl, xenidate xl, affenid xl, ritalin xl, meflynate xl, metyrol xl, focusim xl = methylphenidate | ipinnia xl, ropilynz xl, adartrel, raponer xl, repinex xl, aimpart xl, eppinix xl, ropiqual xl = ropinirole | pipexus, oprymea = pramipexole | lecado, apodespan pr, caramet cr = co-careldopa',
      mr,
    ),
    ...list(
      'comtess = entacapone | ongentys = opicapone | tasmar = tolcapone | xadago = safinamide | eldepryl, zelapar = selegiline | apo-go, dacepton = apomorphine | duodopa = co-careldopa | symmetrel = amantadine | stanek = co-careldopa/entacapone',
    ),
    ...list(
      'amoxil = amoxicillin | floxapen = flucloxacillin | selexid = pivmecillinam | ceporex, keflex = cefalexin | zinnat = cefuroxime | rocephin = ceftriaxone | ciproxin = ciprofloxacin | tavanic = levofloxacin | avelox = moxifloxacin | zithromax = azithromycin | erythroped, erymax, erythrocin = erythromycin | vibramycin, efracea = doxycycline | tetralysal = lymecycline | minocin, acnamino mr = minocycline | macrobid, macrodantin, furadantin = nitrofurantoin | hiprex = methenamine | flagyl = metronidazole | fasigyn = tinidazole | dalacin c = clindamycin | zyvox = linezolid | monuril = fosfomycin | dificlir = fidaxomicin | meronem = meropenem | invanz = ertapenem | diflucan = fluconazole | sporanox = itraconazole | vfend = voriconazole | noxafil = posaconazole | lamisil = terbinafine | nystan = nystatin | daktarin = miconazole | canesten = clotrimazole | valtrex = valaciclovir | famvir = famciclovir | tamiflu = oseltamivir | rifadin, rimactane = rifampicin | rifater = isoniazid/pyrazinamide/rifampicin | rifinah = isoniazid/rifampicin | malarone = atovaquone/proguanil | lariam = mefloquine | vermox = mebendazole',
    ),
    ...list(
      'biktarvy = bictegravir/emtricitabine/tenofovir alafenamide | triumeq = abacavir/dolutegravir/lamivudine | dovato = dolutegravir/lamivudine | juluca = dolutegravir/rilpivirine | tivicay = dolutegravir | genvoya = cobicistat/elvitegravir/emtricitabine/tenofovir alafenamide | descovy = emtricitabine/tenofovir alafenamide | truvada = emtricitabine/tenofovir disoproxil | atripla = efavirenz/emtricitabine/tenofovir disoproxil | eviplera = emtricitabine/rilpivirine/tenofovir disoproxil | odefsey = emtricitabine/rilpivirine/tenofovir alafenamide | symtuza = cobicistat/darunavir/emtricitabine/tenofovir alafenamide | rezolsta = cobicistat/darunavir | prezista = darunavir | isentress = raltegravir | kivexa = abacavir/lamivudine | viread = tenofovir disoproxil | epivir = lamivudine | ziagen = abacavir | sustiva = efavirenz | edurant = rilpivirine | pifeltro = doravirine | delstrigo = doravirine/lamivudine/tenofovir disoproxil | reyataz = atazanavir | norvir = ritonavir | kaletra = lopinavir/ritonavir',
    ),
    ...list(
      'zoladex = goserelin | prostap = leuprorelin | decapeptyl, gonapeptyl = triptorelin | casodex = bicalutamide | zytiga = abiraterone | xtandi = enzalutamide | arimidex = anastrozole | femara = letrozole | aromasin = exemestane | nolvadex = tamoxifen | xeloda = capecitabine | glivec = imatinib | hydrea, siklos = hydroxycarbamide | xagrid = anagrelide | revlimid = lenalidomide | imbruvica = ibrutinib | jakavi = ruxolitinib | ibrance = palbociclib | lynparza = olaparib | tagrisso = osimertinib | xaluprine = mercaptopurine | temodal = temozolomide | alkeran = melphalan | leukeran = chlorambucil | myleran = busulfan | methofill, nordimet, metoject pen = methotrexate',
    ),
    ...list(
      'micronor, noriday = norethisterone | cerazette, cerelle, zelleta, feanolla, desomono, hana, lovima = desogestrel | microgynon, rigevidon, levest, ovranette, maexeni = ethinylestradiol/levonorgestrel | marvelon, gedarel = desogestrel/ethinylestradiol | yasmin, lucette, dretine, eloine = drospirenone/ethinylestradiol | cilest, lizinna = ethinylestradiol/norgestimate | dianette = co-cyprindiol | mirena, levosert, benilexa, kyleena = levonorgestrel | nexplanon = etonogestrel | depo-provera, sayana press, provera = medroxyprogesterone | utrogestan = progesterone | elleste solo, zumenon, progynova = estradiol | femoston = dydrogesterone/estradiol | kliofem, kliovance, novofem = estradiol/norethisterone | livial = tibolone | premarin = conjugated oestrogens | ovestin, gynest, imvaggis = estriol | vagifem, vagirux = estradiol | testogel, tostran, nebido, sustanon = testosterone | clomid = clomifene | viagra = sildenafil | cialis = tadalafil | levitra = vardenafil | cyklokapron = tranexamic acid | duphaston = dydrogesterone',
    ),
    ...list(
      'lumecare, hylo-forte, hylo-tear, hylo night, xailin, thealoz duo, viscotears, artelac, celluvisc, systane = artificial tears | saflutan = tafluprost | travatan = travoprost | duotrav = timolol/travoprost | xalacom = latanoprost/timolol | ganfort = bimatoprost/timolol | combigan = brimonidine/timolol | alphagan = brimonidine | azarga = brinzolamide/timolol | simbrinza = brimonidine/brinzolamide | trusopt = dorzolamide | iopidine = apraclonidine | diamox = acetazolamide | maxidex = dexamethasone | pred forte = prednisolone | fml = fluorometholone | acular = ketorolac | lotemax = loteprednol | opatanol = olopatadine | opticrom = sodium cromoglicate | betoptic = betaxolol | teoptic = carteolol | betnesol = betamethasone | otomize = acetic acid/dexamethasone/neomycin | sofradex = dexamethasone/framycetin/gramicidin | cilodex = ciprofloxacin/dexamethasone | locorten vioform = clioquinol/flumetasone',
    ),
    ...list(
      'betnovate = betamethasone valerate | dermovate = clobetasol | eumovate = clobetasone | elocon = mometasone | fucidin = fusidic acid | fucibet = betamethasone/fusidic acid | dovobet, enstilar = betamethasone/calcipotriol | dovonex = calcipotriol | protopic = tacrolimus | elidel = pimecrolimus | zineryt = erythromycin/zinc | differin = adapalene | epiduo = adapalene/benzoyl peroxide | duac = benzoyl peroxide/clindamycin | skinoren = azelaic acid | trimovate = clobetasone/nystatin/oxytetracycline | timodine = hydrocortisone/nystatin | canesten hc = clotrimazole/hydrocortisone | daktacort = hydrocortisone/miconazole | nizoral = ketoconazole | efudix = fluorouracil | aldara = imiquimod | doublebase, cetraben, zerobase, diprobase, aveeno, epaderm, hydromol, e45, oilatum, dermol, balneum, zeroderm, aquamol = emollient | naseptin = chlorhexidine/neomycin | bactroban = mupirocin',
    ),
    ...list(
      'fersamal, galfer = ferrous fumarate | ferrograd = ferrous sulfate | sytron = sodium feredetate | ferinject = ferric carboxymaltose | monofer = ferric derisomaltose | eprex, aranesp, neorecormon, retacrit = erythropoietin | neo-cytamen, cobalin-h = hydroxocobalamin | cytacon = cyanocobalamin | benerva = thiamine | pabrinex = vitamins b and c | forceval = multivitamins | ketovite = multivitamins | slow-k, kay-cee-l = potassium chloride | sando-k = potassium bicarbonate/potassium chloride | slow sodium = sodium chloride | phosphate-sandoz = phosphate | dioralyte = oral rehydration salts | calcium resonium = calcium polystyrene sulfonate | lokelma = sodium zirconium cyclosilicate | veltassa = patiromer | samsca, jinarc = tolvaptan | lokren = betaxolol | kerendia = finerenone | verquvo = vericiguat | camzyos = mavacamten | persantin = dipyridamole | asasantin retard = aspirin/dipyridamole | nu-seals, micropirin, caprin = aspirin | sinthrome = acenocoumarol | ledermycin = demeclocycline',
    ),
    ...list(
      'vedrop = tocofersolan | mestinon retard = pyridostigmine | firdapse = amifampridine | tecfidera = dimethyl fumarate | aubagio = teriflunomide | gilenya = fingolimod | copaxone = glatiramer | avonex, rebif, betaferon, plegridy = interferon beta | ocrevus = ocrelizumab | kesimpta = ofatumumab | tysabri = natalizumab | sativex = cannabidiol/dronabinol | epidyolex = cannabidiol | nuedexta = dextromethorphan/quinidine | fampyra = fampridine | botox, dysport, xeomin = botulinum toxin | rapamune = sirolimus | certican = everolimus | nulojix = belatacept',
    ),
    ...list(
      'xalatan, monopost = latanoprost | lumigan = bimatoprost | timoptol, timoptol la = timolol | cosopt = dorzolamide/timolol | azopt = brinzolamide | augmentin = co-amoxiclav | septrin = co-trimoxazole | klaricid = clarithromycin | tazocin = piperacillin/tazobactam | zovirax = aciclovir | zyloric = allopurinol | piriton = chlorphenamine | proscar = finasteride | avodart = dutasteride | vesicare = solifenacin | betmiga = mirabegron | desmomelt, desmotabs, desmospray, noqdirna = desmopressin | mestinon = pyridostigmine | plaquenil = hydroxychloroquine',
    ),
  ],
};

/** Other names of the same substance: old British and American names, abbreviations, combined names. Source: BNF; MHRA rINN change 2003. */
const otherNames = `
frusemide=furosemide; bendrofluazide=bendroflumethiazide; bendroflumethazide=bendroflumethiazide; thyroxine=levothyroxine; l-thyroxine=levothyroxine; amoxycillin=amoxicillin;
cyclosporin=ciclosporin; cyclosporine=ciclosporin; ciclosporine=ciclosporin; cephalexin=cefalexin; cephradine=cefradine; cefuroxime axetil=cefuroxime; lignocaine=lidocaine;
epinephrine=adrenaline; norepinephrine=noradrenaline; acetaminophen=paracetamol; apap=paracetamol; acetylsalicylic acid=aspirin; gtn=glyceryl trinitrate; gtn spray=glyceryl trinitrate; docusate=docusate sodium; nitroglycerin=glyceryl trinitrate;
ismn=isosorbide mononitrate; isdn=isosorbide dinitrate; albuterol=salbutamol; levalbuterol=levosalbutamol; metaproterenol=orciprenaline; terbutalin=terbutaline; cholecalciferol=colecalciferol; vitamin d3=colecalciferol; vitamin d=colecalciferol;
ergocalciferol=ergocalciferol; vitamin d2=ergocalciferol; beclomethasone=beclometasone; betamethasone dipropionate=betamethasone dipropionate; phenobarbitone=phenobarbital; chlorpheniramine=chlorphenamine; chlorpheniramine maleate=chlorphenamine;
alendronate=alendronic acid; sodium alendronate=alendronic acid; alendronate sodium=alendronic acid; risedronic acid=risedronate; risedronate sodium=risedronate; ibandronate=ibandronic acid; zoledronate=zoledronic acid; oestradiol=estradiol; ethinyloestradiol=ethinylestradiol;
stilboestrol=diethylstilbestrol; sulphasalazine=sulfasalazine; sulfasalazin=sulfasalazine; sulphamethoxazole=sulfamethoxazole; sulphadiazine=sulfadiazine; dothiepin=dosulepin; trimeprazine=alimemazine; methotrimeprazine=levomepromazine; benzhexol=trihexyphenidyl;
trihexyphenidyl=trihexyphenidyl; benztropine=benzatropine; procaine penicillin=procaine benzylpenicillin; penicillin g=benzylpenicillin; penicillin v=phenoxymethylpenicillin; pen v=phenoxymethylpenicillin; phenoxymethyl penicillin=phenoxymethylpenicillin;
chlorthalidone=chlortalidone; guaiphenesin=guaifenesin; hydroxyurea=hydroxycarbamide; meperidine=pethidine; mercaptopurin=mercaptopurine; 6-mercaptopurine=mercaptopurine; methimazole=thiamazole; nicoumalone=acenocoumarol; thioguanine=tioguanine;
thiopentone=thiopental; tetracosactrin=tetracosactide; tribavirin=ribavirin; rifampin=rifampicin; glyburide=glibenclamide; salicylazosulfapyridine=sulfasalazine; torsemide=torasemide; ursodiol=ursodeoxycholic acid; leucovorin=folinic acid;
dextropropoxyphene=dextropropoxyphene; propoxyphene=dextropropoxyphene; indomethacin=indometacin; mesalamine=mesalazine; 5-asa=mesalazine; cromolyn=sodium cromoglicate; sodium cromoglycate=sodium cromoglicate; danthron=dantron; dicyclomine=dicycloverine;
cysteamine=mercaptamine; clomiphene=clomifene; cholestyramine=colestyramine; colestipol hydrochloride=colestipol; amitriptylin=amitriptyline; amphetamine=amfetamine; dexamphetamine=dexamfetamine; lisdexamphetamine=lisdexamfetamine; busulphan=busulfan;
cyclobarbitone=cyclobarbital; dimethicone=dimeticone; doxycyclin=doxycycline; flurandrenolone=fludroxycortide; flumethasone=flumetasone; levonorgestrel=levonorgestrel; oxpentifylline=pentoxifylline; oxymetholone=oxymetholone; pipothiazine=pipotiazine;
quinalbarbitone=secobarbital; mepacrine=mepacrine; valproate sodium=sodium valproate; sodium valproate=sodium valproate; na valproate=sodium valproate; divalproex=valproate semisodium; semisodium valproate=valproate semisodium; folate=folic acid; folacin=folic acid;
vitamin b12=hydroxocobalamin; vitamin b1=thiamine; vitamin b6=pyridoxine; vitamin c=ascorbic acid; vitamin k=phytomenadione; macrogol compound=macrogol; macrogol 3350=macrogol; macrogol compound npf=macrogol; mycophenolate mofetil=mycophenolate;
dabigatran etexilate=dabigatran; candesartan cilexetil=candesartan; olmesartan medoxomil=olmesartan; azilsartan medoxomil=azilsartan; clopidogrel hydrogen=clopidogrel; tenofovir=tenofovir; insulin isophane human=isophane insulin; insulin isophane=isophane insulin; human isophane insulin=isophane insulin; nph insulin=isophane insulin;
insulin soluble human=soluble insulin; human soluble insulin=soluble insulin; insulin soluble=soluble insulin; insulin human=soluble insulin; biphasic insulin isophane human=biphasic isophane insulin; biphasic human isophane insulin=biphasic isophane insulin; insulin aspart biphasic=biphasic insulin aspart; insulin lispro biphasic=biphasic insulin lispro;
ispaghula husk=ispaghula; senna alexandria fruit=senna; sennosides=senna; magnesium hydroxide=magnesium hydroxide; iron sulfate=ferrous sulfate; ferrous sulphate=ferrous sulfate; iron fumarate=ferrous fumarate; dried ferrous sulfate=ferrous sulfate; quinine sulphate=quinine sulfate; magnesium sulphate=magnesium sulfate; hydroxychloroquine sulphate=hydroxychloroquine;
zinc sulphate=zinc sulfate; glycopyrrolate=glycopyrronium; glycopyrronium bromide=glycopyrronium; ipratropium bromide=ipratropium; tiotropium bromide=tiotropium; aclidinium bromide=aclidinium; umeclidinium bromide=umeclidinium; fluticasone propionate=fluticasone; fluticasone furoate=fluticasone furoate; mometasone furoate=mometasone;
betamethasone=betamethasone; hypromellose=hypromellose; carmellose sodium=carmellose; sodium hyaluronate=sodium hyaluronate; carbamazapine=carbamazepine; omeprazol=omeprazole; co codamol=co-codamol; co amoxiclav=co-amoxiclav; co careldopa=co-careldopa; co beneldopa=co-beneldopa; co dydramol=co-dydramol; co trimoxazole=co-trimoxazole;
carbidopa/levodopa=co-careldopa; levodopa/carbidopa=co-careldopa; codeine/paracetamol=co-codamol; paracetamol/codeine=co-codamol; dihydrocodeine/paracetamol=co-dydramol; paracetamol/dihydrocodeine=co-dydramol; levodopa/benserazide=co-beneldopa; benserazide/levodopa=co-beneldopa; amoxicillin/clavulanic acid=co-amoxiclav; clavulanic acid/amoxicillin=co-amoxiclav; amoxicillin/clavulanate=co-amoxiclav;
sulfamethoxazole/trimethoprim=co-trimoxazole; trimethoprim/sulfamethoxazole=co-trimoxazole; amiloride/furosemide=co-amilofruse; furosemide/amiloride=co-amilofruse; amiloride/hydrochlorothiazide=co-amilozide; atenolol/chlortalidone=co-tenidone; ampicillin/flucloxacillin=co-fluampicil; tazobactam/piperacillin=piperacillin/tazobactam;
carbidopa/entacapone/levodopa=co-careldopa/entacapone; levodopa/carbidopa/entacapone=co-careldopa/entacapone; cyproterone/ethinylestradiol=co-cyprindiol; atropine/diphenoxylate=co-phenotrope
`;

export const synonyms: Readonly<Record<string, string>> = Object.fromEntries(
  otherNames.split(';').flatMap((pair) => {
    const [other, name] = pair.split('=').map((part) => part.trim());
    return other === undefined || name === undefined || other === '' ? [] : [[other, name] as const];
  }),
);

/** What a compound name holds, for ingredient comparisons. Source: BAN definitions; BNF. */
export const compounds: Readonly<Record<string, readonly string[]>> = {
  'co-codamol': ['codeine', 'paracetamol'],
  'co-dydramol': ['dihydrocodeine', 'paracetamol'],
  'co-careldopa': ['carbidopa', 'levodopa'],
  'co-beneldopa': ['benserazide', 'levodopa'],
  'co-amoxiclav': ['amoxicillin', 'clavulanic acid'],
  'co-trimoxazole': ['sulfamethoxazole', 'trimethoprim'],
  'co-amilofruse': ['amiloride', 'furosemide'],
  'co-tenidone': ['atenolol', 'chlortalidone'],
  'co-danthramer': ['dantron', 'poloxamer'],
  'co-fluampicil': ['ampicillin', 'flucloxacillin'],
  'co-phenotrope': ['atropine', 'diphenoxylate'],
  'co-cyprindiol': ['cyproterone', 'ethinylestradiol'],
  'co-careldopa/entacapone': ['carbidopa', 'entacapone', 'levodopa'],
  'co-amilozide': ['amiloride', 'hydrochlorothiazide'],
  'co-triamterzide': ['hydrochlorothiazide', 'triamterene'],
  'co-proxamol': ['dextropropoxyphene', 'paracetamol'],
  'co-magaldrox': ['aluminium hydroxide', 'magnesium hydroxide'],
};
