import type { Language } from './language';

export const english: Language = {
  name: 'English',
  phrases: {
    contract: [
      'hold|holding|hold it|keep holding|contract|contracts|contracted|contracting|contraction|contractions|voluntary contraction|voluntary activity|voluntary activation|voluntary effort',
      'squeeze|squeezes|squeezed|squeezing|push|pushes|pushing|tighten|tightens|tightening|tensing|clench|clenching',
      'press down|pull up|lift your|lift the|raise your|raise the|bend your|bend the|straighten your|push up|resist me|activate the muscle',
      'push as hard as you can|as hard as you can|hard as possible|harder|keep going|start contracting|start contraction',
      'mvc|mvic|mvf|max effort|maximal effort|maximum effort|slight effort|effort against|against resistance|flex|plantarflex|plantar flexion|make a fist|grip',
      'keep it|keep it there|as strong as possible|as strong as you can',
    ],
    relax: [
      'hold relaxed|relax|relaxes|relaxed|relaxing|relaxation|release|released|let go|let it go|let loose|loosen|ease off|stop contracting',
      'stop contraction|stop holding|stop pushing|stop squeezing|drop it|and off',
      'slacken|unclench|unclenched|ungrip|go limp|limp|at ease',
      'letting go|lets go',
    ],
    rest: ['rest|resting|at rest|rest period'],
    'cramp-begins': [
      'cramp|cramps|cramping|cramp begins|cramp onset|spasm|charley horse|charlie horse|painful knot|contracture',
      'stuck closed|{hand,fingers,toes,calf,muscle} {locked,locks,locked up,locks up,seized up,seizes up}|{hand,fist,fingers} wont open',
    ],
    'cramp-ends': ['cramp free|free of cramp|free of cramps|no longer cramping|relief|relieved'],
    stretch: [
      'hold stretch|hold the stretch|stretch|stretches|stretching|stretched|dorsiflex to stretch|passive stretch',
    ],
    'in-region': [
      'in region|needle in region|needle in muscle|needle in the muscle|needle in cramp|needle in the cramp|needle in knot',
      'needle in the knot|needle in contracting muscle|needle in the contracting muscle|palpate|palpated|palpates|palpation',
      'palpable|electrode in region',
    ],
    'muscle-hard': [
      'knot palpable|palpable knot|knot palpated|knot felt|hard to touch|hard muscle|muscle hard|muscle is hard|muscle feels hard|calf hard',
      'muscle stays hard|muscle remains hard|stays hard|remains hard|still hard|muscle rigid|muscle hard and shortened',
      'muscle stiff|rock hard|muscle firm|belly hard',
    ],
    insertion: [
      'insertion|insert|needle insertion|insert needle|needle in|needle movement|needle moved|needle repositioned',
    ],
    stimulus: [
      'stimulus|stimuli|stim|stimulation|electrical stimulation|stimulate|shock|tetanus|tetanic|tetanization|fes|nmes',
      'rns|pulse train|train of pulses|f wave{,s}|m wave{,s}|h reflex',
    ],
  },
  commands: {
    contract: [
      'go|start|begin|try|strong|max|maximum|stronger|press|pull|lift|raise|bend|straighten|resist|activate|extend|curl',
      'pinch|bite|tense|effort|voluntary|full effort|full power|full force|all out|make it hard|make a muscle|ramp|ramp up|ramp to',
      'flexion|extension|plantarflexion|abduction|adduction|keep it up|toes up|foot up|up|on',
      'vol|volunt|contr|contrac|eff|innervation|handgrip|hand grip',
      'vol act|vol activity|min vol|min contr|min effort|min eff',
    ],
    relax: [
      'relx',
      'stop|off|down|enough|done|thats it|thats enough|that s it|that s enough|finish|finished|end|over|drop|easy|ease|lower|lowers|lowering|put down|bring down|bring it down|loose|go loose|soften',
      'baseline|pause|break|quiet',
    ],
    'lean-contract': ['now|more|again|once more|one more time|rep|repetition|repeat|percent'],
    'lean-relax': ['thank you|thanks'],
    beside: [
      'put|bring|please|ok|okay|and|very|good|well|ready|steady|set|a|it|little|bit|slowly|gently|hard|fast|t|s|sec|at|there|then|one',
      'minimal|minimum|mild|moderate|mod|medium|slight|slightly|submax|submaximal|weak|weakly|gentle|isometric|isom',
      'left|right|both',
      'your|my|hand|leg|foot|arm|toe|toes|finger|fingers|knee|elbow|wrist|calf|heel|thumb|fist',
      'trial|attempt|set|no|nr|number',
    ],
  },
  forbidding: {
    contract: ['{do not,dont,never,not to} {relax,release,let go,stop,let up,give up,drop it,rest}'],
    relax: [
      '{do not,dont,never,not to} {contract,push,press,squeeze,tense,tighten,hold,flex,pull,lift,grip,clench,resist,activate,try}{, up}',
      'avoid {contracting,contraction,tensing}|{patient,pt,pat,subject} {,is }not {contracting,pushing,squeezing,gripping}',
    ],
  },
  movement: {
    movement: [
      'plantarflex{,es,ing}|plantar flex{,es,ing}|{,plantar}flexion|plantar flexion|flex{es,ing}|extend{,s,ing}|extension',
      '{ab,ad}duct{,s,ing,ion}|{pro,supi}nat{e,es,ing,ion}|{e,in}vert{,s,ing}|{e,in}version|elevat{e,es,ing}|rotat{e,es,ing}',
      'oppos{e,es,ing}|lift{,s,ing}|rais{e,es,ing}|bend{,s,ing}|straighten{,s,ing}|curl{,s,ing}|spread{,s,ing}|point{,ing} {toes,your toes,the toes,your foot,the foot}',
      'pinch{,es,ing}|press{,es,ing}|pull{,s,ing}|grip{s,ping}|grasp{,s,ing}|bit{e,es,ing}|kick{,s,ing}|shrug{,s,ging}',
      'frown{,s,ing}|smil{e,es,ing}|blink{,s,ing}|step{s,ping,ped} up|pushes|push{,es,ing,ed} off|{toe,heel,calf,leg} rais{e,es,ing}',
      'st{and,ands,anding,ood} {up,on toes,on tiptoe}|tiptoe{,s,ing}|sit up|squat{,s,ting}|jump{,s,ing}|mak{e,es,ing} a fist',
      'resist{,s,ing}|brac{e,es,ing}|tenses|tensing|tightens|squeezes|clenches|wiggl{e,es,ing}|wrinkle{,s}|whistle|bite down|close your eyes tight|raise eyebrows',
    ],
    past: [
      'plantarflexed|plantar flexed|flexed|extended|{ab,ad}ducted|{pro,supi}nated|{e,in}verted|elevated|rotated',
      'opposed|lifted|raised|bent|straightened|curled|pinched|pressed|pulled|gripped|grasped|kicked|shrugged',
      'frowned|smiled|blinked|pushed|squatted|jumped|made a fist|resisted|tensed|tightened|squeezed|clenched',
    ],
    stretching: ['dorsiflex{,es,ing,ed,ion}|dorsi flex{,es,ing,ed,ion}'],
    asking: [
      'ask{ed,s,ing}|told|tell{s,ing}|instruct{ed,s}|order{ed}|requested|command{ed}|cue{d}|tr{y,ies,ying,ied}|begins to|begin{s,ning}|starts to',
      'patient|pt|pat|subject|participant|volunteer|he|she|actively|active|isometric|please|maximal{,ly}|max|maximum|resist{ed,ance}|your|voluntar{y,ily}',
    ],
    limb: [
      'hand{,s}|leg{,s}|foot|feet|arm{,s}|forearm|toe{,s}|finger{,s}|knee{,s}|elbow|wrist|calf|heel{,s}|thumb|fist|ankle|hip|shoulder{,s}|jaw|head|trunk',
      'eyebrows',
    ],
    posture: ['position{,ed}|posture|supine|prone|seated|sitting|lying|lies|fixed|resting'],
    passive: ['passive{,ly}|examiner|range of motion|rom'],
  },
  idle: [
    'cramp threshold|cramp prone|cramp protocol|cramp induction|cramp history|cramp frequency|cramp study|cramp diary',
    'after cramp|before cramp|post cramp|pre cramp|rest of|the rest|contraction time|stim off|no effort|hold still|hold on|on hold|hold position',
    'release note|release notes|release version|quick release|{do not,dont} move|{keep,lie,stay,sit} still',
    'stimulation frequency|stimulation intensity|joint contracture|push button',
    'involuntary contraction|involuntary contractions',
    'perceived effort|good effort|poor effort|squeeze test|grip strength|mvc target|target mvc|contracture release',
  ],
  things: [
    'needle|needles|electrode|electrodes|button|marker|trigger|strap|screw|cable|cables|recording|amplifier|amp|filter|gain|noise',
    'sweep|sensitivity|montage|screen|hum|wander|correction|sensor|dynamometer|device|handle|bulb|table|bed|protocol|impedance|calibration|key|space|lead|leads',
  ],
  seen: [
    'pain{,s,ful}|hurt{s,ing}|sore|ache{,s}|ouch|ow|burn{s,ing}|numb|tingl{es,ing}|involuntar{y,ily}|spontaneous{,ly}|uncontrolled|unintended|not voluntary',
    'fasc|fasci{,c}|fascics|fasciculat{ion,ions,es,ing}|fib|fibs|fibrillation{,s}|psw|psws|sharp wave{,s}|crd|crds|myoton{ic,ia}|myokym{ic,ia}|neuromyoton{ic,ia}',
    'tremor|twitch{,es,ing}|doublet{,s}|discharge{,s}|endplate|end plate|eps|clonus|artifact{,s}|artefact{,s}|movement artifact|cough{,s,ing}|sneez{e,es,ing}|swallow{,s,ing}|talk{s,ing}|touched|bumped|knocked',
  ],
  negations: [
    'no|not|without|dont|doesnt|didnt|cant|cannot|isnt|wasnt|never|unable|none|couldnt|wont|failed|fails',
  ],
  over: {
    surely: [
      'ends|ended|gone|stopped|stops|finished|resolved|resolves|subsided|subsides|disappeared|ceased|released|relieved',
    ],
    perhaps: ['end|over|off|stop|done|release'],
    before: ['end|ends|ended|stop|stopped|stops|finish|finished'],
  },
  fillers: ['is|has|was|now|the|a|an|of|to|then|completely|slowly|suddenly'],
};
