import type { Language } from './language';

export const portuguese: Language = {
  name: 'Portuguese',
  phrases: {
    contract: [
      'contrair|contraia|contraindo|contração|apertar|aperte|aperta|empurrar|empurre|empurra|segurar|segure|segura|mais forte',
      'faça força|fazer força|mantenha a contração|contração voluntária|esforço voluntário|resista|aguente|aguenta',
    ],
    relax: [
      'relaxar|relaxe|relaxa|relaxamento|relaxado|soltar|solte|solta|descontrair|descontraia',
      'relaxou|soltou|afrouxe|afrouxar|descontrai',
    ],
    rest: ['repouso|em repouso|descansar|descanse|linha de base', 'descansando|em descanso'],
    'cramp-begins': ['cãibra|cãibras|câimbra|câimbras|caimbra|espasmo|contratura'],
    'cramp-ends': ['fim da cãibra|sem cãibra|cãibra passou'],
    stretch: ['alongar|alongamento|alongue|alonga'],
    'muscle-hard': ['músculo continua duro|continua duro|nó palpável|músculo rijo'],
    insertion: ['inserção|agulha inserida|movimento da agulha'],
    stimulus: ['estímulo|estimulação|estimular|tetanização'],
  },
  commands: {
    contract: [
      'esforço',
      'força|faça força|comece|começar|início|puxe|puxa|dobre|mantenha|mantém|esforço máximo|máximo esforço|força máxima|vá|vai',
    ],
    relax: ['abaixe|abaixar|baixe|chega|fim|pronto|à vontade|afrouxe'],
    'lean-contract': ['agora|já|mais|mais uma vez'],
    'lean-relax': ['obrigado|obrigada'],
    beside: [
      'leve|fraco|fraca',
      'esquerda|direita',
      'tentativa',
      'e|um|uma|pouco|forte|perna|braço|mão|pé|o|com',
    ],
  },
  forbidding: {
    contract: ['não {solte,relaxe,pare,descanse}'],
    relax: ['não {contraia,contrair,aperte,apertar,empurre,faça força,force,puxe}|sem {força,fazer força}'],
  },
  movement: {
    movement: [
      'flexion{ar,e,a}|flexão|estend{er,a,e}|extensão|levant{ar,e,a}|dobr{ar,e,a}|pux{ar,e,a}|afast{ar,e,a}|fech{ar,e,a} a mão|morda|abdução',
    ],
    past: ['levantou|puxou'],
    stretching: ['dorsiflexão'],
    asking: ['pedido|sujeito|tent{ar,e,a}|ativamente'],
    limb: [
      'perna|braço|mão|pé{,s}|punho|joelho|cotovelo|pulso|polegar|ombro|tornozelo|cabeça|calcanhar{,es}|panturrilha',
    ],
    posture: ['posição'],
    passive: ['passiv{o,a,amente}'],
  },
  idle: ['contração involuntária|contrações involuntárias|não se {mexa,mova}'],
  things: ['agulha|eletrodo|eletrodos|botão|gravação|ruído|aparelho|maca'],
  seen: ['dor|dói|espontâne{o,a}|involuntári{o,a}|tosse|fasciculaç{ão,ões}'],
  negations: ['sem|nenhum|nenhuma|nao'],
  over: { before: ['fim|pare'] },
  fillers: ['da|do|das|dos'],
};
