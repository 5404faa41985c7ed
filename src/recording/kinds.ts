/**
 * What a channel measures, told from its name and unit (and, where a format states it, its transducer).
 * Every format uses this one rule, so that a force channel is a force channel whatever file it comes in.
 */
import { capped } from './fileText';
import type { ChannelKind } from './recording';
import { microvoltsPerUnit } from './units';

/** Words that name a trigger or event channel. */
const triggerWords = wordSet(
  'trigger triggers trig trg event events marker markers mark status stim stimulus stimulator sti annotation annotations',
  'ttl sync digital digin dig din button switch footswitch bnc',
);

/** Words that name a mechanical quantity: what a contracture is told by. */
const mechanicalWords = wordSet(
  'force torque moment angle angular gonio goniometer acc accel acceleration accelerometer accelerometry',
  'gyro gyroscope gyr imu position displacement velocity speed load loadcell dynamometer dynamometry grip handgrip',
  'mvc mvf strain stretch joint kinematics mmg mechanomyogram mechanomyography weight twitch tension',
);

/** Words that name a signal of the body (or the room) that is neither. */
const otherWords = wordSet(
  'eeg eog ecg ekg erg meg mcg egg eda gsr scl ppg pleth plethysmogram resp respiration respiratory airflow nasal',
  'breathing temp temperature spo2 sao2 o2 co2 abp nibp art bp cvp pap pressure heart hr ibi rr pulse',
  'sound audio snore mic microphone light time counter battery impedance',
);

/** The electrode names of the 10-20 system that mean nothing else: alone, or as a pair with another electrode. */
const eegElectrode = /^(?:fp[12z]|a?fz|fcz|cz|cpz|pz|poz|oz)(?:-(?:ref|le|avg|[a-z]{1,2}[\dz]{0,2}))?$/u;
const eegPair =
  /^(?:fp|af|f|fc|c|cp|t|p|po|o)(?:\d{1,2}|z)-(?:(?:fp|af|f|fc|c|cp|t|p|po|o|a|m)(?:\d{1,2}|z))$/u;
/** A limb lead of the ECG: Roman numerals alone. `V1` could be a voltmeter, and stays with its unit. */
const ecgLead = /^(?:i{1,3}|av[rlf]|ml(?:i{1,3}))$/u;

/** Units of force, torque, mass, angle, acceleration, length and their rates, after `plainUnit`. */
const mechanicalUnits: readonly RegExp[] = [
  /^[kmu]?n$/u, // newton
  /^[kmcu]?n[ .*·⋅-]?m{1,2}$/u, // torque
  /^[km]?g$/u, // mass, or acceleration in units of gravity
  /^(?:kgf|gf|lbs?|lbf|ft[ .*·-]?lbs?|ozf?)$/u,
  /^(?:deg(?:rees?)?|°|rad(?:ians?)?)$/u,
  /^(?:(?:m?deg(?:rees?)?|°|m?rad|[a-zâ]? ?°?)\/s(?:ec)?(?:\^?2|²)?|dps|rpm)$/u,
  /^(?:[mc]?m\/s(?:ec)?(?:\^?2|²)?|m[.·]?s(?:\^?-2|⁻²))$/u,
  /^[mcµu]?m$/u,
  /^(?:%? ?(?:mvc|mvf|mvic)|n\/n)$/u,
];

/** Spellings of "no unit": values straight from the converter. */
const noUnit = wordSet('- n/a none raw count counts adu adc bit bits lsb unknown a.u. au arb nu');

/**
 * The kind of a channel.
 * Evidence counts in this order: a name that says EMG; a name or unit of a mechanical quantity or of a trigger;
 * a name of another signal; the transducer by the same words; then the unit. A voltage, or no unit at all,
 * without other evidence is taken for EMG: in this editor a missed EMG channel is never looked at by the detector,
 * silently, while a wrong guess is seen and put right by a person.
 * @param unit as the file states it, not as it is shown.
 * @param transducer the format's free text about the sensor, where it has one (EDF).
 */
export function channelKind(name: string, unit: string, transducer = ''): ChannelKind {
  return kindOf(capped(name), capped(unit), capped(transducer));
}

function kindOf(name: string, unit: string, transducer: string): ChannelKind {
  const shortUnit = plainUnit(unit);
  const isMechanicalUnit = mechanicalUnits.some((pattern) => pattern.test(shortUnit));
  const byName = kindByWords(name);
  if (byName === 'trigger') return 'trigger';
  if (isMechanicalUnit || byName === 'mechanical') return 'mechanical';
  if (byName) return byName;
  if (isElectrodeOfAnother(name)) return 'other';
  const byTransducer = kindByWords(transducer);
  if (byTransducer) return byTransducer;
  if (/^(?:boolean|bool|ttl|logic)$/u.test(shortUnit)) return 'trigger';
  const couldBeEmg = shortUnit === '' || noUnit.has(shortUnit) || microvoltsPerUnit(unit) !== undefined;
  return couldBeEmg ? 'emg' : 'other';
}

/** The kind that the words of a name or transducer tell; EMG first, since it says what the others only suggest. */
function kindByWords(text: string): ChannelKind | undefined {
  const words = wordsOf(text);
  const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  if (words.some((word) => /^(?:hd?s?|[silrnf])?emg/u.test(word))) return 'emg';
  if (has(triggerWords)) return 'trigger';
  if (has(mechanicalWords)) return 'mechanical';
  return has(otherWords) ? 'other' : undefined;
}

function isElectrodeOfAnother(name: string): boolean {
  const plain = name.trim().toLowerCase();
  return eegElectrode.test(plain) || eegPair.test(plain) || ecgLead.test(plain);
}

/** `AccX1` and `R_leg_emg` as words: split at anything but letters, at digits, and where case rises. */
function wordsOf(text: string): string[] {
  const parts = text
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

/** A unit without case, blanks around it, and the letters that a wrong encoding puts before a degree sign. */
function plainUnit(unit: string): string {
  return unit
    .trim()
    .toLowerCase()
    .replace(/[âã]\s?°/u, '°')
    .replace(/^\u03bc/u, 'µ');
}

function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(' '));
}
