import type { Language } from './language';

export const spanish: Language = {
  name: 'Spanish',
  phrases: {
    contract: [
      'contraer|contraiga|contrae|contracción|apretar|apriete|aprieta|empujar|empuje|empuja|fuerza máxima',
      'contra resistencia|mantener|mantenga|mantén|aguantar|aguante|aguanta|más fuerte',
      'contraído|contraiga fuerte|esfuerzo voluntario|apriete el puño|sostenga|sostén|resista|haga fuerza|hacer fuerza|fuerza contra',
    ],
    relax: [
      'relajar|relaje|relaja|relájese|relájate|relajación|relajado|soltar|suelte|suelta|descontraer|afloje|afloja|deje de apretar|deje de empujar',
      'relajado|aflojar',
      'afloje todo|soltar todo|ya no apriete|aflojó|soltó|relajó',
      'deje ir',
    ],
    rest: ['reposo|en reposo|descanso|descansar|descanse|descansa|línea de base'],
    'cramp-begins': ['calambre|calambres|espasmo|contractura|nudo doloroso|acalambrado'],
    'cramp-ends': ['fin del calambre|sin calambre'],
    stretch: ['estirar|estiramiento|estire|estira'],
    'in-region': ['aguja en el músculo|aguja en el nudo|aguja en el calambre|palpado'],
    'muscle-hard': [
      'músculo duro|músculo está duro|músculo sigue duro|sigue duro|nudo palpable|músculo rígido',
    ],
    insertion: ['inserción|insertar|pinchazo|aguja insertada'],
    stimulus: ['estímulo|estimulación|estimular|tetanización|onda{,s} f|onda m'],
  },
  commands: {
    contract: [
      'esfuerzo',
      'vamos|venga|dale|empiece|empieza|empezar|comience|inicio|fuerza|haga fuerza|haz fuerza|tirar|tire|tira|jale|doblar|doble',
      'levante|levanta|levantar|sostenga|sostener|máximo esfuerzo|esfuerzo máximo|cierre el puño',
    ],
    relax: ['relaj', 'baje|baja|bajar|pare|para|alto|basta|ya está|listo|suficiente|terminado|pausa'],
    'lean-contract': ['ahora|ya|más|otra vez'],
    'lean-relax': ['gracias'],
    beside: [
      'suave|ligero|ligera|débil|mínimo|mínima|moderado|moderada',
      'izquierda|derecha',
      'intento|prueba',
      'por|favor|si|y|poco|fuerte|el|con|pierna|brazo|mano|pie',
    ],
  },
  forbidding: {
    contract: ['no {suelte,sueltes,afloje,aflojes,relaje,pare,descanse}'],
    relax: [
      'no {contraiga,contraigas,contraer,apriete,aprietes,apretar,empuje,empujes,haga fuerza,hagas fuerza,haga,fuerce,tire}|sin {fuerza,hacer fuerza,apretar}',
    ],
  },
  movement: {
    movement: [
      'flexion{ar,e,a}|flexión|extend{er}|extiend{a,e}|extensión|levant{ar,e,a}|dobl{ar,e,a}|tir{ar,e}|sep{arar,are,ara}|cierr{e,a}|cerrar',
      'estir{e,a} {el,la}|elev{ar,e,a}|sub{ir,a,e}|junt{ar,e,a}|presion{ar,e,a}|agarr{ar,e,a}|muerd{a,e}|abducción|aducción|puño|cierre {del,de} puño|puño cerrado',
    ],
    past: ['levantó|apretó|empujó'],
    stretching: ['dorsiflexión'],
    asking: ['pid{e,ió}|indic{a,ó}|paciente|sujeto|intent{ar,e,a}|activamente|máxim{o,a}'],
    limb: [
      'pierna|brazo|mano{,s}|pie{,s}|puño|rodilla|codo|muñeca|dedo{,s}|talón|talones|pulgar|hombro{,s}|tobillo|cabeza|pantorrilla',
    ],
    posture: ['posición'],
    passive: ['pasiv{o,a,amente}'],
  },
  idle: ['contracción involuntaria|contracciones involuntarias|no se mueva|no te muevas'],
  things: ['aguja|electrodo|electrodos|botón|grabación|registro|ruido|aparato|camilla|amplificador'],
  seen: [
    'dolor|duele|involuntari{o,a}|espontáne{o,a}|temblor|sacudida{,s}|fasciculacion{,es}|fasciculación|descarga{,s}|tos',
  ],
  negations: ['sin|ningun|ninguna|nunca'],
  over: {
    surely: ['termina|terminado|termino|paso|cedio|cesa|acabo|acabado|desaparece'],
    before: ['final|termina|deje'],
  },
  fillers: ['el|del|los|las|se|ha|es|esta|ahora'],
};
