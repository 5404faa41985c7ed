/**
 * Words for a sampling rate, and for the interval between samples, in the languages that programs and people write them in;
 * and the words before them that say of what the rate is. Another language is another line here.
 */

/** Words behind which a number is a rate, whatever stands between. */
export const rateWords: readonly RegExp[] = [
  /sampl(?:ing|e)s?[ _-]{0,8}(?:rate|freq(?:uency)?)/giu,
  /(?:acquisition|scan|digiti[sz](?:ation|ing)|analog(?:ue)?)[ _-]?(?:rate|freq(?:uency)?)/giu,
  /(?:samples|points)(?:[ _]per[ _]|\/)sec(?:ond)?/giu,
  /(?:abtast|mess|sampling|aufnahme|aufzeichnungs|scan)[ -]?(?:rate|frequenz)/giu,
  /(?:fr[ée]q(?:uence|\.)?|cadence|taux) (?:de |d.)(?:l.)?(?:[ée]chantillonnage|acquisition)/giu,
  /(?:frecuencia|frec\.?|tasa|velocidad) (?:de )?(?:muestreo|adquisici[óo]n)/giu,
  /(?:frequenza|freq\.?) (?:di )?(?:campionamento|acquisizione)/giu,
  /(?:frequ[êe]ncia|freq\.?|taxa) (?:de )?(?:amostragem|aquisi[çc][ãa]o)/giu,
  /частота (?:дискретизац(?:ии|ії)|опроса|сэмплирования|оцифровки)/giu,
  /cz[ęe]stotliwo[śs][ćc] pr[óo]bkowania/giu,
  /(?:bemonsterings?|sample|sampling)[ -]?(?:frequentie|snelheid)/giu,
  /samplings?(?:frekvens|rate|hastighe[dt])/giu,
  /n[äa]ytteenotto(?:taajuus|nopeus)/giu,
  /[öo]rnekleme (?:frekans|h[ıi]z|oran)[ıi]/giu,
  /vzorkovac[íi][ae]? (?:frekven(?:ce|cia)|rychlost)/giu,
  /mintav[ée]tel(?:|ez[ée]s)i (?:frekvencia|sebess[ée]g)/giu,
  /(?:συχνότητα|ρυθμός) δειγματοληψίας/giu,
  /frecven[țţt]a de e[șşs]antionare/giu,
  /t[ầâa]n s[ốôo] l[ấâa]y m[ẫâa]u/giu,
  /(?:샘플링|샘플|표본화) ?(?:주파수|레이트|속도)/giu,
  /(?:サンプリング|標本化|サンプル)(?:周波数|レート|速度)/giu,
  /[采採取抽][样樣](?:率|频率|頻率|速率)/giu,
  /(?:תדר|קצב) ה?דגימה/giu,
  /(?:معدل|تردد) (?:أخذ )?العينات/giu,
];

/** Words behind which a number is an interval, whatever stands between. */
export const intervalWords: readonly RegExp[] = [
  /sampl(?:ing|e)[ _-]{0,8}(?:interval|period)/giu,
  /time per sample/giu,
  /abtast(?:intervall|periode|zeit)/giu,
  /(?:p[ée]riode|intervalle|pas) d.[ée]chantillonnage/giu,
  /(?:per[ií]odo|intervalo) de (?:muestreo|amostragem)/giu,
  /(?:periodo|intervallo) di campionamento/giu,
  /(?:период|интервал|шаг) дискретизации/giu,
  /(?:サンプリング|標本化)(?:周期|間隔|ピッチ)/giu,
  /[采採取抽][样樣](?:间隔|間隔|周期|週期)/giu,
];

/** Instruments beside an amplifier of EMG, right before the words for a rate: theirs is not that of the EMG. */
const anotherInstrument =
  /(?:^|[^\p{L}])(?:vid[ée]o|[ck]amera|mocap|motion(?: capture)?|kinemati(?:cs?|k)|marker|force ?plates?|imu|acc(?:el\p{L}{0,12})?|gyro\p{L}{0,8}|gps|audio)[ _.:'’-]{0,4}$/iu;
/** The EMG, or the inputs that it is on, there. */
const ofEmg =
  /(?:^|[^\p{L}])(?:[sn]?emg|electromyogra\p{L}{0,6}|analog(?:ue)?|эмг|筋電|肌电|肌電)[ _.:-]{0,4}$/iu;

/** Of what the words for a rate say that it is, told from what stands right before them. */
export function instrumentBefore(text: string): 'emg' | 'another' | 'unsaid' {
  if (ofEmg.test(text)) return 'emg';
  return anotherInstrument.test(text) ? 'another' : 'unsaid';
}
