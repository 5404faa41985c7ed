/** The remarks of a recording that nobody can read, to be asked for by their moments, however many they are. */
import { indexBehind, indexFrom } from '../../base/ascending';
import type { FileAnnotation } from '../../recording/recording';
import type { ContextParameters } from './parameters';
import { isUnread, type Wordings } from './wordings';

/** One of them: it may have asked for anything. */
interface UnreadRemark {
  readonly onsetSeconds: number;
  readonly text: string;
}

/** All of them. */
export class UnreadRemarks {
  readonly #remarks: readonly UnreadRemark[];
  readonly #momentsOf = new Map<string, number[]>();

  /** Those within the recording; before `contextBareLeast` they speak of the recording. */
  constructor(
    annotations: readonly FileAnnotation[],
    durationSeconds: number,
    wordings: Wordings,
    { contextBareLeast }: Pick<ContextParameters, 'contextBareLeast'>,
  ) {
    const found = new Map<string, boolean>();
    const isNew = (text: string): boolean => {
      const known = found.get(text) ?? isUnread(text, wordings);
      found.set(text, known);
      return known;
    };
    this.#remarks = annotations
      .filter(({ onsetSeconds: onset }) => onset >= contextBareLeast && onset < durationSeconds)
      .filter(({ text }) => isNew(text))
      .map(({ onsetSeconds, text }) => ({ onsetSeconds, text }))
      .sort((a, b) => a.onsetSeconds - b.onsetSeconds);
    for (const { onsetSeconds, text } of this.#remarks) {
      const moments = this.#momentsOf.get(text);
      if (moments) moments.push(onsetSeconds);
      else this.#momentsOf.set(text, [onsetSeconds]);
    }
  }

  /** Those said in [fromSeconds, toSeconds], in order. */
  within(fromSeconds: number, toSeconds: number): readonly UnreadRemark[] {
    const remarks = this.#remarks;
    const isBefore = (index: number): boolean => (remarks[index]?.onsetSeconds ?? Infinity) < fromSeconds;
    const first = indexBehind(remarks.length, isBefore);
    let end = first;
    while ((remarks[end]?.onsetSeconds ?? Infinity) <= toSeconds) end++;
    return remarks.slice(first, end);
  }

  /** When the same was said: up to `most` moments before this one, itself, and up to `most` after it. */
  alike({ onsetSeconds, text }: UnreadRemark, most: number): readonly number[] {
    const moments = this.#momentsOf.get(text) ?? [];
    const own = indexFrom(moments, onsetSeconds);
    return moments.slice(Math.max(0, own - most), own + most + 1);
  }
}
