/** Arbitrary EDF and BDF files of every variant, for the property tests. */
import fc from 'fast-check';
import type {
  EdfAnnotation,
  EdfChannel,
  EdfDescription,
  EdfVariant,
} from '../../../fixtures/writers/edfWriter';

const variants: readonly EdfVariant[] = ['EDF', 'EDF+C', 'EDF+D', 'BDF', 'BDF+C', 'BDF+D'];
/** No unit of potential: arbitrary ranges in µV would be warned of as implausible for EMG. */
const units = ['N', 'deg', '', '%', 'm/s^2'];

/** Half a digital step, plus what a 32-bit float at the range's end can be off by. */
export function halfStep(channel: EdfChannel, variant: EdfVariant): number {
  const top = variant.startsWith('BDF') ? 2 ** 23 : 2 ** 15;
  const { digitalMinimum = -top, digitalMaximum = top - 1, physicalMinimum, physicalMaximum } = channel;
  const step = Math.abs(physicalMaximum - physicalMinimum) / (digitalMaximum - digitalMinimum);
  return step / 2 + Math.max(Math.abs(physicalMinimum), Math.abs(physicalMaximum)) * 2 ** -23;
}

function channels(recordCount: number): fc.Arbitrary<EdfChannel> {
  return fc
    .record({
      name: fc
        .string({ unit: fc.constantFrom(...Array.from('EMG abcxyz019-_:')), maxLength: 16 })
        .map((name) => name.trim()),
      unit: fc.constantFrom(...units),
      samplesPerRecord: fc.integer({ min: 1, max: 40 }),
      limits: fc.uniqueArray(fc.integer({ min: -999_999, max: 999_999 }), { minLength: 2, maxLength: 2 }),
      digital: fc.constantFrom([undefined, undefined], [-2048, 2047], [0, 100], [-32767, 32767]),
      phases: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 7 }),
    })
    .map(({ limits: [physicalMinimum = 0, physicalMaximum = 1], digital, phases, ...rest }) => ({
      ...rest,
      physicalMinimum,
      physicalMaximum,
      ...(digital[0] !== undefined && { digitalMinimum: digital[0], digitalMaximum: digital[1] }),
      samples: Float64Array.from({ length: rest.samplesPerRecord * recordCount }, (_, index) => {
        const fraction = (phases[index % phases.length]! + index / 7) % 1;
        return physicalMinimum + fraction * (physicalMaximum - physicalMinimum);
      }),
    }));
}

const annotations: fc.Arbitrary<EdfAnnotation> = fc
  .record({
    onset: fc.integer({ min: 0, max: 200_000 }),
    duration: fc.option(fc.integer({ min: 0, max: 50_000 }), { nil: undefined }),
    text: fc.string({ unit: fc.constantFrom(...Array.from('abcµ痙é 1+')), minLength: 1, maxLength: 12 }),
  })
  .map(({ onset, duration, text }) => ({
    onsetSeconds: onset / 10_000,
    ...(duration !== undefined && { durationSeconds: duration / 10_000 }),
    text,
  }));

/** Record onsets with gaps here and there; discontinuous files only. */
function onsets(count: number, recordSeconds: number, gaps: readonly number[], first: number): number[] {
  let onset = first;
  return Array.from({ length: count }, (_, record) => {
    if (record > 0) onset += recordSeconds + (gaps[record % gaps.length] ?? 0) * recordSeconds;
    return Number(onset.toFixed(6));
  });
}

/** Files of any variant; the plus ones with annotations, the discontinuous ones with gaps. */
export function edfFiles(wanted: readonly EdfVariant[] = variants): fc.Arbitrary<EdfDescription> {
  return fc
    .record({
      variant: fc.constantFrom(...wanted),
      recordCount: fc.integer({ min: 1, max: 24 }),
      recordSeconds: fc.constantFrom(1, 0.1, 0.5, 2, 10),
      gaps: fc.array(fc.constantFrom(0, 0, 0, 1, 0.5, 7.25), { minLength: 1, maxLength: 9 }),
      first: fc.constantFrom(0, 0.3945312, 0.7),
      annotations: fc.array(annotations, { maxLength: 6 }),
      annotationSignals: fc.integer({ min: 1, max: 3 }),
      annotationPlace: fc.constantFrom('first' as const, 'last' as const),
    })
    .chain(({ recordCount, gaps, first, ...rest }) => {
      const gapped = rest.variant.endsWith('D') ? gaps : [0];
      const recordOnsets = onsets(recordCount, rest.recordSeconds, gapped, first);
      return fc
        .array(channels(recordCount), { minLength: 1, maxLength: 4 })
        .map((list) => ({ ...rest, channels: list, ...(rest.variant.includes('+') && { recordOnsets }) }));
    });
}
