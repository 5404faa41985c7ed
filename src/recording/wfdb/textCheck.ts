/**
 * Notices text that stands where samples should be: a script or web page saved under a signal file's name reads as
 * plausible noise. Seen in the wild: an `emg_neuropathy.dat` that is a Python script.
 */
import { readExactly } from '../readExactly';
import type { SignalGroup } from './signalGroups';

const bytesLookedAt = 512;
/** Shorter files are too little evidence. */
const fewestBytes = 64;

/** The bytes as text, or undefined when they hold anything that text does not. */
function asText(bytes: Uint8Array): string | undefined {
  // `stream` forgives a character that is cut at the end.
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  return /^[\t\r\n\f\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u.test(text) && !text.includes('\ufffd')
    ? text
    : undefined;
}

/** The warning for a signal file that begins as text; single bytes (formats 8 and 80) may be letters by chance. */
export async function textWarning(group: SignalGroup): Promise<string | undefined> {
  const { source, format } = group;
  if (format.bytesPerGroup === 1 || source.size < fewestBytes) return undefined;
  const text = asText(await readExactly(source, 0, Math.min(source.size, bytesLookedAt)));
  if (text === undefined) return undefined;
  const beginning = text.replace(/\s+/gu, ' ').trim().slice(0, 30);
  return `${source.name} begins as text ("${beginning}…"), which no recorder writes into a signal file: the curves shown are probably not a recording.`;
}
