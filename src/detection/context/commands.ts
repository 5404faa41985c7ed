/**
 * Commands of few words. A clause that consists of nothing else is one (`go`, `a little more`, `lift your leg`); inside a
 * sentence these words say too little (`start of recording`, `on hold`, `more noise`).
 */

/** How a word counts in such a clause: a `lean` one decides only where no other does (`now`, `down now`). */
export type CommandWord = 'contract' | 'relax' | 'lean-contract' | 'lean-relax' | 'beside';

/** Whole words by how they count; English, then German, French, Spanish, Portuguese, Italian, Japanese, Chinese. */
export const commandWords: Readonly<Record<CommandWord, readonly string[]>> = {
  contract: list(
    'go|start|begin|try|strong|max|maximum|stronger|press|pull|lift|raise|bend|straighten|resist|activate|extend|curl',
    'pinch|bite|tense|effort|voluntary|full effort|full power|full force|all out|make it hard|make a muscle|ramp|ramp up|ramp to',
    'flexion|extension|plantarflexion|abduction|adduction|keep it up|toes up|foot up|up|on',
    'vol|volunt|contr|contrac|kontr|contraz|contracc|eff|ansp|innervation|esfuerzo|esforço|sforzo|inspanning|anstrengung|handgrip|hand grip',
    'vol act|vol activity|min vol|min contr|min effort|min eff',
    'los|los gehts|auf gehts|start|beginn|beginnen|ziehen|zieh|beugen|beug|strecken|heben|anheben|hochheben|hoch|voll|volle kraft|voller kraft',
    'maximal|maximalkraft|stärker|kräftig|zudrücken|drück|angespannt|weiterhalten|an',
    'gaan|ga|ja|begin maar|toe maar|kracht|hard|harder|sterker|maximaal|vol|volle kracht|omhoog|op',
    'allez|allez y|commencez|début|tirez|tirer|pliez|levez|lever|soulevez|on y va|c est parti|force maximale|fort',
    'vamos|venga|dale|empiece|empieza|empezar|comience|inicio|fuerza|haga fuerza|haz fuerza|tirar|tire|tira|jale|doblar|doble',
    'levante|levanta|levantar|sostenga|sostener|máximo esfuerzo|esfuerzo máximo|cierre el puño',
    'força|faça força|comece|começar|início|puxe|puxa|dobre|mantenha|mantém|esforço máximo|máximo esforço|força máxima|vá|vai',
    'via|inizia|forza|tira|tiri|piega|alzi|alza|sollevi|solleva|sforzo massimo|massimo sforzo|forza massima|su',
    '始め|はじめ|開始|スタート|せーの|押して|引いて|曲げて|上げて|挙げて|伸ばす|全力|最大|頑張って|強く|踏ん張って',
    '开始|開始|来|來|推|拉|弯曲|彎曲|抬|抬腿|抬起|抬高|最大力|全力|加油|使劲|使勁|大力',
  ),
  relax: list(
    'relx|entsp|rilass|relaj',
    'stop|off|down|enough|done|thats it|thats enough|that s it|that s enough|finish|finished|end|over|drop|easy|ease|lower|lowers|lowering|put down|bring down|bring it down|loose|go loose|soften',
    'baseline|pause|break|quiet',
    'stopp|halt|aus|genug|gut so|fertig|ende|schluss|ausruhen|weich lassen|ablegen|absetzen|runter|senken|absenken|senke|grundlinie',
    'stop maar|genoeg|klaar|einde|rustig|laat maar|pauze|omlaag|laat zakken|zakken',
    'arrêt|baissez|baisser|baisse|fin|assez|terminé|fini|c est bon|laissez aller|reposez|reposez vous|doucement',
    'baje|baja|bajar|pare|para|alto|basta|ya está|listo|suficiente|terminado|pausa',
    'abaixe|abaixar|baixe|chega|fim|pronto|à vontade|afrouxe',
    'abbassi|abbassa|abbassare|giù|fine|fermo|ferma|finito|molli|lasci|lasci andare|rilasci|riposi|smetta',
    'やめ|やめて|止め|止めて|ストップ|終わり|終了|そこまで|抜いて|楽に|楽にして|下ろして|降ろして|下げて',
    '停|停止|好了|结束|結束|可以了|停下|松手|鬆手|放下|安静',
  ),
  'lean-contract': list(
    'now|more|again|once more|one more time|rep|repetition|repeat|percent|wiederholung|prozent|pourcent|nu|meer|nog een keer|nogmaals|jetzt|mehr|nochmal|noch einmal|weiter|maintenant|encore|un peu plus|ahora|ya|más|otra vez',
    'agora|já|mais|mais uma vez|adesso|ora|ancora|ancora di più|un po di più|un po più|もっと|もう少し|もう一度|はい|再|再来|再來|继续|繼續|大一点|大一點',
  ),
  'lean-relax': list('thank you|thanks|danke|gracias|obrigado|obrigada|grazie|ありがとう|谢谢|謝謝'),
  beside: list(
    'put|bring|please|ok|okay|and|very|good|well|ready|steady|set|a|it|little|bit|slowly|gently|hard|fast|t|s|sec|at|there|then|one',
    'minimal|minimum|mild|moderate|mod|medium|slight|slightly|submax|submaximal|weak|weakly|gentle|isometric|isom|isometrisch|isometrische',
    'leicht|leichte|leichter|mäßig|mäßige|mittel|mittlere|schwach|schwache|minimale|submaximale|maximale|kurze|léger|légère|faible|modéré|modérée|minime|isométrique',
    'leve|suave|ligero|ligera|débil|mínimo|mínima|moderado|moderada|fraco|fraca|leggero|leggera|lieve|debole|minimo|minima|moderato|moderata|lichte|zwak|zwakke|matige',
    'left|right|both|links|rechts|li|re|beide|gauche|droite|izquierda|derecha|esquerda|direita|sinistra|destra',
    'your|my|hand|leg|foot|arm|toe|toes|finger|fingers|knee|elbow|wrist|calf|heel|thumb|fist',
    'trial|attempt|set|no|nr|number|versuch|durchgang|essai|intento|prueba|tentativa|prova|poging|試行|回|回目|次|第',
    'als u kunt|goed|maar|graag|alstublieft|en|nog|een|beetje|het|de|uw|je|even',
    'bitte|und|so|gut|noch|etwas|ein|eine|einen|das|den|bisschen|sie|mit|fest|langsam|kraft|bein|arm|hand|fuss|faust',
    'merci|svp|plait|vous|sil|s il|oui|un|une|peu|plus|la|le|les|de|jambe|bras|main|pied|poing|bien',
    'por|favor|si|y|e|um|uma|pouco|poco|forte|fuerte|el|con|pierna|brazo|mano|pie|perna|braço|mão|pé|o|com',
    'per|favore|sì|sim|di|piu|più|po|gamba|braccio|piede|pugno|il',
    'どうぞ|ください|下さい|足|手|腕|を|で|に|请|請|一点|一點|一下|下|吧|了|腿|手|再|大|力',
  ),
};

/**
 * Things that are not muscles. Beside one of them `hold`, `push`, `rest` and their like speak of it (`push button`, `needle
 * hold`, `baseline noise`); what can be said of a muscle alone (`contraction`) still counts.
 */
export const things: readonly string[] = list(
  'needle|needles|electrode|electrodes|button|marker|trigger|strap|screw|cable|cables|recording|amplifier|amp|filter|gain|noise',
  'sweep|sensitivity|montage|screen|hum|wander|correction|sensor|dynamometer|device|handle|bulb|table|bed|protocol|impedance|calibration|key|space|lead|leads',
  'nadel|elektrode|elektroden|knopf|taste|gurt|schraube|kabel|aufnahme|verstärker|rauschen|brummen|gerät|messung|liege',
  'aiguille|électrode|électrodes|bouton|câble|enregistrement|amplificateur|bruit|appareil|table|sangle',
  'aguja|electrodo|electrodos|botón|grabación|registro|ruido|aparato|camilla|amplificador',
  'agulha|eletrodo|eletrodos|botão|gravação|ruído|aparelho|maca',
  'ago|elettrodo|elettrodi|pulsante|registrazione|rumore|lettino|apparecchio',
  '針|電極|記録|測定|ボタン|针|電極|电极|记录|記錄|按钮|按鈕|仪器',
);

function list(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('|'));
}
