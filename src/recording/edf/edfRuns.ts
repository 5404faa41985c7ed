/** The samples of some signals as runs in the order of the file: record by record, and in each one signal after the other. */
import type { StoredRun } from '../blocks/runs';
import type { StoredFormat } from '../blocks/storedFormat';
import type { EdfHeader } from './header';
import type { PlacedSamples } from './placedSamples';
import type { EdfSignal } from './signals';

/** What is wanted of a signal: places in order. */
export interface WantedSignal {
  readonly channel: number;
  readonly signal: EdfSignal;
  readonly format: StoredFormat;
  readonly places: readonly PlacedSamples[];
}

/** A record's samples of one signal, as far as they are wanted. */
class SignalCursor {
  readonly wanted: WantedSignal;
  private place = 0;
  private sample: number;

  constructor(wanted: WantedSignal) {
    this.wanted = wanted;
    this.sample = wanted.places[0]?.first ?? Infinity;
  }

  /** The record of the next sample; `Infinity` after the last. */
  get record(): number {
    return Math.floor(this.sample / this.wanted.signal.samplesPerRecord);
  }

  /** The next samples, up to the end of their record or place. */
  take(): { readonly first: number; readonly end: number; readonly shift: number } | undefined {
    const place = this.wanted.places[this.place];
    if (!place) return undefined;
    const first = this.sample;
    const end = Math.min(place.end, (this.record + 1) * this.wanted.signal.samplesPerRecord);
    this.sample = end < place.end ? end : (this.wanted.places[++this.place]?.first ?? Infinity);
    return { first, end, shift: place.shift };
  }
}

/** The runs of several signals. */
export function* edfRuns(header: EdfHeader, wanted: readonly WantedSignal[]): Generator<StoredRun> {
  const { dataStart, recordBytes, bytesPerSample } = header;
  const cursors = [...wanted]
    .sort((a, b) => a.signal.recordOffset - b.signal.recordOffset)
    .map((one) => new SignalCursor(one));
  for (;;) {
    const record = cursors.reduce((least, cursor) => Math.min(least, cursor.record), Infinity);
    if (record === Infinity) return;
    for (const cursor of cursors) {
      while (cursor.record === record) {
        const part = cursor.take();
        if (!part) break;
        const { channel, signal, format } = cursor.wanted;
        yield {
          channel,
          from: part.first + part.shift,
          count: part.end - part.first,
          offset:
            dataStart +
            record * recordBytes +
            signal.recordOffset +
            (part.first - record * signal.samplesPerRecord) * bytesPerSample,
          strideBytes: bytesPerSample,
          format,
        };
      }
    }
  }
}
