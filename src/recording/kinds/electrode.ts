/** What kind of electrode a channel is from, where its name or the format's text about the sensor says so. */
import type { Channel } from '../recording';
import { capped } from '../fileText';
import { wordSet } from '../../base/words';

/** `sEMG`, `HDsEMG`, `s-EMG 1`. */
const surfaceEmg = /(?:^|[^a-z])(?:hd[-_ ]?)?s-?emg/u;
/** `superficial` is a muscle's name too (`flexor dig. superf.`). */
const surfaceWords = wordSet('surface superficie поверхностный поверхностная');
const surfaceBeginning = /^(?:surface|oberflach)/u;
const insideWords = wordSet(
  'needle concentric monopolar intramuscular wire wires finewire nadel aguja ago aiguille игла',
);

/** `surface` for an electrode on the skin, undefined where nothing says so, or something says otherwise. */
export function electrodeOf(name: string, transducer = ''): Channel['electrode'] {
  const texts = [name, transducer].map((text) =>
    capped(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
  );
  const words = texts.flatMap((text) => text.split(/[^\p{L}]+/u));
  if (words.some((word) => insideWords.has(word) || word.startsWith('nadel'))) return undefined;
  const isSaid =
    texts.some((text) => surfaceEmg.test(text)) ||
    words.some((word) => surfaceWords.has(word) || surfaceBeginning.test(word));
  return isSaid ? 'surface' : undefined;
}
