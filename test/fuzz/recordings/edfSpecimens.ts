/** EDF, EDF+C, EDF+D, BDF and BDF+ files with their truth. */
import type { Random } from '../../../src/simulation/random';
import {
  writeEdf,
  type EdfAnnotation,
  type EdfChannel,
  type EdfVariant,
} from '../../fixtures/writers/edfWriter';
import { chance, pick, several, whole } from '../pick';
import type { Specimen, TrueChannel } from './specimen';

export const edfVariants: readonly EdfVariant[] = ['EDF', 'EDF+C', 'EDF+D', 'BDF', 'BDF+C', 'BDF+D'];

const headerBytesPerSignal = 256;

interface Layout {
  readonly width: number;
  readonly dataStart: number;
  readonly recordBytes: number;
  /** Records' places on the timeline, in records. */
  readonly places: readonly number[];
}

function makeChannel(random: Random, index: number, records: number, width: number): EdfChannel {
  const top = 2 ** (8 * width - 1);
  // Even, so that half a record is a whole number of samples.
  const samplesPerRecord = 2 * whole(random, 2, 9);
  const physicalMaximum = pick(random, [100, 3276.7, 5]);
  const step = (2 * physicalMaximum) / (2 * top - 1);
  const digital = several(samplesPerRecord * records, () => whole(random, -top, top));
  return {
    name: pick(random, ['EMG', 'Force', `Ch ${index}`]),
    unit: pick(random, ['uV', 'mV', 'N', '']),
    samplesPerRecord,
    samples: Float64Array.from(digital, (value) => -physicalMaximum + (value + top) * step),
    physicalMinimum: -physicalMaximum,
    physicalMaximum,
  };
}

function trueChannel(channel: EdfChannel, offset: number, layout: Layout): TrueChannel {
  const { samplesPerRecord: per, samples } = channel;
  const last = layout.places.at(-1) ?? 0;
  const values = new Array<number>(Math.round((last + 1) * per)).fill(NaN);
  const stored = new Map<number, number>();
  for (const [record, place] of layout.places.entries()) {
    for (let sample = 0; sample < per; sample++) {
      const time = Math.round(place * per) + sample;
      values[time] = samples[record * per + sample] ?? NaN;
      stored.set(time, record * per + sample);
    }
  }
  const step = (channel.physicalMaximum - channel.physicalMinimum) / 2 ** (8 * layout.width);
  return {
    values,
    // 32-bit floats hold 24 bits: a step or two of a BDF are within their rounding.
    tolerance: layout.width === 3 ? 3 * step : step / 4,
    file: '',
    bytesOf: (time) => {
      const sample = stored.get(time);
      if (sample === undefined) return undefined;
      const record = Math.floor(sample / per);
      const from =
        layout.dataStart + record * layout.recordBytes + offset + (sample - record * per) * layout.width;
      return { from, end: from + layout.width };
    },
  };
}

/** Places of records on the timeline, in records: with gaps of halves and wholes where the file may have them. */
function makePlaces(random: Random, records: number, gaps: boolean): number[] {
  let place = 0;
  return several(records, (record) => {
    if (record > 0) place += 1 + (gaps && chance(random, 0.4) ? pick(random, [0.5, 1, 3, 10]) : 0);
    return place;
  });
}

export function edfSpecimen(random: Random, variant: EdfVariant): Specimen {
  const width = variant.startsWith('BDF') ? 3 : 2;
  const records = whole(random, 1, 9);
  const recordSeconds = pick(random, [0.1, 0.5, 1]);
  const channels = several(whole(random, 1, 4), (index) => makeChannel(random, index, records, width));
  const plus = variant.includes('+');
  const places = makePlaces(random, records, variant.endsWith('D'));
  const first = chance(random, 0.3) ? 0.25 : 0;
  const annotations = several(whole(random, 0, 4), (index): EdfAnnotation => {
    const onsetSeconds = first + Number((random.uniform(0, records) * recordSeconds).toFixed(3));
    return { onsetSeconds, text: `remark ${index}`, ...(chance(random, 0.5) && { durationSeconds: 0.5 }) };
  });
  const annotationPlace = pick(random, ['first', 'last'] as const);
  const bytes = writeEdf({
    variant,
    recordSeconds,
    channels,
    ...(plus && { annotations, annotationPlace }),
    ...(plus && { recordOnsets: places.map((place) => Number((first + place * recordSeconds).toFixed(7))) }),
  });
  const dataStart = headerBytesPerSignal * (channels.length + (plus ? 2 : 1));
  const recordBytes = (bytes.length - dataStart) / records;
  const ownBytes = channels.reduce((sum, { samplesPerRecord }) => sum + samplesPerRecord * width, 0);
  const name = variant.startsWith('BDF') ? 'case.bdf' : 'case.edf';
  const layout = { width, dataStart, recordBytes, places };
  let offset = annotationPlace === 'first' ? recordBytes - ownBytes : 0;
  const trueChannels = channels.map((channel) => {
    const made = { ...trueChannel(channel, offset, layout), file: name };
    offset += channel.samplesPerRecord * width;
    return made;
  });
  return {
    kind: variant,
    files: new Map([[name, bytes]]),
    channels: trueChannels,
    headerEnds: new Map([[name, dataStart]]),
    ...(plus && {
      recordTimes: {
        dataStart,
        recordBytes,
        records,
        timeOffset: annotationPlace === 'first' ? 0 : ownBytes,
        timeBytes: recordBytes - ownBytes,
        discontinuous: variant.endsWith('D'),
      },
    }),
  };
}
