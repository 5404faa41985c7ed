/** The words by which names and transducers tell what a channel measures, in the languages of laboratories. */
import { wordSet } from '../../base/words';

/** Words that name a trigger or event channel. */
const triggerWords = wordSet(
  'trigger triggers trig trg event events marker markers mark status stim stimulus stimulator sti annotation annotations',
  'ttl sync digital digin din button switch footswitch bnc keyboard restimulus rerepetition repetition',
  'ereignis evento eventos evenement marqueur declencheur ausloser gatillo',
  'fsw footsw contacteur fussschalter interruttore interruptor pulsador taster',
);
/** Endings that do so: `Fußschalter`. */
const triggerEnding = /schalter$/u;

/** Words that name a mechanical quantity: what a contracture is told by. */
const mechanicalWords = wordSet(
  'moment angle angular acc imu position displacement velocity speed load loadcell dynamometer dynamometry grip handgrip',
  'strain stretch joint kinematics mmg mechanomyogram mechanomyography weight twitch tension glove gyr',
  'kistler amti bertec gon pitch yaw euler pedal cadence crank encoder fsr cop grf vgrf',
  'fuerza forza forca drehmoment winkel gelenk angulo angolo beschleunigung aceleracion accelerazione aceleracao',
  'couple coppia vitesse deplacement geschwindigkeit posicion posizione',
  'сила момент угол ускорение',
);
/** Beginnings that leave no doubt: `forceplate`, `accelerometer`, `Kraftaufnehmer`. */
const mechanicalBeginning = /^(?:force|torque|acc?el|gonio|gyro|kraft|力|加速度|角度|角速度|トルク)/u;
/** Endings that do so: `Kniewinkel`, `Griffkraft`. */
const mechanicalEnding = /(?:winkel|kraft|moment|beschleunigung)$/u;
/** Words of a mechanical quantity that name a task too: `MVC biceps` in mV is the EMG of a maximal contraction. */
const taskWords = wordSet('mvc mvf mvic');

/** Words that name a signal of the body that electrodes or microphones pick up, and that is no EMG. */
const otherWords = wordSet(
  'eeg eog reog leog ieog ecg ekg erg meg mcg egg eda gsr scl ppg pleth plethysmogram resp respiration respiratory airflow nasal',
  'breathing temperature temperatur spo2 sao2 o2 co2 abp nibp art bp cvp pap pressure heart hr ibi rr pulse',
  'sound audio snore mic microphone light time counter timestamp nseq battery impedance humidity',
  'eogh eogv heog veog galvanic conductance bvp oxy gaze pupil lux laser packet quaternion quat magnetometer',
  'atmung druck mikrofon zeit tiempo temperatura respiracion respirazione respiracao leitfahigkeit',
  'экг ээг',
);
/** Words that name a muscle, or a part of the body over one, where the unit is an electrode's: the temporalis (`Temp L`). */
const ambiguousWords = wordSet(
  'temp index thorax abdomen abdo tho heel toe flow roll code codes label contact buffer saw ramp auxiliary activation',
);

/** Columns beside the samples of tables for machine learning: what was done, by whom, and which time. By the whole name. */
const rowLabel =
  /^(?:gestures?|class(?:es)?|labels?|movements?|activit(?:y|ies)|subjects?|participants?|trials?|sessions?|exercises?|reps?|fold)(?:[ _-]?(?:id|label|class|index|number|num|no|code))?$/u;
/** Joints that are measured by angles, and what they do; `wrist flexion` alone may be EMG of that task. */
const bigJoints = wordSet('hip knee ankle pelvis lumbar');
const jointMoves = wordSet(
  'flexion extension adduction abduction rotation tilt obliquity dorsiflexion plantarflexion eversion inversion',
);

/** Words that say what a person was asked to do. */
const targetWords = wordSet(
  'target targets cue cues template requested request feedback path goal setpoint prescribed desired commanded',
  'instructed trajectory ziel soll sollwert sollkraft zielkraft vorgabe cible consigne objetivo',
);
/** What was done, not asked: `performed path`; and electrodes. */
const doneWords = wordSet('performed actual measured produced real acquired exerted ist electrode eeg');

/** What a recorder says of a channel beside its samples: `EMG status`, `EMG battery`. */
const statusWords = wordSet(
  'status battery impedance timestamp counter packet quality contact leadoff saturation',
);

/** Sides, which stand beside a muscle and not beside a thermometer. */
const sideWords = wordSet('l r left right li re links rechts ant post anterior posterior gauche droite');

/** What words say: of these the judgement is made. */
export type WordMeaning = 'emg' | 'target' | 'trigger' | 'mechanical' | 'other';

/** What is known beside the words. */
export interface WordContext {
  /** Microvolts per unit, where the unit is one of electric potential. */
  readonly microvolts: number | undefined;
}

/** What the words of a name or transducer tell; EMG first, since it says what the others only suggest. */
export function meaningOf(text: string, { microvolts }: WordContext): WordMeaning | undefined {
  const words = wordsOf(text);
  const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  const isVoltage = microvolts !== undefined;
  if (words.some((word) => /^(?:(?:hd?s?|[silrnf])?emg|эмг|筋電|肌电|肌電)/u.test(word))) {
    return isVoltage || !has(statusWords) ? 'emg' : 'other';
  }
  const isDone = has(doneWords);
  // OT BioLab+: what was done, beside the path that was asked for.
  if (/^(?:performed|acquired) (?:path|data|signal)$/iu.test(text.trim())) return 'mechanical';
  if (!isDone && has(targetWords)) return 'target';
  // The reference electrode of a voltage is no target.
  if (!isDone && !isVoltage && words.includes('reference')) return 'target';
  if (has(triggerWords) || isDigitalLine(text) || words.some((word) => triggerEnding.test(word))) {
    return 'trigger';
  }
  const isMechanical = (word: string): boolean =>
    mechanicalBeginning.test(word) || mechanicalEnding.test(word);
  if (has(mechanicalWords) || words.some(isMechanical)) return 'mechanical';
  if (microvolts !== 1 && isForcePlate(text)) return 'mechanical';
  if (isMagnetometer(text)) return 'other';
  // Volts alone are a transducer's.
  if (!(isVoltage && microvolts < 1e6) && has(taskWords)) return 'mechanical';
  if (!isVoltage && has(bigJoints) && has(jointMoves)) return 'mechanical';
  if (has(otherWords)) return 'other';
  const isElectrodes = isVoltage && (microvolts <= 1 || has(sideWords));
  return has(ambiguousWords) && !isElectrodes ? 'other' : undefined;
}

/** Whether a name is that of a column of labels beside samples: `subject_id`, `trial`. */
export function isRowLabel(name: string): boolean {
  return rowLabel.test(name.trim().toLowerCase());
}

/**
 * `Fx`, `Force.My1`, `F1Z`, `F_y left`: a component of force or moment. `Fz` alone, or beside another electrode, is one of
 * the EEG, and `My channel` somebody's own.
 */
function isForcePlate(text: string): boolean {
  const plain = text.trim().toLowerCase();
  if (/^(?:f_z|fp\d_f[xyz]|cop)(?:$|[^a-z])/u.test(plain)) return true;
  const parts = plain.replace(/^([fm])[_ .]([xy])\b/u, '$1$2').split(/[^\p{L}\p{N}]+/u);
  const named = parts.filter((part) => part !== '' && !/^\d+$/u.test(part) && !sideWords.has(part));
  return /^(?:[fm]\d?[xy]|m\d?z|f\dz|fz\d)\d?$/u.test(named.at(-1) ?? '');
}

/** `MAG.X 1`, `MagY`: of an inertial sensor. `mag` alone is a muscle's too (`Add. mag.`). */
function isMagnetometer(text: string): boolean {
  return /(?:^|[^a-z])mag(?:netometer|neto|n)?[\s._-]?[xyz](?:$|[^a-z])/iu.test(text);
}

/** `DIG 1`, `dig_in2`: `dig` alone is not enough, for it is a finger too (`Ext. dig.`). */
function isDigitalLine(text: string): boolean {
  return /^dig(?:ital)?(?:in|out)?\d*$/iu.test(text.replace(/[\s_.-]/gu, ''));
}

/** The electrode names of the 10-20 system that mean nothing else: alone, or as a pair with another electrode. */
const eegElectrode = /^(?:fp[12z]|a?fz|fcz|cz|cpz|pz|poz|oz|iz)(?:-(?:ref|le|avg|[a-z]{1,2}[\dz]{0,2}))?$/u;
const eegPair =
  /^(?:fp|af|f|fc|c|cp|t|p|po|o)(?:\d{1,2}|z)-(?:(?:fp|af|f|fc|c|cp|t|p|po|o|a|m)(?:\d{1,2}|z))$/u;
/** The electro-oculogram of sleep recordings, against an electrode behind the ear. */
const eogElectrode = /^(?:[lr]oc(?:-(?:[am][12]|ref))?|e[12]-(?:[am][12]|ref))$/u;
/** A limb lead of the ECG: Roman numerals alone. `V1` could be a voltmeter, and stays with its unit. */
const ecgLead = /^(?:i{1,3}|av[rlf]|ml(?:i{1,3}))$/u;

/** Electrode names of the 10-10 system that may mean something else, where no other electrode of the EEG is beside them. */
const eegLikely = /^(?:(?:fp|af|f|ft|fc|c|t|tp|cp|p|po|o|i)\d{1,2}|[am][12])$/u;

/** A name as it is in lists of electrodes: PhysioNet fills them up with points (`Fc5.`, `C3..`). */
function plainElectrode(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/\.{1,3}$/u, '');
}

/** Whether a name is one of the EEG among others of it. */
export function isElectrodeAmongOthers(name: string): boolean {
  return eegLikely.test(plainElectrode(name));
}

/** Whether a name is that of an electrode of the EEG and can mean nothing else. */
export function isElectrodeOfEeg(name: string): boolean {
  return eegElectrode.test(plainElectrode(name));
}

/** Whether a name is that of an electrode of the EEG, EOG or ECG. */
export function isElectrodeOfAnother(name: string): boolean {
  const plain = plainElectrode(name);
  return [eegElectrode, eegPair, eogElectrode, ecgLead].some((pattern) => pattern.test(plain));
}

/** `AccX1` and `R_leg_emg` as words without accents: split at anything but letters, at digits, and where case rises. */
function wordsOf(text: string): string[] {
  const parts = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return parts.flatMap((part) => {
    const word = withoutNumber(part);
    const axis = word.search(/[xyz]$/u);
    return [part, word, axis < 0 ? word : withoutNumber(word.slice(0, axis))];
  });
}

/** The word before the digits at its end. Not by a pattern: one would try every digit as the first. */
function withoutNumber(word: string): string {
  let end = word.length;
  while (end > 0 && /^\d$/u.test(word.charAt(end - 1))) end -= 1;
  return word.slice(0, end);
}
