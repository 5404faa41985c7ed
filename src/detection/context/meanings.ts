/** What a remark in a recording can mean for the engine, and the phrases that say so, by language. */

/**
 * What a phrase means. `in-region`: an examiner asserts that the needle is in the muscle that contracts; `muscle-hard`: that
 * he feels it contract, which says the same and that a cramp goes on.
 */
export type Meaning =
  | 'contract'
  | 'relax'
  | 'rest'
  | 'cramp-begins'
  | 'cramp-ends'
  | 'stretch'
  | 'in-region'
  | 'muscle-hard'
  | 'insertion'
  | 'stimulus';

/**
 * Whole words, English; German; French; Spanish; Italian; Portuguese; Japanese and Chinese, whose every sign is a word.
 * Case and diacritics do not matter; ä, ö, ü may be spelt ae, oe, ue. A longer phrase wins over a shorter one inside it.
 */
export const phrases: Readonly<Record<Meaning, readonly string[]>> = {
  contract: list(
    'hold|holding|hold it|keep holding|contract|contracts|contracted|contracting|contraction|contractions|voluntary contraction|voluntary activity|voluntary activation|voluntary effort',
    'squeeze|squeezes|squeezed|squeezing|push|pushes|pushing|tighten|tightens|tightening|tensing|clench|clenching',
    'press down|pull up|lift your|lift the|raise your|raise the|bend your|bend the|straighten your|push up|resist me|activate the muscle',
    'push as hard as you can|as hard as you can|hard as possible|harder|keep going|start contracting|start contraction',
    'mvc|mvic|mvf|max effort|maximal effort|maximum effort|slight effort|effort against|against resistance|flex|plantarflex|plantar flexion|make a fist|grip',
    'anspannen|anspannung|spannen|spann an|spannen sie an|drücken|kontraktion|gegen widerstand|willkürkontraktion|kontrahieren',
    'faust|pressen|halten|festhalten|weiter halten|so fest es geht|fester',
    'contracter|contractez|contracte|contractée|serrer|serrez|serre|poussez|pousser|pousse|contraction volontaire',
    'contre résistance|tenir|tenez|tiens|forcez|plus fort|maintenez|maintenir',
    'contraer|contraiga|contrae|contracción|apretar|apriete|aprieta|empujar|empuje|empuja|fuerza máxima',
    'contra resistencia|mantener|mantenga|mantén|aguantar|aguante|aguanta|más fuerte',
    'contrarre|contrai|contragga|contrarre il muscolo|contrazione|stringi|stringa|stringere|spingi|spinga|spingere|tieni|tenga',
    'tenere|mantieni|mantenga la contrazione|più forte',
    'contrair|contraia|contraindo|contração|apertar|aperte|aperta|empurrar|empurre|empurra|segurar|segure|segura|mais forte',
    'aanspannen|span aan|aangespannen|aanspanning|knijpen|knijp|duwen|vasthouden|hou vast|houd vast|volhouden|harder duwen|samentrekken|contractie|kracht zetten',
    'spannt|spannt an|anzuspannen|zu drücken|zu halten|keep it|keep it there|as strong as possible|as strong as you can|angespannt halten|ballen|faust machen|gegenhalten|gegendrücken|dagegenhalten|dagegen drücken|drück|drücken sie|kontrahiert|maximalkraft',
    'serrer le poing|faites un effort|effort volontaire|effort maximal|contracté volontairement|contraction maximale|ne lâchez rien|tenez bon|on tient|on serre|on pousse',
    'contraído|contraiga fuerte|esfuerzo voluntario|apriete el puño|sostenga|sostén|resista|haga fuerza|hacer fuerza|fuerza contra',
    'faça força|fazer força|mantenha a contração|contração voluntária|esforço voluntário|resista|aguente|aguenta',
    'fare forza|faccia forza|contrae|contratto volontariamente|contrazione volontaria|sforzo volontario|stretto il pugno|resista|resisti|mantenga|regga|teneva',
    'willkür|willkürlich|willkürliche|willküraktivität|willkürinnervation|willküranspannung|maximalinnervation|vollinnervation|muskelkontraktion|muskelanspannung',
    'dauerkontraktion|haltekontraktion|maximalkontraktion|probekontraktion|spiercontractie|spieraanspanning|maximaalkracht|willekeurig|willekeurige',
    '収縮|力を入れ|力入れ|力いれ|力を入れて|力入れて|握って|握る|保持|保って|保つ|維持して|キープ|そのまま|踏ん張|頑張って|随意収縮',
    '收缩|收縮|用力|握紧|握緊|握拳|保持|坚持|堅持|绷紧|繃緊',
  ),
  relax: list(
    'hold relaxed|relax|relaxes|relaxed|relaxing|relaxation|release|released|let go|let it go|let loose|loosen|ease off|stop contracting',
    'stop contraction|stop holding|stop pushing|stop squeezing|drop it|and off',
    'entspannen|entspann|entspannung|entspannt|loslassen|lass los|lassen sie los|locker lassen|lass locker|lockerlassen|locker',
    'nachlassen|aufhören|nicht mehr drücken|nicht mehr anspannen|muskelentspannung|muskelrelaxation',
    'relâcher|relâchez|relâche|relâchement|relâché|détendre|détendez|détends|lâchez|lâche|décontracter|arrêtez|ne forcez plus|ne poussez plus|ne serrez plus',
    'relajar|relaje|relaja|relájese|relájate|relajación|relajado|soltar|suelte|suelta|descontraer|afloje|afloja|deje de apretar|deje de empujar',
    'rilassa|rilassare|rilassi|rilassati|rilasciare|rilascia|rilassamento|molla|lascia andare|smetti',
    'relaxar|relaxe|relaxa|relaxamento|relaxado|soltar|solte|solta|descontrair|descontraia',
    'mollare|molli|molla tutto|rilasciato|rilassato|rilasci|decontrarre|decontragga|allenti|allentare|ontspan|ontspannen|ontspan maar|loslaten|laat los|laat maar los|los laten|verslap',
    'stop maar|verslappen|slap laten|slap|lockern|lockert|gelockert|entspannt sich|lässt los|spannung raus|décontractez|décontracte|relâche tout|plus de force|relajado|aflojar',
    'afloje todo|soltar todo|ya no apriete|distensione|relaxou|soltou|aflojó|soltó|relajó|afrouxe|afrouxar|descontrai|slacken|unclench|unclenched|ungrip|go limp|limp|at ease',
    '力を抜く|力抜く|力ぬいて|抜いて|脱力して|緩める|ゆるめ|楽に|楽にして|放下|松|鬆|放轻松|放輕鬆|卸力',
    'letting go|lets go|loszulassen|se détend|se relâche|deje ir|リラックス|力を抜いて|力抜いて|脱力|緩めて|ゆるめて|離して|弛緩',
    '放松|放鬆|松开|鬆開|松弛|鬆弛|别用力|別用力|不要用力|不用力',
  ),
  rest: list(
    'rest|resting|at rest|rest period',
    'ruhe|in ruhe|ruhig|ruhephase|ruheaktivität|ruheableitung|ruhemessung',
    'repos|au repos|ligne de base',
    'reposo|en reposo|descanso|descansar|descanse|descansa|línea de base',
    'riposo|a riposo|linea di base',
    'repouso|em repouso|descansar|descanse|linha de base',
    'rust|in rust|uitrusten|rustig|rustfase|geen kracht|basislijn|ausruhen|pause machen|se reposer|reposez vous|riposare|si riposi|descansando|em descanso',
    '安静|休憩|休んで|ベースライン',
    '休息|静息|靜息|基线|基線',
  ),
  'cramp-begins': list(
    'cramp|cramps|cramping|cramp begins|cramp onset|spasm|charley horse|charlie horse|painful knot|contracture',
    'krampf|krämpfe|krampft|muskelkrampf|wadenkrampf|verkrampfung|kontraktur|schmerzhafter knoten',
    'crampe|crampes|spasme|contracture|nœud douloureux|noeud douloureux',
    'calambre|calambres|espasmo|contractura|nudo doloroso|acalambrado',
    'crampo|crampi|spasmo|contrattura',
    'cãibra|cãibras|câimbra|câimbras|caimbra|espasmo|contratura',
    'kramp|krampen|kuitkramp|spierkramp|verkrampt|kramp begint|charlie horse',
    'こむら返り|筋痙攣|痙攣|けいれん|つった|つっている|攣縮|拘縮',
    '抽筋|痉挛|痙攣|抽搐|挛缩|攣縮',
  ),
  'cramp-ends': list(
    'cramp free|free of cramp|free of cramps|no longer cramping|relief|relieved',
    'krampffrei|krampflösung|krampfende',
    'fin de crampe|crampe passée',
    'fin del calambre|sin calambre',
    'fine del crampo|senza crampi|crampo passato',
    'fim da cãibra|sem cãibra|cãibra passou',
    'krampvrij|kramp weg|geen kramp|kramp voorbij',
    '痙攣消失|けいれん消失|痙攣なし|おさまった|治まった',
    '抽筋缓解|抽筋緩解|缓解|緩解|不抽筋|抽筋停止|抽筋消失',
  ),
  stretch: list(
    'hold stretch|hold the stretch|stretch|stretches|stretching|stretched|dorsiflex to stretch|passive stretch',
    'dehnen|dehnung|gedehnt|dehnt|passive dehnung',
    'étirer|étirement|étirez|étiré',
    'estirar|estiramiento|estire|estira',
    'allungare|allungamento|allunga|stiramento passivo|stretching passivo',
    'alongar|alongamento|alongue|alonga',
    'rekken|rekken van|gerekt|rek|oprekken|passief rekken',
    'ストレッチ|伸張',
    '拉伸|牵拉|牽拉|拉筋',
  ),
  'in-region': list(
    'in region|needle in region|needle in muscle|needle in the muscle|needle in cramp|needle in the cramp|needle in knot',
    'needle in the knot|needle in contracting muscle|needle in the contracting muscle|palpate|palpated|palpates|palpation',
    'palpable|electrode in region',
    'nadel im muskel|nadel im krampf|nadel im knoten|tastbar|getastet|palpiert',
    'aiguille dans le muscle|aiguille dans la crampe|aiguille dans le nœud|palpé|palpable',
    'aguja en el músculo|aguja en el nudo|aguja en el calambre|palpado',
  ),
  'muscle-hard': list(
    'knot palpable|palpable knot|knot palpated|knot felt|hard to touch|hard muscle|muscle hard|muscle is hard|muscle feels hard|calf hard',
    'muskel bleibt hart|bleibt hart|noch hart|muskel hart und verkürzt|muscle stays hard|muscle remains hard|stays hard|remains hard|still hard|muscle rigid|muscle hard and shortened|spier hard|spier is hard|spier blijft hard',
    'muscle stiff|rock hard|muscle firm|belly hard|muskel hart|muskel ist hart|muskelbauch hart|knoten tastbar|tastbarer knoten|steinhart',
    'muscle dur|muscle est dur|muscle reste dur|reste dur|toujours dur|muscle contracté|nœud palpable|boule palpable',
    'músculo duro|músculo está duro|músculo sigue duro|sigue duro|músculo continua duro|continua duro|nudo palpable|músculo rígido|nó palpável|músculo rijo',
    'muscolo duro|muscolo è duro|muscolo resta duro|resta duro|nodo palpabile|筋肉が硬い|筋が硬い|筋が硬いまま|硬くなった|肌肉硬|肌肉僵硬|肌肉变硬|肌肉變硬|肌肉发硬|肌肉發硬',
  ),
  insertion: list(
    'insertion|insert|needle insertion|insert needle|needle in|needle movement|needle moved|needle repositioned',
    'einstich|insertion|nadel einstechen|nadelbewegung|nadel bewegt|nadel neu',
    "insertion|piqûre|aiguille insérée|mouvement d'aiguille",
    'inserción|insertar|pinchazo|aguja insertada',
    'inserzione|ago inserito|movimento dell ago',
    'inserção|agulha inserida|movimento da agulha',
    'naald insteken|naald ingebracht|naald verplaatst',
    '刺入|針刺入|針を動かす',
    '进针|進針|插针|插針|移动针|移動針',
  ),
  stimulus: list(
    'stimulus|stimuli|stim|stimulation|electrical stimulation|stimulate|shock|tetanus|tetanic|tetanization|fes|nmes',
    'rns|pulse train|train of pulses|f wave|f waves|m wave|m waves|h reflex',
    'reiz|reizung|reizserie|stimulation|stimulieren|elektrische reizung|tetanische reizung|serienreizung|nervenreizung|f welle|f wellen|m welle|m wellen',
    'stimulation|stimuler|choc|tétanisation|tétanos|onde f|ondes f|onde m',
    'estímulo|estimulación|estimular|tetanización|onda f|ondas f|onda m',
    'stimolo|stimolazione|stimolare|tetanizzazione',
    'estímulo|estimulação|estimular|tetanização',
    '刺激|電気刺激|电刺激|電刺激',
  ),
};

/** Phrases that hold one of the words above, or a command's, and say nothing of the moment. */
export const idlePhrases: readonly string[] = list(
  'cramp threshold|cramp prone|cramp protocol|cramp induction|cramp history|cramp frequency|cramp study|cramp diary',
  'after cramp|before cramp|post cramp|pre cramp|rest of|the rest|contraction time|stim off|no effort|hold still|hold on|on hold|hold position',
  'release note|release notes|release version|quick release|kann nicht anspannen|konnte nicht anspannen|kann nicht kontrahieren|kan niet aanspannen|kon niet aanspannen',
  'stimulation frequency|stimulation intensity|joint contracture|reizstärke|push button',
  'involuntary contraction|involuntary contractions|unwillkürliche kontraktion|unwillkürliche kontraktionen|contraction involontaire|contractions involontaires',
  'contracción involuntaria|contracciones involuntarias|contrazione involontaria|contrazioni involontarie|contração involuntária|contrações involuntárias',
  'perceived effort|good effort|poor effort|squeeze test|grip strength|mvc target|target mvc|contracture release',
);

function list(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('|'));
}
