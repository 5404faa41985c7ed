/**
 * What the names of variables say in data sets of movements and gestures: beside the EMG stand the gloves and angles
 * that were recorded with it, and labels sample by sample. What channels are called elsewhere is for `kinds.ts`.
 */
import { wordSet } from '../../base/words';
import { meaningOf } from '../kinds/words';
import type { ChannelKind } from '../recording';
import { nameWords } from './matNames';
import { readNumbers } from './matNumbers';
import type { MatNumeric } from './matTypes';

/** Labels, sample by sample: Ninapro's, and those that others use for the same. */
const codes = wordSet(
  'stimulus restimulus repetition rerepetition repetitions object reobject exercise subject trial trials class classes',
  'classlabel classlabels label labels gesture gestures movement movements movementid motion grasp regrasp grasprepetition',
  'regrasprepetition graspobject regraspobject dynamic redynamic task tasks phase session block condition conditions',
  'finger fingers posture triggers trigger event events marker markers stim onoff digital annotation annotations gt',
  'groundtruth activation activations prompt state states flag flags finalclass reposition',
);
const mechanical = wordSet(
  'glove gloves cyberglove cybergloves dataglove inclin inclinometer inclinometers inclination kin angles joints',
);
const others = wordSet('ts timestamps idx quality gaze pupil tsacc tsemg tsgaze ipts mupulses');

const kindReason = "by its variable's name";

/** A kind, and by what it was told. */
export interface VariableKind {
  readonly kind: ChannelKind;
  readonly kindReason: string;
}

/**
 * The kind that a variable's own name or those of the structs around it say; undefined where they say none.
 * The innermost name counts first, and one that says EMG ends the search. That a struct is about a movement or a
 * trial says nothing of what it holds, so codes are told by the innermost name alone, and by their values.
 */
export async function kindByVariable(path: string, array: MatNumeric): Promise<VariableKind | undefined> {
  const names = path.split('.');
  for (const [depth, name] of names.reverse().entries()) {
    const words = nameWords(name).filter((word) => !/^\p{N}+$/u.test(word));
    const says = (known: ReadonlySet<string>): boolean =>
      known.has(words.join('')) || (depth === 0 && words.some((word) => known.has(word)));
    // The name of the channel is judged elsewhere, and may say more than that of the variable.
    if (words.some((word) => /^(?:hd?s?|[silrnf])?emg/u.test(word))) return undefined;
    if (says(mechanical)) return { kind: 'mechanical', kindReason };
    if (says(others)) return { kind: 'other', kindReason };
    if (depth === 0 && says(codes) && (await areCodes(array))) return { kind: 'trigger', kindReason };
  }
  return array.numberClass === 'logical' || (await areSteps(array))
    ? { kind: 'trigger', kindReason: 'its values are codes' }
    : undefined;
}

/** The kind that the innermost name of a path says by the words that every format's names are judged by. */
export function kindByOwnName(path: string): VariableKind | undefined {
  const own = path.slice(path.lastIndexOf('.') + 1);
  const kind = own === path ? undefined : meaningOf(own, { microvolts: undefined });
  return kind && { kind, kindReason: 'by its name' };
}

const windows = 8;
const windowSamples = 256;
const mostCodes = 64;

/** Samples from eight places of an array. */
async function someOf(array: MatNumeric): Promise<readonly (readonly number[])[]> {
  const apart = Math.max(windowSamples, Math.floor(array.present / windows));
  const some: (readonly number[])[] = [];
  for (let first = 0; first < array.present && some.length < windows; first += apart) {
    some.push(await readNumbers(array, windowSamples, first));
  }
  return some;
}

/** Few whole numbers: what a label, a cue or a digital line is. */
async function areCodes(array: MatNumeric): Promise<boolean> {
  const some = (await someOf(array)).flat();
  return some.every(Number.isInteger) && new Set(some).size <= mostCodes;
}

/** Codes that stay for a while and change: whatever their name is, they are no wave. */
async function areSteps(array: MatNumeric): Promise<boolean> {
  if (Math.min(...array.dimensions) !== 1 || array.present < windows * windowSamples) return false;
  const some = await someOf(array);
  const all = some.flat();
  const codes = new Set(all);
  if (codes.size < 2 || codes.size > mostCodes || !all.every(Number.isInteger)) return false;
  const changes = some.reduce(
    (sum, window) => sum + window.filter((value, index) => index > 0 && value !== window[index - 1]).length,
    0,
  );
  return changes < 0.02 * all.length;
}
