/** What the names of MATLAB variables say: `fs_emg` is the rate of `emg`, `timeMs` a vector of times in milliseconds. */
import { wordSet } from '../../base/words';
import { secondsPerUnit } from '../timeUnits';

export const rateNames = wordSet(
  'fs fsamp fsample sfreq srate sr samplerate samplingrate samplefrequency samplingfrequency samplefreq samplingfreq',
  'sampfreq samprate fsemg emgfs frequency freq adfreq rate hz sf framerate acquisitionrate acqrate analograte',
);
/** From sample to sample; AcqKnowledge's `isi` says its unit beside it. */
export const intervalNames = wordSet(
  'dt isi si interval sampleinterval samplinginterval sampleperiod samplingperiod tinterval',
);
/** Names of time vectors. */
export const timeNames = wordSet('time t times timestamps timestamp timevector timevec tvec taxis timeaxis');
export const labelNames = wordSet(
  'labels label channelnames channellabels channels channel channames chnames chanlabels chanlocs titles description',
  'descriptions names muscles musclenames muscle sensors sensornames electrodes signals signalnames channelname',
);
/** Within a struct these name the one signal in it; in the file itself, its subject as well. */
export const ownLabelNames = wordSet('name title label channel channelname muscle sensor');
export const unitNames = wordSet(
  'units unit channelunits unitnames channelunit physicalunits physicalunit dimension',
);

const letters = /(\p{Ll})(\p{Lu})/gu;
const unitWords = wordSet('hz khz s sec secs seconds ms msec milliseconds us usec microseconds min');

/** A name as words: split at anything but letters and digits, between these, and where case rises. */
export function nameWords(name: string): readonly string[] {
  return (
    name
      .slice(0, 256)
      .replace('kHz', 'khz')
      .replace(letters, '$1 $2')
      .toLowerCase()
      .match(/\p{L}+|\p{N}+/gu) ?? []
  );
}

/** What a name states: of which variables (`stem`, words that these have as well), and in what unit. */
export interface Statement {
  readonly stem: readonly string[];
  readonly unit: string;
}

/** What the name states where it is one of `names`, alone or with the words of what it is about. */
export function statementIn(name: string, names: ReadonlySet<string>): Statement | undefined {
  const all = nameWords(name);
  const last = all.at(-1) ?? '';
  const whole = statementOf(all, names, '');
  if (whole?.stem.length === 0) return whole;
  const withUnit =
    all.length > 1 && unitWords.has(last) ? statementOf(all.slice(0, -1), names, last) : undefined;
  return withUnit ?? whole;
}

function statementOf(
  words: readonly string[],
  names: ReadonlySet<string>,
  unit: string,
): Statement | undefined {
  for (let length = words.length; length > 0; length--) {
    if (names.has(words.slice(0, length).join(''))) return stated(words.slice(length), unit);
    if (names.has(words.slice(-length).join(''))) return stated(words.slice(0, -length), unit);
  }
  return undefined;
}

/** `isi_units` is no interval of something called units. */
function stated(stem: readonly string[], unit: string): Statement | undefined {
  return stem.some((word) => unitNames.has(word)) ? undefined : { stem, unit };
}

/** Whether a statement about `stem` is one about the variable `name`. */
export function isAbout(stem: readonly string[], name: string): boolean {
  const words = nameWords(name);
  return stem.every((part) =>
    words.some((word) => word === part || (part.length > 1 && word.startsWith(part))),
  );
}

/** Seconds per unit of time vectors and intervals. */
export function timeUnitSeconds(unit: string): number | undefined {
  return unit === '' ? undefined : secondsPerUnit(unit.replace(/s?\.$/u, ''));
}
