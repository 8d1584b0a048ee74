"""Italian sentences and the time expressions in them, published on Saturday 14 September 2024.

Each line is a sentence, a bar, and its expressions as `words = VALUE`, in the order of the text; nothing after the bar
means that nothing may be found.
"""

# ruff: noqa: E501  (one case a line)

PUBLISHED = "2024-09-14"

CASES = {
    "weekdays": """
        Lo ha riferito sabato l'agenzia di stampa | sabato = 2024-09-14
        Il ministro ha incontrato i sindacati venerdì | venerdì = 2024-09-13
        La delegazione è arrivata giovedì a Bari | giovedì = 2024-09-12
        Il consiglio si riunirà martedì | martedì = 2024-09-17
        Lo sciopero si terrà sabato | sabato = 2024-09-21
        La partita si giocherà domenica prossima | domenica prossima = 2024-09-15
        Venerdì scorso la giunta ha approvato il bilancio | Venerdì scorso = 2024-09-13
        Lo scorso lunedì sono partiti i lavori | scorso lunedì = 2024-09-09
        I due si erano visti mercoledì scorso | mercoledì scorso = 2024-09-11
        Il prossimo giovedì aprirà il museo | prossimo giovedì = 2024-09-19
        La strada resterà chiusa da lunedì | lunedì = 2024-09-16
        LUNEDI' SI VOTERÀ IN AULA | LUNEDI' = 2024-09-16
        Lunedi ha parlato il sindaco | Lunedi = 2024-09-09
        Sono tornati giovedi' da Parigi | giovedi' = 2024-09-12
        È atteso per venerdì della prossima settimana | venerdì della prossima settimana = 2024-09-20
        La sentenza è arrivata ieri, venerdì | ieri = 2024-09-13; venerdì = 2024-09-13
        Il corteo è partito «sabato» dalla stazione | sabato = 2024-09-14
        Si è dimesso questo mercoledì | questo mercoledì = 2024-09-11
        Il primo lunedì di ottobre riaprirà la biblioteca | primo lunedì di ottobre = 2024-10-07
        L'ultimo venerdì di agosto si è svolta la sagra | ultimo venerdì di agosto = 2024-08-30
    """,
    "days of the story": """
        Fermato ieri a Lecce, l'uomo è stato rilasciato in giornata | ieri = 2024-09-13; in giornata = 2024-09-13
        Il verdetto è atteso in giornata | in giornata = 2024-09-14
        Il blitz è scattato ieri all'alba | ieri all'alba = 2024-09-13TMO
        Un incendio è scoppiato all'alba di domenica in un deposito | alba di domenica = 2024-09-08TMO
        Nelle prime ore di ieri è crollato un solaio | prime ore di ieri = 2024-09-13TMO
        I pompieri hanno lavorato ieri per tutta la notte | ieri = 2024-09-13; tutta la notte = 2024-09-13TNI
        Nella giornata di giovedì 5 settembre sono stati sentiti i testimoni | giornata di giovedì 5 settembre = 2024-09-05
        Nella giornata di giovedì del 5 settembre si è votato | giornata di giovedì del 5 settembre = 2024-09-05
        Venerdì il giudice ha rinviato a giudizio sei dirigenti | Venerdì = 2024-09-13
        L'udienza è stata rinviata a venerdì | venerdì = 2024-09-20
        I sindacati hanno indetto uno sciopero per mercoledì | mercoledì = 2024-09-18
        Il sindaco ha proclamato il lutto cittadino per lunedì | lunedì = 2024-09-16
        La visita, preparata per mercoledì scorso, è saltata | mercoledì scorso = 2024-09-11
        La consegna è prevista nella settimana 41 | settimana 41 = 2024-W41
        Gli esami si fanno alla settimana 30 di gravidanza |
        La graduatoria uscirà il 20 del mese | 20 del mese = 2024-09-20
        La rata è stata pagata il 10 del mese | 10 del mese = 2024-09-10
        L'ufficio riceve dal lunedì al venerdì | lunedì = XXXX-WXX-1; venerdì = XXXX-WXX-5
        Fu rapito lunedì; tre giorni prima l'autista aveva notato un furgone | lunedì = 2024-09-09; tre giorni prima = 2024-09-06
        Lascia l'incarico un anno prima rispetto alla scadenza | un anno = P1Y
        Pochi giorni prima era stato arrestato per lo stesso reato | Pochi giorni prima = PAST_REF
        La rapina è avvenuta ieri. Due ore più tardi i tre sono stati fermati | ieri = 2024-09-13; Due ore più tardi = 2024-09-13
        Nel secondo dopoguerra il borgo si spopolò | secondo dopoguerra = PAST_REF
        Il bando era uscito nel mese di giugno | mese di giugno = 2024-06
        Nel weekend di Pasqua il museo era rimasto chiuso | weekend di Pasqua = 2024-W13-WE
    """,
    "days": """
        Il premier è arrivato ieri a Tunisi | ieri = 2024-09-13
        Oggi il Senato vota la fiducia | Oggi = 2024-09-14
        Nel 2023 i ricavi erano saliti; i sindacati hanno proclamato uno sciopero per il 20 settembre | 2023 = 2023; 20 settembre = 2024-09-20
        Nel 1987 lasciò la Sicilia. Il 20 marzo arrivò a Torino | 1987 = 1987; 20 marzo = 1987-03-20
        Domani la sfilata | Domani = 2024-09-15
        L'altro ieri il governo aveva smentito | altro ieri = 2024-09-12
        Dopodomani partirà la missione | Dopodomani = 2024-09-16
        Nella giornata di ieri sono state sentite tre persone | giornata di ieri = 2024-09-13
        Quest'oggi il giudice ha deciso | Quest'oggi = 2024-09-14
        La seduta odierna è sospesa | odierna = 2024-09-14
        In data odierna il sindaco ha firmato | data odierna = 2024-09-14
        È nato il 7 maggio 1981 a Lecce | 7 maggio 1981 = 1981-05-07
        Il 18 giugno la procura aveva aperto un fascicolo | 18 giugno = 2024-06-18
        La mostra aprirà il 3 ottobre | 3 ottobre = 2024-10-03
        Il 5 luglio scorso un incendio ha distrutto il deposito | 5 luglio scorso = 2024-07-05
        La festa si concluderà il prossimo 21 settembre | prossimo 21 settembre = 2024-09-21
        Il primo agosto è entrata in vigore la legge | primo agosto = 2024-08-01
        Il 1° gennaio 2023 la Croazia ha adottato l'euro | 1° gennaio 2023 = 2023-01-01
        Roma, 14 SET – Il presidente è in visita | 14 SET = 2024-09-14
        ROMA, 14 SETTEMBRE - Vertice a Palazzo Chigi | 14 SETTEMBRE = 2024-09-14
        L'8 settembre 1943 fu annunciato l'armistizio | 8 settembre 1943 = 1943-09-08
        Il termine è fissato al 31 dicembre 2025 | 31 dicembre 2025 = 2025-12-31
        Il 29 dello stesso mese è fallita | 29 dello stesso mese = 2024-09-29
        Sabato 21 settembre si terrà la marcia | Sabato 21 settembre = 2024-09-21
        Martedì 10 il tribunale ha respinto il ricorso | Martedì 10 = 2024-09-10
        Sono passati due giorni dal 12 settembre | due giorni = P2D; 12 settembre = 2024-09-12
    """,
    "months": """
        È stato licenziato a maggio | maggio = 2024-05
        Il trattato firmato a giugno prevede aiuti reciproci | giugno = 2024-06
        A novembre si voterà negli Stati Uniti | novembre = 2024-11
        Lo scorso agosto i turisti sono aumentati | scorso agosto = 2024-08
        Nel prossimo gennaio partirà il cantiere | prossimo gennaio = 2025-01
        Nell'ottobre 2019 fu eletto sindaco | ottobre 2019 = 2019-10
        A marzo del 2021 chiuse la fabbrica | marzo del 2021 = 2021-03
        Tra marzo e aprile 2010 vi furono scontri | marzo = 2010-03; aprile 2010 = 2010-04
        Il mese scorso l'inflazione è salita | mese scorso = 2024-08
        Il mese prossimo arriveranno i fondi | mese prossimo = 2024-10
        Questo mese sono previsti tre scioperi | Questo mese = 2024-09
        Nel giugno dello scorso anno fu arrestato | giugno dello scorso anno = 2023-06
        I lavori finiranno a metà giugno | metà giugno = 2025-06
        A fine agosto era tornato a casa | fine agosto = 2024-08
        Verso la fine di agosto la banca ha ceduto | fine di agosto = 2024-08
        Ai primi di maggio era stato visto a Genova | primi di maggio = 2024-05
        Entro fine mese arriverà la decisione | fine mese = 2024-09
        Il maggio francese è lontano | maggio = 2024-05
    """,
    "years": """
        La guerra cominciò nel 2022 | 2022 = 2022
        L'anno scorso le vendite erano calate | anno scorso = 2023
        Quest'anno il raccolto è scarso | Quest'anno = 2024
        Il prossimo anno aumenteranno le tasse | prossimo anno = 2025
        Dal 1998 vive in Svezia | 1998 = 1998
        Nel '92 la lira uscì dallo Sme | '92 = 1992
        Nell'85 vinse lo scudetto | 85 = 1985
        Agli inizi del 2008 scoppiò la crisi | inizi del 2008 = 2008
        I Mondiali 2010 si giocarono in Sudafrica | 2010 = 2010
        Negli anni Ottanta la fabbrica dava lavoro a tutti | anni Ottanta = 198X
        Negli anni '80 e '90 il partito governava la regione | anni '80 = 198X; '90 = 199X
        Sul finire degli anni 70 arrivò il successo | finire degli anni 70 = 197X
        Nel XIX secolo il borgo era un porto | XIX secolo = 18XX
        Nel diciottesimo secolo fu ricostruita | diciottesimo secolo = 17XX
        I pittori del Novecento | Novecento = 19XX
        Una villa dell'800 | 800 = 18XX
        Due anni fa la fabbrica ha chiuso | Due anni fa = 2022
        Un anno fa moriva il regista | Un anno fa = 2023
        La legislatura 2018-2022 | 2018 = 2018; 2022 = 2022
        Tra il 2010 e il 2014 fu assessore | 2010 = 2010; 2014 = 2014
        Nel duemila vinse il premio | duemila = 2000
        Nel millenovecentosessantotto studiava a Pisa | millenovecentosessantotto = 1968
        Morì nel 44 a.C. a Roma | 44 a.C. = BC0044
        Il bilancio dell'anno 2023 | anno 2023 = 2023
    """,
    "parts of the year": """
        Nel terzo trimestre del 2023 i ricavi sono scesi | terzo trimestre del 2023 = 2023-Q3
        Nel primo semestre 2024 sono nate meno imprese | primo semestre 2024 = 2024-H1
        Nel secondo trimestre di quest'anno il Pil è cresciuto | secondo trimestre di quest'anno = 2024-Q2
        Nella prima metà del 2019 calarono gli ordini | prima metà del 2019 = 2019-H1
        Nell'estate del 2008 iniziò la crisi | estate del 2008 = 2008-SU
        La scorsa primavera è stato operato | scorsa primavera = 2024-SP
        Si voterà in primavera | primavera = 2025-SP
        Quest'estate i musei sono rimasti aperti | Quest'estate = 2024-SU
        L'inverno scorso era stato mite | inverno scorso = 2023-WI
        Nell'autunno 2005 fu approvata la fusione | autunno 2005 = 2005-FA
        Questa settimana la Camera esamina il decreto | Questa settimana = 2024-W37
        La settimana scorsa ha nevicato | settimana scorsa = 2024-W36
        La prossima settimana arriveranno gli ispettori | prossima settimana = 2024-W38
        Nel fine settimana sono attesi migliaia di visitatori | fine settimana = 2024-W37-WE
        Lo scorso weekend il centro è rimasto chiuso | scorso weekend = 2024-W36-WE
        La prima settimana di ottobre riapriranno le scuole | prima settimana di ottobre = 2024-W40
        A inizio anno era salito il prezzo del gas | inizio anno = 2024
    """,
    "parts of the day": """
        Nella notte fra il 24 e il 25 luglio 1943 cadde il regime | notte fra il 24 e il 25 luglio 1943 = 1943-07-24TNI
        Nella notte tra ieri e oggi è bruciato un fienile | notte tra ieri e oggi = 2024-09-13TNI
        Due sere fa avevano cenato insieme | Due sere fa = 2024-09-12TEV
        Nel tardo pomeriggio di ieri è scoppiato un temporale | tardo pomeriggio di ieri = 2024-09-13TAF
        Il 3 maggio 2020 nevicò. Il mattino seguente gelò | 3 maggio 2020 = 2020-05-03; mattino seguente = 2020-05-04TMO
        Stamattina il traffico è rimasto bloccato | Stamattina = 2024-09-14TMO
        Questa mattina si terrà l'udienza | Questa mattina = 2024-09-14TMO
        Ieri sera la piazza era piena | Ieri sera = 2024-09-13TEV
        Ieri mattina i ladri sono fuggiti | Ieri mattina = 2024-09-13TMO
        Nella notte tra lunedì e martedì è crollato un muro | notte tra lunedì e martedì = 2024-09-09TNI
        La scorsa notte ha tremato la terra | scorsa notte = 2024-09-13TNI
        Stasera scende in campo la nazionale | Stasera = 2024-09-14TEV
        Domani pomeriggio la cerimonia | Domani pomeriggio = 2024-09-15TAF
        Nella serata di ieri è stato fermato un uomo | serata di ieri = 2024-09-13TEV
        Venerdì mattina sono stati ascoltati i testimoni | Venerdì mattina = 2024-09-13TMO
        All'alba i carabinieri hanno eseguito gli arresti | alba = 2024-09-14TMO
        All'alba di domenica è crollato un muro | alba di domenica = 2024-09-08TMO
        Al tramonto di ieri la piazza era piena | tramonto di ieri = 2024-09-13TEV
        Siamo all'alba di una nuova era |
        La sera del 13 gennaio 2012 la nave urtò gli scogli | sera del 13 gennaio 2012 = 2012-01-13TEV
        Nel pomeriggio di giovedì la giunta si è riunita | pomeriggio di giovedì = 2024-09-12TAF
        In serata arriverà il ministro | serata = 2024-09-14TEV
        La mattina di Pasqua la chiesa era vuota | mattina di Pasqua = 2024-03-31TMO
        Il 3 maggio 2020 nevicò. Quella sera mancò la luce | 3 maggio 2020 = 2020-05-03; Quella sera = 2020-05-03TEV
    """,
    "clock times": """
        Il furto è avvenuto tra le 16. 30 e le 17. 30 di ieri | 16. 30 = 2024-09-13T16:30; 17. 30 di ieri = 2024-09-13T17:30
        Il bar resta aperto dalle 5 alle 7 di sera | 5 = 2024-09-14T17:00; 7 di sera = 2024-09-14T19:00
        Oggi dalle 16 alle 17 mancherà l'acqua | Oggi dalle 16 = 2024-09-14T16:00; 17 = 2024-09-14T17:00
        La seduta è finita mercoledì alle 2 del pomeriggio | mercoledì alle 2 del pomeriggio = 2024-09-11T14:00
        Il 15 alle 8 partirà la corriera | 15 alle 8 = 2024-09-15T08:00
        Ieri mattina intorno alle 10.20 è suonato l'allarme | Ieri mattina intorno alle 10.20 = 2024-09-13T10:20
        L'incontro comincerà alle 20.30 | 20.30 = 2024-09-14T20:30
        Venerdì 13 settembre alle 20.30 suonerà l'orchestra | Venerdì 13 settembre alle 20.30 = 2024-09-13T20:30
        La messa sarà alle ore 9 | ore 9 = 2024-09-14T09:00
        Lo scoppio è avvenuto verso le 18 | 18 = 2024-09-14T18:00
        La scossa è stata registrata alle 3:36 di ieri | 3:36 di ieri = 2024-09-13T03:36
        Alle 5:30 del mattino è esplosa una bomba | 5:30 del mattino = 2024-09-14T05:30
        Si sono presentati alle otto e mezza di sera | otto e mezza di sera = 2024-09-14T20:30
        È finita alle nove meno un quarto | nove meno un quarto = 2024-09-14T08:45
        A mezzanotte scatterà il divieto | mezzanotte = 2024-09-14T00:00
        A mezzogiorno sono suonate le sirene | mezzogiorno = 2024-09-14T12:00
        Tra le 21:20 e le 21:40 la nave ha cambiato rotta | 21:20 = 2024-09-14T21:20; 21:40 = 2024-09-14T21:40
        Il negozio è aperto dalle 9 alle 12 | 9 = 2024-09-14T09:00; 12 = 2024-09-14T12:00
        Orario: 9-12.30 | 9 = 2024-09-14T09:00; 12.30 = 2024-09-14T12:30
        La diretta partirà alle 18 ora locale | 18 ora locale = 2024-09-14T18:00
        Il volo è atterrato alle 7 e 40 | 7 e 40 = 2024-09-14T07:40
        Alle sette di sera erano già tutti fuori | sette di sera = 2024-09-14T19:00
        All'una di notte la festa è stata interrotta | una di notte = 2024-09-14T01:00
        Oggi alle 16 si riunirà il comitato | Oggi alle 16 = 2024-09-14T16:00
        Appuntamento alle 15h30 | 15h30 = 2024-09-14T15:30
        Sono le 7pm a Londra | 7pm = 2024-09-14T19:00
        Mancavano dieci minuti alle otto | dieci minuti alle otto = 2024-09-14T07:50
        La rapina è avvenuta poco dopo le 23 di sabato | 23 di sabato = 2024-09-14T23:00
    """,
    "relative": """
        Due settimane prima di Natale inizierà la fiera | Due settimane prima di Natale = 2024-12-11
        Tre giorni dopo il 5 maggio era guarito | Tre giorni dopo il 5 maggio = 2024-05-08
        L'uomo si costituì due giorni dopo la rapina | due giorni = P2D
        Nel gennaio di tredici anni fa nacque la rivista | gennaio di tredici anni fa = 2011-01
        Il 28 ottobre 1940 iniziò l'attacco; nel febbraio successivo finì | 28 ottobre 1940 = 1940-10-28; febbraio successivo = 1941-02
        Il 10 maggio 2019 vinse; il lunedì successivo perse | 10 maggio 2019 = 2019-05-10; lunedì successivo = 2019-05-13
        Il reperto risale a 3000 anni fa | 3000 anni fa = BC0977
        Tre giorni fa era stato dimesso | Tre giorni fa = 2024-09-11
        Si sposeranno tra due mesi | due mesi = 2024-11
        Fra tre giorni arriverà la sentenza | tre giorni = 2024-09-17
        Il giorno dopo fu rilasciato. | giorno dopo = 2024-09-15
        Nel 2015 fu eletto; due anni prima aveva perso | 2015 = 2015; due anni prima = 2013
        Il 10 maggio 2019 fu arrestato; il giorno dopo confessò | 10 maggio 2019 = 2019-05-10; giorno dopo = 2019-05-11
        Il 10 maggio 2019 fu arrestato; tre giorni dopo fu liberato | 10 maggio 2019 = 2019-05-10; tre giorni dopo = 2019-05-13
        Il 3 giugno 2018 partì e lo stesso giorno tornò | 3 giugno 2018 = 2018-06-03; stesso giorno = 2018-06-03
        Fu arrestato il 2 marzo 2017 e rilasciato il 9 dello stesso mese | 2 marzo 2017 = 2017-03-02; 9 dello stesso mese = 2017-03-09
        Il 4 giugno 2016 vinse la gara. L'indomani annunciò il ritiro | 4 giugno 2016 = 2016-06-04; indomani = 2016-06-05
        Una settimana fa ha chiuso il reparto | Una settimana fa = 2024-W36
        Dieci anni or sono la diga cedette | Dieci anni or sono = 2014
        Negli ultimi giorni i contagi sono cresciuti | ultimi giorni = PXD
        Nei prossimi giorni sarà sentito dal giudice | prossimi giorni = PXD
        Negli ultimi tre anni ha cambiato cinque squadre | ultimi tre anni = P3Y
        Nelle ultime 24 ore sono sbarcate cento persone | ultime 24 ore = PT24H
        Nei giorni scorsi il sindaco aveva chiesto aiuto | giorni scorsi = PAST_REF
        Pochi giorni fa era stato minacciato | Pochi giorni fa = PAST_REF
        Nel decennio scorso la popolazione è calata | decennio scorso = 201X
        Nel 1944 la città era occupata. Il 4 giugno entrarono gli alleati | 1944 = 1944; 4 giugno = 1944-06-04
        Qualche anno fa la scuola fu chiusa | Qualche anno fa = PAST_REF
        Il mese successivo alla nevicata fu duro |
    """,
    "durations": """
        Il carabiniere di 39 anni in servizio a Roma è stato premiato |
        Soffriva da mesi di cuore | mesi = PXM
        Le piogge che da giorni ormai cadono sulla pianura | giorni = PXD
        Dopo anni di stallo la trattativa riparte | anni = PXY
        Per tutta la giornata di oggi si è scavato | giornata di oggi = 2024-09-14
        Nei primi nove mesi dell'anno i ricavi sono saliti | primi nove mesi dell'anno = P9M
        Le indagini, durate più di un anno, sono chiuse | più di un anno = P1Y
        È aperto da qui a venti anni | venti anni = P20Y
        La riforma slitta di due anni | due anni = P2Y
        Nell'ultimo anno e mezzo ha perso tutto | ultimo anno e mezzo = P1.5Y
        Per l'intera giornata non passeranno treni | intera giornata = P1D
        È rimasto in carcere per tre ore | tre ore = PT3H
        Ha lavorato due anni e mezzo a Torino | due anni e mezzo = P2.5Y
        È mancato una decina di giorni | una decina di giorni = P10D
        La sospensione dura un mese | un mese = P1M
        È stato condannato a dieci anni di carcere | dieci anni = P10Y
        La pena è di 3 anni e 6 mesi | 3 anni e 6 mesi = P3Y6M
        Il blocco è durato circa venti minuti | circa venti minuti = PT20M
        Dovrà pagare entro trenta giorni | trenta giorni = P30D
        Dopo una settimana d'assedio la città cadde | una settimana = P1W
        Per almeno 3 giorni non ci sarà acqua | almeno 3 giorni = P3D
        Manca da casa da diversi giorni | diversi giorni = PXD
        A distanza di pochi mesi ci ha riprovato | pochi mesi = PXM
        Ha atteso mezz'ora al freddo | mezz'ora = PT30M
        Ha parlato per un'ora e mezza | un'ora e mezza = PT1.5H
        Ha parlato tre quarti d'ora | tre quarti d'ora = PT45M
        Una vacanza di due settimane | due settimane = P2W
        Ha vissuto vent'anni all'estero | vent'anni = P20Y
        Lo conosceva da una quindicina d'anni | una quindicina d'anni = P15Y
        La tregua è durata 48 ore | 48 ore = PT48H
        La crisi va avanti da mesi | mesi = PXM
        È rimasto chiuso per tutto il giorno | tutto il giorno = P1D
        La gara è durata 2 ore e 15 minuti | 2 ore e 15 minuti = PT2H15M
        Starà via un paio di settimane | un paio di settimane = P2W
    """,
    "sets": """
        Il museo è aperto tutti i giorni dalle 10 alle 19 | tutti i giorni dalle 10 = XXXX-XX-XXT10:00; 19 = XXXX-XX-XXT19:00
        Il museo è chiuso il lunedì, la domenica apre alle 10 | lunedì = XXXX-WXX-1; domenica = XXXX-WXX-7; 10 = 2024-09-14T10:00
        L'assegno arriva il 5 di ogni mese | 5 di ogni mese = XXXX-XX-05
        Il circolo è chiuso di lunedì | lunedì = XXXX-WXX-1
        Spende 50 euro al giorno | giorno = P1D
        Il consiglio si riunisce ogni lunedì | ogni lunedì = XXXX-WXX-1
        Si allena due volte al mese | due volte al mese = P1M
        Va a messa tutti i giorni | tutti i giorni = P1D
        Il mercato si tiene il sabato | sabato = XXXX-WXX-6
        I negozi chiudono la domenica | domenica = XXXX-WXX-7
        Ogni anno migliaia di persone emigrano | Ogni anno = P1Y
        Il bollettino esce settimanalmente | settimanalmente = P1W
        Si ritrovano ogni due settimane | ogni due settimane = P2W
        Ogni mattina alle 9 apre il cancello | Ogni mattina alle 9 = XXXX-XX-XXT09:00
        Tutte le sere il corteo passa di qui | Tutte le sere = XXXX-XX-XXTEV
        Il treno passa ogni mezz'ora | ogni mezz'ora = PT30M
        Una volta all'anno il paese si riempie | Una volta all'anno = P1Y
        Ogni 25 aprile depone una corona | Ogni 25 aprile = XXXX-04-25
        Ogni estate tornano al mare | Ogni estate = XXXX-SU
        Gli autobus passano a giorni alterni | a giorni alterni = P2D
    """,
    "ranges": """
        Dal 15 aprile al 4 giugno 1989 la piazza fu occupata | 15 aprile = 1989-04-15; 4 giugno 1989 = 1989-06-04
        Gli uffici rimasero chiusi da lunedì a mercoledì | lunedì = 2024-09-09; mercoledì = 2024-09-11
        Si andrà in scena giovedì 10, domenica 13 e martedì 15 ottobre | giovedì 10 = 2024-10-10; domenica 13 = 2024-10-13; martedì 15 ottobre = 2024-10-15
        La fiera si terrà dal 3 al 7 maggio 2025 | 3 = 2025-05-03; 7 maggio 2025 = 2025-05-07
        Il festival va dal 28 settembre al 3 ottobre | 28 settembre = 2024-09-28; 3 ottobre = 2024-10-03
        Il 3-4 ottobre si voterà | 3 = 2024-10-03; 4 ottobre = 2024-10-04
        Il 3 e 4 ottobre si voterà | 3 = 2024-10-03; 4 ottobre = 2024-10-04
        Piovve lunedì e martedì | lunedì = 2024-09-09; martedì = 2024-09-10
        Chiusi da gennaio a marzo 2021 | gennaio = 2021-01; marzo 2021 = 2021-03
        Tra il 9 e il 13 ottobre 2010 si giocò lo spareggio | 9 = 2010-10-09; 13 ottobre 2010 = 2010-10-13
        Dal 2011 al 2013 ha diretto il teatro | 2011 = 2011; 2013 = 2013
        La stagione 2011-2013 | 2011 = 2011; 2013 = 2013
        Il campionato 2011-12 | 2011 = 2011; 12 = 2012
        Dal 28 dicembre al 3 gennaio gli uffici chiuderanno | 28 dicembre = 2024-12-28; 3 gennaio = 2025-01-03
        Nei giorni 5, 6 e 7 ottobre si terranno le prove | 5 = 2024-10-05; 6 = 2024-10-06; 7 ottobre = 2024-10-07
    """,
    "numeric dates": """
        Il bando scade il 22/04/2025 | 22/04/2025 = 2025-04-22
        Nato il 3.12.1986 a Nuoro | 3.12.1986 = 1986-12-03
        Nato il 30/01/85 | 30/01/85 = 1985-01-30
        Consegnato il 21-04-2016 | 21-04-2016 = 2016-04-21
        Aggiornato al 2016-04-21 | 2016-04-21 = 2016-04-21
        Scadenza: il 22/10 | 22/10 = 2024-10-22
        Pagato il 02/22/2016 | 02/22/2016 = 2016-02-22
        Mercoledì 18/09/2024 si terrà l'asta | Mercoledì 18/09/2024 = 2024-09-18
        La fattura del 05/06/2024 | 05/06/2024 = 2024-06-05
    """,
    "feasts": """
        Il negozio chiuderà a Natale | Natale = 2024-12-25
        A Pasqua erano partiti in molti | Pasqua = 2024-03-31
        A Ferragosto la città si è svuotata | Ferragosto = 2024-08-15
        A Capodanno si tufferanno in mare | Capodanno = 2025-01-01
        Il Primo Maggio i sindacati erano in piazza | Primo Maggio = 2024-05-01
        Il 25 aprile il sindaco ha deposto una corona | 25 aprile = 2024-04-25
        A Pasquetta ha piovuto | Pasquetta = 2024-04-01
        La vigilia di Natale la bottega resterà aperta | vigilia di Natale = 2024-12-24
        Il Natale scorso era ancora in carcere | Natale scorso = 2023-12-25
        La Pasqua 2019 cadde tardi | Pasqua 2019 = 2019-04-21
        L'Epifania chiuderà le feste | Epifania = 2025-01-06
        Il giorno dell'Immacolata si accenderanno le luci | giorno dell'Immacolata = 2024-12-08
        Alla festa della mamma del 2023 pioveva | festa della mamma del 2023 = 2023-05-14
        A Santo Stefano si giocherà il derby | Santo Stefano = 2024-12-26
        Il mercoledì delle Ceneri iniziò il digiuno | mercoledì delle Ceneri = 2024-02-14
        Il capodanno cinese del 2017 | capodanno cinese del 2017 = 2017-01-28
        L'antivigilia di Natale | antivigilia di Natale = 2024-12-23
    """,
    "now, once, later": """
        Attualmente la ditta è in liquidazione | Attualmente = PRESENT_REF
        Ora la parola passa ai giudici | Ora = PRESENT_REF
        Al momento non ci sono feriti | Al momento = PRESENT_REF
        Per il momento nessuno rischia | Per il momento = PRESENT_REF
        In passato erano accaduti episodi simili | In passato = PAST_REF
        In futuro servirà più acqua | In futuro = FUTURE_REF
        Di recente ha cambiato casa | Di recente = PAST_REF
        È atteso in tempi brevi | tempi brevi = FUTURE_REF
        Poco fa ha parlato il sindaco | Poco fa = PAST_REF
        Adesso la donna è a casa | Adesso = PRESENT_REF
    """,
    "spellings": """
        IL 3 OTTOBRE SI VOTERÀ | 3 OTTOBRE = 2024-10-03
        L’11 settembre 2001 crollarono le torri | 11 settembre 2001 = 2001-09-11
        Dell’anno scorso resta poco | anno scorso = 2023
        A meta' giugno era partito | meta' giugno = 2024-06
        Il 2 ott. 2023 fu nominato | 2 ott. 2023 = 2023-10-02
        Il 12 Gen 2016 | 12 Gen 2016 = 2016-01-12
        Mer, 22 gen 2025 si riunirà il comitato | Mer, 22 gen 2025 = 2025-01-22
        Il ventuno maggio scorso | ventuno maggio scorso = 2024-05-21
        L’altro ieri pioveva | altro ieri = 2024-09-12
        VENERDÌ 13 SETTEMBRE | VENERDÌ 13 SETTEMBRE = 2024-09-13
        Il dieci di settembre è stato fermato | dieci di settembre = 2024-09-10
        L'undici agosto era in ferie | undici agosto = 2024-08-11
    """,
}

NOTHING = """
    L'uomo, 26 anni, è stato portato in ospedale
    Un ragazzo di 17 anni è caduto dalla moto
    La vittima aveva 82 anni
    Una donna di 40 anni di Verona
    Un 26enne è stato denunciato
    Alfredo Neri, 49 anni, è il nuovo direttore
    Il centravanti ha compiuto 30 anni
    I due, di 22 e 27 anni, sono fratelli
    Un bambino di 8 mesi
    È vietato ai minori di 14 anni
    Il titolo ha perso il 6.25 per cento
    Lo sconto è del 20,30%
    L'affluenza è salita al 12.5 per cento
    La squadra ha vinto 2-1
    È finita 3-0 per gli ospiti
    Il partito ha ottenuto il 15 per cento dei voti
    Abita in via XX Settembre
    Il corteo è arrivato in piazza 25 Aprile
    L'incidente in viale 4 Novembre
    Il mercato di largo Primo Maggio
    La scuola si trova in via IV Novembre 12
    L'articolo 18 dello statuto
    L'art. 2043 del codice civile
    La legge n. 194 resta in vigore
    Il numero 1999 è stato estratto
    Il modello costa 2000 euro
    Nell'incendio sono morte 1500 pecore
    Hanno sfilato oltre 2000 persone
    Ha corso i 1500 metri
    Tel. 051 1234567
    Chiamare il 118 in caso di bisogno
    Luigi Di Maio ha parlato in aula
    Francesco Maggio è stato eletto
    Mara Venier conduce Domenica In
    Domenica Rossi è la nuova preside
    Il Sole 24 Ore pubblica la classifica
    Il Mar Nero è in tempesta
    Sei stato bravo
    Non vedo l'ora di partire
    Correva a 80 chilometri all'ora
    L'ora legale fa risparmiare
    Arriva secondo al traguardo
    Secondo il ministro i conti sono in ordine
    La nazionale gioca il secondo tempo
    Il primo ministro è in volo
    La prima volta non si scorda
    Si apre una nuova stagione di proteste
    Il giornale della sera è in edicola
    Alba Rossi canterà a Sanremo
    La Notte Bianca ha riempito le strade
    Il settimanale ha pubblicato le foto
    Il giorno della partenza era commosso
    Ha giocato sette partite
    Sono state sequestrate 15 piante
    Il pilota ha fatto il giro più veloce
    La Serie A torna in campo
    La stella dista 133 anni luce
    Il gruppo conta 12 soci
    Le 27 delegazioni erano presenti
    Alle 7 persone fermate è stato tolto il passaporto
    Il maestro insegna ai bambini
    Ha settantadue pecore
    Un marzolino di Chianti
    Il film dura troppo
    La temperatura è scesa a 3 gradi
    Il treno 9600 è in ritardo
    Un sacco da 10.30 kg
    Il rapporto è di 3 a 1
    È un trattore di ben 42 anni
    Hanno tra i 12 e i 15 anni
    La coppia ha due figli, di 6 e 7 anni
    Il programma va in onda in prima serata
    Costa dieci euro l'una
    Il Corriere della Sera ne ha parlato a lungo
    È tornato nella sua città natale
    L'autobus della linea 15
    Il volo AZ 1984 è partito
"""
