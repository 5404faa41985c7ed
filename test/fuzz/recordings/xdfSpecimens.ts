/** XDF files and OTB4 archives with their truth. */
import type { Random } from '../../../src/simulation/random';
import { writeOtb4 } from '../../fixtures/writers/otbWriter';
import { xdfHeader, xdfOffset, xdfSamples, xdfStart } from '../../fixtures/writers/xdfWriter';
import { chance, pick, several, whole } from '../pick';
import type { Specimen, TrueChannel } from './specimen';

const file = 'case.xdf';
const widths = { int8: 1, int16: 2, int32: 4, int64: 8, float32: 4, double64: 8 } as const;
const formats = Object.keys(widths) as (keyof typeof widths)[];

/** One stream of numbers in chunks, its samples with a time or, but for each chunk's first, without. */
export function xdfSpecimen(random: Random): Specimen {
  const format = pick(random, formats);
  const channels = whole(random, 1, 4);
  const chunkFrames = whole(random, 2, 30);
  const allStated = chance(random, 0.4);
  const stream = { id: 1, name: 'Amp', type: 'EMG', rate: 1000, format, channels };
  const frames = several(whole(random, 4, 120), () => several(channels, () => whole(random, -128, 128)));
  const parts: Uint8Array[] = [xdfStart(), xdfHeader(stream)];
  let size = parts.reduce((sum, part) => sum + part.length, 0);
  const headerEnd = size;
  const places: number[] = [];
  for (let start = 0; start < frames.length; start += chunkFrames) {
    const own = frames.slice(start, start + chunkFrames);
    const samples = own.map((values, index) =>
      allStated || index === 0 ? { time: 5 + (start + index) / 1000, values } : { values },
    );
    const chunk = xdfSamples(stream, samples);
    let place = chunk.length;
    for (const { time } of samples.toReversed()) {
      place -= widths[format] * channels;
      places.push(size + place);
      place -= time === undefined ? 1 : 9;
    }
    const last = places.splice(-samples.length).toReversed();
    places.push(...last);
    parts.push(chunk);
    size += chunk.length;
    if (chance(random, 0.3)) {
      const offset = xdfOffset(1, 5 + start / 1000, 100);
      parts.push(offset);
      size += offset.length;
    }
  }
  const column = (channel: number): TrueChannel => ({
    values: frames.map((values) => values[channel] ?? NaN),
    tolerance: 0,
    file,
    bytesOf: (sample) => {
      const from = (places[sample] ?? 0) + channel * widths[format];
      return { from, end: from + widths[format] };
    },
    wholeOf: (sample) => ({
      from: places[sample] ?? 0,
      end: (places[sample] ?? 0) + channels * widths[format],
    }),
  });
  return {
    kind: 'XDF',
    // Not a Buffer: its slices would be the specimen itself, and damage to one damage to all.
    files: new Map([[file, Uint8Array.from(Buffer.concat(parts))]]),
    channels: several(channels, column),
    headerEnds: new Map([[file, headerEnd]]),
  };
}

/** One track of one signal file. */
export function otb4Specimen(random: Random): Specimen {
  const name = 'case.otb4';
  const width = pick(random, [2, 3, 4] as const);
  const channels = whole(random, 1, 5);
  const samples = whole(random, 4, 100);
  const values = several(samples * channels, () => whole(random, -32_768, 32_768));
  const signal = Buffer.alloc(values.length * width);
  values.forEach((value, index) => signal.writeIntLE(value, index * width, width));
  const fields = {
    Title: 'Muscle',
    UnitOfMeasurement: '',
    SamplingFrequency: 2000,
    SignalStreamPath: 'a.sig',
    AcquisitionChannel: 0,
    NumberOfChannels: channels,
    TotalChannelsInFile: channels,
    SampleSize: width,
  };
  const bytes = Uint8Array.from(
    writeOtb4({ 'Tracks_000.xml': [{ fields, labels: [] }] }, { 'a.sig': signal }),
  );
  const start = Buffer.from(bytes).lastIndexOf('a.sig') + 512;
  const frameBytes = width * channels;
  return {
    kind: 'OTB4',
    files: new Map([[name, bytes]]),
    channels: several(channels, (channel) => ({
      values: several(samples, (sample) => values[sample * channels + channel] ?? NaN),
      tolerance: 0,
      file: name,
      bytesOf: (sample) => {
        const from = start + sample * frameBytes + channel * width;
        return { from, end: from + width };
      },
      wholeOf: (sample) => ({ from: start + sample * frameBytes, end: start + (sample + 1) * frameBytes }),
    })),
    headerEnds: new Map([[name, start]]),
  };
}
