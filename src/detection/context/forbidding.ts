/** What is said by forbidding its opposite: who is told not to contract is to rest, who is told not to let go, to hold. */
import { formsOf } from './wordForms';

/** English, German, French, Spanish, Portuguese, Italian, Dutch, Japanese, Chinese. */
export const forbidding = (): Readonly<Record<'contract' | 'relax', readonly string[]>> => ({
  contract: formsOf(
    '{do not,dont,never,not to} {relax,release,let go,stop,let up,give up,drop it,rest}',
    'nicht {loslassen,nachlassen,aufhören,entspannen,lockerlassen,locker lassen}|ne {relâchez,lâchez} {pas,rien}|ne relâche pas|ne lâche pas',
    'no {suelte,sueltes,afloje,aflojes,relaje,pare,descanse}|não {solte,relaxe,pare,descanse}|non {mollare,molli,rilassi,rilassare,lasciare,smetta}',
    'niet {loslaten,ontspannen,stoppen,verslappen}|離さないで|緩めないで|力を抜かないで|不要放松|不要松|不要松手|别松手|別鬆手|不要停|别停',
  ),
  relax: formsOf(
    '{do not,dont,never,not to} {contract,push,press,squeeze,tense,tighten,hold,flex,pull,lift,grip,clench,resist,activate,try}{, up}',
    'avoid {contracting,contraction,tensing}',
    'nicht {anspannen,drücken,pressen,spannen,ziehen,kontrahieren,halten,festhalten,mehr drücken,mehr anspannen,mehr ziehen,mitmachen,gegenhalten}',
    'ne {contractez,serrez,poussez,forcez,tirez,contracte,serre,pousse,force} {pas,plus}|ne pas {contracter,serrer,pousser,forcer,tirer}|sans forcer',
    'no {contraiga,contraigas,contraer,apriete,aprietes,apretar,empuje,empujes,haga fuerza,hagas fuerza,haga,fuerce,tire}|sin {fuerza,hacer fuerza,apretar}',
    'não {contraia,contrair,aperte,apertar,empurre,faça força,force,puxe}|sem {força,fazer força}',
    'non {contrarre,contragga,stringa,stringere,spinga,spingere,tiri,forzi,fare forza,faccia forza}',
    'niet {aanspannen,spannen,knijpen,duwen,drukken,trekken,meer aanspannen,meer duwen}',
    '力を入れないで|力入れないで|握らないで|押さないで|不要收缩|不要收縮|不要动用力|不要使劲|别使劲|不要握|不要推',
  ),
});
