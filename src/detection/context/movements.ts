/**
 * What a muscle is asked to do, by the movement that it makes: `dorsiflex`, `Knie strecken`, `levez le bras`. Such words stand
 * in many remarks (`electrode lifted`, `extension cable`): they are a command where nothing else is said, or where a
 * person or a limb is spoken of, and nothing that is no muscle.
 */
import { formsWhenAsked } from './wordForms';

/** Movements; English, German, French, Spanish, Portuguese, Italian, Dutch, Japanese, Chinese. */
export const movements = formsWhenAsked(
  'plantarflex{,es,ing}|plantar flex{,es,ing}|{,plantar}flexion|plantar flexion|flex{es,ing}|extend{,s,ing}|extension',
  '{ab,ad}duct{,s,ing,ion}|{pro,supi}nat{e,es,ing,ion}|{e,in}vert{,s,ing}|{e,in}version|elevat{e,es,ing}|rotat{e,es,ing}',
  'oppos{e,es,ing}|lift{,s,ing}|rais{e,es,ing}|bend{,s,ing}|straighten{,s,ing}|curl{,s,ing}|spread{,s,ing}|point{,ing} {toes,your toes,the toes,your foot,the foot}',
  'pinch{,es,ing}|press{,es,ing}|pull{,s,ing}|grip{s,ping}|grasp{,s,ing}|bit{e,es,ing}|kick{,s,ing}|shrug{,s,ging}',
  'frown{,s,ing}|smil{e,es,ing}|blink{,s,ing}|step{s,ping,ped} up|pushes|push{,es,ing,ed} off|{toe,heel,calf,leg} rais{e,es,ing}',
  'st{and,ands,anding,ood} {up,on toes,on tiptoe}|tiptoe{,s,ing}|sit up|squat{,s,ting}|jump{,s,ing}|mak{e,es,ing} a fist',
  'resist{,s,ing}|brac{e,es,ing}|tenses|tensing|tightens|squeezes|clenches|wiggl{e,es,ing}|wrinkle{,s}|whistle|bite down|close your eyes tight|raise eyebrows',
  'hebung|spreizung|{hand,faust,finger,lid,mund}schluss|{hand,spitz,haken}griff|händedruck|handdruck|{fuß,vorfuß,bein,arm,fersen,zehen,schulter,knie}hebung',
  '{fuß,knie,bein,arm,finger,zehen,ellenbogen,hüft,hand}{streckung,beugung}|{finger,zehen}spreizung|{vuist,hand}knijpen|vuistsluiting|{voet,been,arm,hiel}heffing',
  'strecken|streck{e,t}|streckung|beug{en,e,t,ung}|heben|heb{e,t}|anheben|hochheben|zieh{en,e,t}|spreiz{en,e,t}',
  'ballen|balle|ballt|zugreifen|greif{en,e,t}|zubeißen|dr{ü}ckt|drück{e}|hochziehen|zehenstand|fersenstand|abduktion|adduktion',
  'anzuziehen|zu {heben,strecken,beugen,ziehen,greifen,ballen}|anzuheben|plantarflexion|dorsalextension|flexion|extension|pronation|supination|plantarflektier{en,t}|abduzier{en,t}|adduzier{en,t}|pressen|presst',
  'flexion|fléchi{r,ssez,t,s}|étend{re,ez,s}|pli{er,ez}|lev{er,ez}|lève|soul{ever,evez,ève}|écart{er,ez,e}|tend{re,ez,s}|tir{er,ez,e}',
  'rel{ever,evez,ève}|pointe{,s} d{e,u} pied{,s}|appuy{er,ez}|appuie|abduction|adduction|pointez|redress{er,ez}|ferm{er,ez} le poing|fermeture du poing|poing {fermé,serré}|mord{re,ez}|attrap{er,ez}',
  'flexion{ar,e,a}|flexión|extend{er}|extiend{a,e}|extensión|levant{ar,e,a}|dobl{ar,e,a}|tir{ar,e}|sep{arar,are,ara}|cierr{e,a}|cerrar',
  'estir{e,a} {el,la}|elev{ar,e,a}|sub{ir,a,e}|junt{ar,e,a}|presion{ar,e,a}|agarr{ar,e,a}|muerd{a,e}|abducción|aducción|puño|cierre {del,de} puño|puño cerrado',
  'flexion{ar,e,a}|flexão|estend{er,a,e}|extensão|levant{ar,e,a}|dobr{ar,e,a}|pux{ar,e,a}|afast{ar,e,a}|fech{ar,e,a} a mão|morda|abdução',
  'flett{ere,a,i}|flession{e}|estend{ere,a,i}|estensione|alz{are,i,a}|sollev{are,i,a}|pieg{are,hi,a}|tir{are,i,a}|allarg{are,hi,a}',
  'chiud{ere,a,i} il pugno|mord{ere,a,i}|abduzione|adduzione|prem{ere,a,i}|afferr{are,i,a}',
  'buig{en,t}|buig|strek{ken,t}|strek|til{len,t}|til|hef{fen,t}|hef|trek{ken,t}|trek|spreid{en,t}|spreid',
  'knijp{en,t}|knijp|duw{en,t}|duw|druk{ken,t}|bijt|vuist maken|maak een vuist|op {je,de,uw} tenen|plantairflexie|flexie|extensie',
  '底屈|屈曲|外転|内転|曲げ|伸ばし|上げ|挙げ|持ち上げ|押し|引い|引っ張|握り|つま先立ち|踏み込',
  '跖屈|屈曲|外展|内收|弯|彎|伸直|抬|举|舉|拉|推|踮脚|踮腳|握|张开|張開',
);

/** The same as done: beside a limb alone they tell its posture (`knee flexed`). */
export const pastMovements = formsWhenAsked(
  'plantarflexed|plantar flexed|flexed|extended|{ab,ad}ducted|{pro,supi}nated|{e,in}verted|elevated|rotated',
  'opposed|lifted|raised|bent|straightened|curled|pinched|pressed|pulled|gripped|grasped|kicked|shrugged',
  'frowned|smiled|blinked|pushed|squatted|jumped|made a fist|resisted|tensed|tightened|squeezed|clenched',
  'gestreckt|gebeugt|gehoben|hochgezogen|plié|serré|poussé|levantó|apretó|empujó|levantou|puxou|gebogen',
  'gestrekt|opgetild|getrokken|geknepen|geduwd',
);

/** Movements that stretch the muscle which cramps most, and contract the one before it: which of both, the moment says. */
export const stretchingMovements = formsWhenAsked(
  'dorsiflex{,es,ing,ed,ion}|dorsi flex{,es,ing,ed,ion}|dorsalflexion|dorsiflektieren|dorsiflexión|dorsiflexão|dorsiflessione|dorsiflexie|背屈|伸ばし|伸展|勾脚|勾脚尖',
);

/** Whoever is asked, and that it is asked or tried. Beside one of them a movement is a command. */
export const askings = formsWhenAsked(
  'ask{ed,s,ing}|told|tell{s,ing}|instruct{ed,s}|order{ed}|requested|command{ed}|cue{d}|tr{y,ies,ying,ied}|begins to|begin{s,ning}|starts to',
  'patient|pt|pat|subject|participant|volunteer|he|she|actively|active|isometric|please|maximal{,ly}|max|maximum|resist{ed,ance}|your|voluntar{y,ily}',
  'gebeten|angewiesen|aufgefordert|soll|sollte|bitte|patient{in,en}|proband{,in,en}|versucht|versuchen|aktiv|maximal{e,er,es}|isometrisch',
  'demandé|prié|consigne|sujet|patiente|essa{yer,yez,ie}|activement|maximale|vos|votre|ton|ta',
  'pid{e,ió}|pedido|indic{a,ó}|paciente|sujeto|sujeito|intent{ar,e,a}|tent{ar,e,a}|activamente|ativamente|máxim{o,a}',
  'chiest{o,a}|richiest{o,a}|paziente|soggetto|prov{i,a,are}|attivamente|massim{o,a,ale}',
  'gevraagd|patiënt|proefpersoon|prob{eer,eert,eren}|actief|maximaal',
  '指示|患者|被験者|してください|て下さい|てください|请|請|让|讓|患者|受试者|受試者',
);

/** Parts of the body that are moved. */
export const limbs = formsWhenAsked(
  'hand{,s}|leg{,s}|foot|feet|arm{,s}|forearm|toe{,s}|finger{,s}|knee{,s}|elbow|wrist|calf|heel{,s}|thumb|fist|ankle|hip|shoulder{,s}|jaw|head|trunk',
  'bein{,e}|arm{,e}|hand|hände|fuß|füße|faust|knie|ellenbogen|handgelenk|zehe{,n}|ferse{,n}|finger|daumen|schulter{,n}|hüfte|wade|fußspitze{,n}|kopf',
  'jambe{,s}|bras|main{,s}|pied{,s}|poing|genou|coude|poignet|orteil{,s}|talon{,s}|doigt{,s}|pouce|épaule{,s}|hanche|cheville|mollet|tête',
  'pierna|brazo|mano{,s}|pie{,s}|puño|rodilla|codo|muñeca|dedo{,s}|talón|talones|pulgar|hombro{,s}|tobillo|cabeza|pantorrilla',
  'perna|braço|mão|pé{,s}|punho|joelho|cotovelo|pulso|polegar|ombro|tornozelo|cabeça|calcanhar{,es}|panturrilha',
  'gamba|braccio|piede|piedi|pugno|ginocchio|gomito|polso|dita|dito|pollice|spalla|caviglia|testa|tallone|talloni|polpaccio',
  'been|benen|voet{,en}|vuist|pols|elleboog|teen|tenen|hiel{,en}|vinger{,s}|duim|schouder{,s}|enkel|heup|hoofd|kuit',
  'eyebrows|つま先|足先|足|手|腕|膝|肘|手首|足首|指|親指|肩|腿|脚|腳|手腕|膝盖|膝蓋|胳膊|手臂|脚趾|腳趾|拳',
);

/** Nobody moves the limb. */
export const postures = formsWhenAsked(
  'position{,ed}|posture|supine|prone|seated|sitting|lying|lies|fixed|resting|gelagert|position|posición|posição|posizione|positie|肢位|体位',
);

/** Somebody else moves it. */
export const passives = formsWhenAsked(
  'passive{,ly}|examiner|range of motion|rom|passiv{,e,er,es}|passivement|pasiv{o,a,amente}|passiv{o,a,amente}|passief|受動|他動|被动|被動',
);
