import type { Language } from './language';

export const finnish: Language = {
  name: 'Finnish',
  phrases: {
    contract: [
      'jännit{ä,än,ät,tää,täkää,ys,yksen}|jännitä {lihas,lihasta,nyt}|lihasjännitys|supist{a,an,aa,us,uksen,ukset,akaa,uu}|lihassupistus',
      'purista|puristaa|puristakaa|puristus|purista {kättä,nyrkkiin}|pidä {kiinni,jännitettynä,jännitys,puristus}|pitäkää {jännitys,kiinni}|työnnä|työntäkää|vastusta|vastustakaa',
      '{tahdonalainen,maksimaalinen,maksimi} {supistus,jännitys,aktivaatio,aktiivisuus}|niin {kovaa,lujaa} kuin {voit,pystyt,jaksat,voitte,pystytte}|täysillä|kaikin voimin|tee nyrkki',
    ],
    relax: [
      'rento|renno{ksi,sti,t,n}|rentou{du,tukaa,tus,tuu,tunut,tua}|rentouta|rentouttakaa|rentouttaa|päästä {irti,rennoksi,vapaaksi}|päästäkää irti|hellitä|hellittäkää|löysää|löysätkää|veltoksi',
    ],
    rest: ['lepo|levossa|lepää|levätä|levätkää|lepo{vaihe,tila,aktiivisuus,jakso,mittaus}|lepotilassa'],
    'cramp-begins': [
      'kramp{pi,in,it,pia,paa,peja}|lihaskramp{pi,it,pia}|pohjekramppi|suonenveto{,a}|kouristu{s,ksen,kset}|kouristaa|lihaskouristus|spasmi|kontraktuura',
    ],
    'cramp-ends': [
      'ei {kramppia,kouristusta,suonenvetoa}|kramppi {ohi,pois,meni ohi,loppui,lakkasi,laukesi,helpotti,hellitti}|krampiton',
    ],
    stretch: ['venyt{ä,ys,tää,yksen,täkää}|passiivinen venytys'],
    'in-region': ['neula lihaksessa|palpoi{den,tavissa,tuu}|palpaatio|tunnusteltavissa'],
    'muscle-hard': [
      'kova lihas|lihas {kova,on kova,edelleen kova,on edelleen kova,yhä kova,pysyy kovana}|{edelleen,yhä,vieläkin} kova|kivikova|pohje {kova,on kova}',
    ],
    insertion: [
      'neulan {pisto,siirto,liike,liikutus,vienti}|neula {sisään,siirretty,liikkuu,liikkui}|neulanpisto|pisto|insertio',
    ],
    stimulus: ['stimul{aatio,aation,oi,ointi,oidaan}|sähköstimulaatio|ärsyke|ärsykkeet'],
  },
  commands: {
    contract: [
      'aloita|aloittakaa|aloitus|alkaa|alku|kovempaa|kovemmin|lujempaa|lujaa|kovaa|voimakkaammin|voimakkaasti|maksimi|maksimaalinen|täysi voima|voimaa',
      'vedä|vetäkää|nosta|nostakaa|koukista|koukistakaa|ojenna|ojentakaa|ylös|nyrkki|nyrkkiin|anna mennä|pidä|pitäkää|paina|painakaa|yritä|yrittäkää',
    ],
    relax: ['seis|lopeta|lopettakaa|lopetus|loppu|riittää|tauko|laske alas|laske|laskekaa|irti'],
    'lean-contract': ['nyt|lisää|uudestaan|uudelleen|vielä|vielä kerran|jatka|jatkakaa|enemmän'],
    'lean-relax': ['kiitos'],
    beside: [
      'sitten|vähän|hieman|kevyesti|heikosti|kohtalaisesti|hitaasti|nopeasti|oikein|hyvä|valmis|valmiina|no niin|sek',
      'vasen|oikea|vasenta|oikeaa|jalka{,a}|käsi|kättä|käsivarsi|sormet|varpaat|varpaita|polvi|polvea|pohje|pohjetta|lihas|lihasta|lihakset|nilkka{,a}|nilkkaa',
    ],
  },
  forbidding: {
    contract: [
      'älä {päästä,päästä irti,rentouta,rentoudu,hellitä,lopeta,löysää}|älkää {päästäkö,hellittäkö,rentoutuko,lopettako}',
    ],
    relax: [
      'älä {jännitä,purista,työnnä,paina,vedä,supista,pidä,nosta}|älkää {jännittäkö,puristako,työntäkö,painako,vetäkö,supistako}|ilman {jännitystä,voimaa}',
    ],
  },
  idle: [
    'tahaton supistus|tahattom{at,ia} supistuks{et,ia}|nivelkontraktuura|kramppikynnys|krampin jälkeen|ennen kramppia|ei pysty jännittämään|ei supistusta',
    'älä liiku|älkää liikkuko|pysy paikalla{,an}|pysykää paikallanne|ihan hiljaa|ole paikallasi',
  ],
  things: [
    'neula{,n,a,t}|elektrodi{,n,t,a}|nappi{,a}|kaapeli{,n}|johto|johdot|tallennus|tallennuksen|vahvistin|kohina|häiriö|anturi|laite|impedanssi|kalibrointi|mittaus|mittauksen|hihna',
  ],
  seen: [
    'kipu|kipua|sattuu|kivulias|tahaton|tahattom{at,ia,asti}|spontaani|spontaaniaktiviteetti|faskikulaatio{,t,ita}|fibrillaatio{,t,ita}|nykäys|nykii|nykiminen',
    'vapina|vapisee|tärinä|tärisee|artefakta|artefakti|yskä|yskii|aivastus|aivastaa|puhuu|nielee|kosketus|liikahti|liikkui|puutuminen|kihelmöinti',
  ],
  negations: ['ilman'],
  over: {
    surely: ['ohi|loppui|lakkasi|laukesi|loppunut|hävisi|päättyi|päättynyt|helpotti|hellitti'],
    perhaps: ['loppu|seis'],
    before: ['lopeta|lopettakaa'],
  },
  fillers: ['on|nyt|jo|täysin|hitaasti|meni'],
};
