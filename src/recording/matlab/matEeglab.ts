/** The events of an EEGLAB data set: a struct array beside `data` and `srate`, timed in samples from 1. */
import type { FileAnnotation } from '../recording';
import { readNumbers } from './matNumbers';
import { numericOf, textsOf, type Scope } from './matScopes';
import type { MatValue } from './matTypes';

const mostEvents = 100_000;

type Fields = ReadonlyMap<string, MatValue>;

/** Reads them, of whatever struct has them; undefined where none has. */
export function eeglabEvents(
  scopes: readonly Scope[],
): (() => Promise<readonly FileAnnotation[]>) | undefined {
  for (const { values } of scopes) {
    const events = values.get('event');
    const rate = numericOf(values.get('srate'));
    if (events?.kind === 'struct' && rate && values.has('data')) {
      return async () => {
        const [samplingRate = NaN] = await readNumbers(rate, 1);
        const all = await Promise.all(
          events.elements.slice(0, mostEvents).map((event) => annotationOf(event, samplingRate)),
        );
        return all.filter(({ onsetSeconds }) => onsetSeconds >= 0);
      };
    }
  }
  return undefined;
}

async function annotationOf(event: Fields, samplingRate: number): Promise<FileAnnotation> {
  const numberIn = async (name: string): Promise<number> => {
    const array = numericOf(event.get(name));
    return (array ? await readNumbers(array, 1) : [])[0] ?? NaN;
  };
  const [text = String(await numberIn('type'))] = textsOf(event.get('type'));
  const duration = (await numberIn('duration')) / samplingRate;
  return {
    onsetSeconds: ((await numberIn('latency')) - 1) / samplingRate,
    durationSeconds: duration > 0 ? duration : 0,
    text,
  };
}
