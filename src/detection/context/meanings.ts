/** What a remark in a recording can mean for the engine, and the phrases that say so, by language. */

/** What a phrase means. `in-region`: an examiner asserts that the needle is in the muscle that contracts. */
export type Meaning =
  | 'contract'
  | 'relax'
  | 'rest'
  | 'cramp-begins'
  | 'cramp-ends'
  | 'stretch'
  | 'in-region'
  | 'insertion'
  | 'stimulus';

/**
 * Whole words, English; German; French; Spanish. Case and diacritics do not matter; ä, ö, ü may be spelt ae, oe, ue.
 * A longer phrase wins over a shorter one inside it. `start` and `stop` alone are left out: they say too little.
 */
export const phrases: Readonly<Record<Meaning, readonly string[]>> = {
  contract: list(
    'hold|contract|contracts|contracting|contraction|voluntary contraction|voluntary|squeeze|squeezing|push|pushing',
    'mvc|mvic|mvf|max effort|maximal effort|maximum effort|effort|flex|plantarflex|plantar flexion|make a fist|grip',
    'anspannen|anspannung|spannen|angespannt|drücken|kontraktion|willkürkontraktion|kontrahieren|faust|pressen',
    'contracter|contractez|contractée|serrer|serrez|poussez|pousser|contraction volontaire',
    'contraer|contraiga|contrae|contracción|apretar|apriete|empujar|empuje|fuerza máxima',
  ),
  relax: list(
    'hold relaxed|relax|relaxed|relaxing|relaxation|release|let go|loosen|stop contracting|stop contraction',
    'entspannen|entspannung|entspannt|loslassen|locker lassen|lockerlassen|locker',
    'relâcher|relâchez|relâchement|relâché|détendre|détendez|lâchez|décontracter',
    'relajar|relaje|relajación|relajado|soltar|suelte|descontraer',
  ),
  rest: list(
    'rest|resting|at rest|rest period|baseline|pause',
    'ruhe|in ruhe|ruhig|ruhephase|grundlinie',
    'repos|au repos|ligne de base',
    'reposo|en reposo|descanso|descansar|línea de base',
  ),
  'cramp-begins': list(
    'cramp|cramps|cramping|cramp begins|cramp onset|spasm|charley horse|charlie horse|painful knot|contracture',
    'krampf|krämpfe|krampft|muskelkrampf|wadenkrampf|verkrampfung|kontraktur|schmerzhafter knoten',
    'crampe|crampes|spasme|contracture|nœud douloureux|noeud douloureux',
    'calambre|calambres|espasmo|contractura|nudo doloroso',
  ),
  'cramp-ends': list(
    'cramp free|free of cramp|free of cramps|no longer cramping|relief|relieved',
    'krampffrei|krampflösung|krampfende',
    'fin de crampe|crampe passée',
    'fin del calambre|sin calambre',
  ),
  stretch: list(
    'hold stretch|hold the stretch|stretch|stretches|stretching|stretched|dorsiflex to stretch|dorsiflex|dorsiflexion|passive stretch',
    'dehnen|dehnung|gedehnt|dehnt|passive dehnung',
    'étirer|étirement|étirez|étiré',
    'estirar|estiramiento|estire|estira',
  ),
  'in-region': list(
    'in region|needle in region|needle in muscle|needle in the muscle|needle in cramp|needle in the cramp|needle in knot',
    'needle in the knot|needle in contracting muscle|needle in the contracting muscle|palpate|palpated|palpates|palpation',
    'knot palpable|knot palpated|palpable|electrode in region|hard to touch|hard muscle|muscle hard',
    'nadel im muskel|nadel im krampf|nadel im knoten|knoten tastbar|tastbar|getastet|palpiert|muskel hart',
    'aiguille dans le muscle|aiguille dans la crampe|aiguille dans le nœud|palpé|palpable|nœud palpable|muscle dur',
    'aguja en el músculo|aguja en el nudo|aguja en el calambre|palpado|nudo palpable|músculo duro',
  ),
  insertion: list(
    'insertion|insert|needle insertion|insert needle|needle in|needle movement|needle moved|needle repositioned',
    'einstich|insertion|nadel einstechen|nadelbewegung|nadel bewegt|nadel neu',
    "insertion|piqûre|aiguille insérée|mouvement d'aiguille",
    'inserción|insertar|pinchazo|aguja insertada',
  ),
  stimulus: list(
    'stimulus|stimuli|stim|stimulation|electrical stimulation|stimulate|shock',
    'reiz|reizung|stimulation|stimulieren|elektrische reizung',
    'stimulation|stimuler|choc',
    'estímulo|estimulación|estimular',
  ),
};

/** Phrases that hold one of the words above and say nothing of the moment. */
export const idlePhrases: readonly string[] = list(
  'cramp threshold|cramp prone|cramp protocol|cramp induction|cramp history|cramp frequency|cramp study|cramp diary',
  'after cramp|before cramp|post cramp|pre cramp|rest of|the rest|contraction time|stim off|no effort|hold still|hold on|hold position',
  'stimulation frequency|stimulation intensity|joint contracture|reizstärke|push button',
  'perceived effort|baseline drift|grip strength',
);

function list(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('|'));
}
