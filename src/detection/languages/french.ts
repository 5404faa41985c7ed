import type { Language } from './language';

export const french: Language = {
  name: 'French',
  phrases: {
    contract: [
      'contracter|contractez|contracte|contractée|serrer|serrez|serre|poussez|pousser|pousse|contraction volontaire',
      'contre résistance|tenir|tenez|tiens|forcez|plus fort|maintenez|maintenir',
      'serrer le poing|faites un effort|effort volontaire|effort maximal|contracté volontairement|contraction maximale|ne lâchez rien|tenez bon|on tient|on serre|on pousse',
    ],
    relax: [
      'relâcher|relâchez|relâche|relâchement|relâché|détendre|détendez|détends|lâchez|lâche|décontracter|arrêtez|ne forcez plus|ne poussez plus|ne serrez plus',
      'décontractez|décontracte|relâche tout|plus de force',
      'se détend|se relâche',
    ],
    rest: ['repos|au repos|ligne de base', 'se reposer|reposez vous'],
    'cramp-begins': ['crampe|crampes|spasme|contracture|nœud douloureux|noeud douloureux'],
    'cramp-ends': ['fin de crampe|crampe passée'],
    stretch: ['étirer|étirement|étirez|étiré'],
    'in-region': ['aiguille dans le muscle|aiguille dans la crampe|aiguille dans le nœud|palpé|palpable'],
    'muscle-hard': [
      'muscle dur|muscle est dur|muscle reste dur|reste dur|toujours dur|muscle contracté|nœud palpable|boule palpable',
    ],
    insertion: ["insertion|piqûre|aiguille insérée|mouvement d'aiguille"],
    stimulus: ['stimulation|stimuler|choc|tétanisation|tétanos|onde{,s} f|onde m'],
  },
  commands: {
    contract: [
      'allez|allez y|commencez|début|tirez|tirer|pliez|levez|lever|soulevez|on y va|c est parti|force maximale|fort',
    ],
    relax: [
      'arrêt|baissez|baisser|baisse|fin|assez|terminé|fini|c est bon|laissez aller|reposez|reposez vous|doucement',
    ],
    'lean-contract': ['pourcent|maintenant|encore|un peu plus'],
    beside: [
      'léger|légère|faible|modéré|modérée|minime|isométrique',
      'gauche|droite',
      'essai',
      'merci|svp|plait|vous|sil|s il|oui|un|une|peu|plus|la|le|les|de|jambe|bras|main|pied|poing|bien',
    ],
  },
  forbidding: {
    contract: ['ne {relâchez,lâchez} {pas,rien}|ne relâche pas|ne lâche pas'],
    relax: [
      'ne {contractez,serrez,poussez,forcez,tirez,contracte,serre,pousse,force} {pas,plus}|ne pas {contracter,serrer,pousser,forcer,tirer}|sans forcer',
    ],
  },
  movement: {
    movement: [
      'flexion|fléchi{r,ssez,t,s}|étend{re,ez,s}|pli{er,ez}|lev{er,ez}|lève|soul{ever,evez,ève}|écart{er,ez,e}|tend{re,ez,s}|tir{er,ez,e}',
      'rel{ever,evez,ève}|pointe{,s} d{e,u} pied{,s}|appuy{er,ez}|appuie|abduction|adduction|pointez|redress{er,ez}|ferm{er,ez} le poing|fermeture du poing|poing {fermé,serré}|mord{re,ez}|attrap{er,ez}',
    ],
    past: ['plié|serré|poussé'],
    asking: ['demandé|prié|consigne|sujet|patiente|essa{yer,yez,ie}|activement|maximale|vos|votre|ton|ta'],
    limb: [
      'jambe{,s}|bras|main{,s}|pied{,s}|poing|genou|coude|poignet|orteil{,s}|talon{,s}|doigt{,s}|pouce|épaule{,s}|hanche|cheville|mollet|tête',
    ],
    passive: ['passivement'],
  },
  idle: ['contraction involontaire|contractions involontaires|ne bouge{,z} {pas,plus}'],
  things: [
    'aiguille|électrode|électrodes|bouton|câble|enregistrement|amplificateur|bruit|appareil|table|sangle',
  ],
  seen: [
    'douleur{,s}|fait mal|involontaire{,s}|spontané{,e,es,s}|secousse{,s}|tremblement{,s}|décharge{,s}|tousse|toux',
  ],
  negations: ['pas|sans|aucun|aucune|jamais|ne|non'],
  over: {
    surely: ['termine|terminee|finie|fini|passee|passe|disparue|cede|cessee'],
    perhaps: ['fin|arret|final'],
    before: ['fin|arret|arretez'],
  },
  fillers: ['est|a|la|le|les|l|de|du|d|une|un|maintenant'],
};
