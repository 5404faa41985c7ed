/** WFDB records with their truth: every format, one or two signal files, segments of both layouts, annotations. */
import type { Random } from '../../../src/simulation/random';
import { annotationFile } from '../../fixtures/writers/wfdbAnnotationWriter';
import {
  bitsOf,
  wfdbFormats,
  wfdbRecord,
  type WfdbFormatNumber,
  type WrittenFile,
  type WrittenSignal,
} from '../../fixtures/writers/wfdbWriter';
import { chance, pick, several, whole } from '../pick';
import type { ByteRange, Specimen, TrueChannel } from './specimen';

/** Bytes of the sample with this number in a file's stream, from where its samples begin. */
function streamBytes(format: WfdbFormatNumber, index: number): ByteRange {
  const third = Math.floor(index / 3) * 4;
  switch (format) {
    case 8:
      return { from: 0, end: index + 1 };
    case 80:
      return { from: index, end: index + 1 };
    case 16:
    case 61:
    case 160:
      return { from: 2 * index, end: 2 * index + 2 };
    case 24:
      return { from: 3 * index, end: 3 * index + 3 };
    case 32:
      return { from: 4 * index, end: 4 * index + 4 };
    case 212: {
      const from = Math.floor(index / 2) * 3 + (index % 2);
      return { from, end: from + 2 };
    }
    case 310:
      if (index % 3 === 2) return { from: third, end: third + 4 };
      return { from: third + 2 * (index % 3), end: third + 2 * (index % 3) + 2 };
    case 311:
      return { from: third + (index % 3), end: third + (index % 3) + 2 };
  }
}

/** Stored integers: none is a format's code for "no sample", and differences of format 8 fit a byte. */
function samples(random: Random, format: WfdbFormatNumber, count: number): number[] {
  const half = 2 ** (Math.min(bitsOf(format), 24) - 1);
  if (format !== 8) return several(count, () => whole(random, 1 - half, half));
  let value = 0;
  return several(count, () => (value += whole(random, -100, 101)));
}

function makeFile(random: Random, name: string, format: WfdbFormatNumber, frames: number): WrittenFile {
  const signals = several(whole(random, 1, 4), (index): WrittenSignal => {
    const samplesPerFrame = chance(random, 0.2) ? 2 : 1;
    return {
      samples: samples(random, format, frames * samplesPerFrame),
      samplesPerFrame,
      gain: pick(random, [100, 1234.5, 2, 20_000]),
      baseline: pick(random, [0, 0, -5, 17]),
      units: pick(random, ['mV', 'uV', 'N']),
      name: `EMG ${name} ${index}`,
    };
  });
  return { name, format, signals, ...(chance(random, 0.2) && { byteOffset: whole(random, 1, 40) }) };
}

/** The channels of one file whose samples stand `firstFrame` frames into the record. */
function fileChannels(file: WrittenFile, firstFrame: number): TrueChannel[] {
  const perFrame = file.signals.reduce((sum, { samplesPerFrame = 1 }) => sum + samplesPerFrame, 0);
  const start = file.byteOffset ?? 0;
  const bytesAt = (index: number): ByteRange => {
    const { from, end } = streamBytes(file.format, index);
    return { from: start + from, end: start + end };
  };
  let place = 0;
  return file.signals.map((signal) => {
    const { samplesPerFrame: per = 1, gain = 100, baseline = 0 } = signal;
    const first = place;
    place += per;
    const shift = firstFrame * per;
    const gap = new Array<number>(shift).fill(NaN);
    return {
      values: [...gap, ...signal.samples.map((value) => (value - baseline) / gain)],
      tolerance: Math.max(0.05 / gain, (2e-7 * 2 ** Math.min(bitsOf(file.format), 24)) / gain),
      file: file.name,
      bytesOf: (time) => {
        const sample = time - shift;
        if (sample < 0) return undefined;
        return bytesAt(Math.floor(sample / per) * perFrame + first + (sample % per));
      },
      wholeOf: (time) => {
        const frame = Math.floor((time - shift) / per);
        const ends = several(perFrame, (index) => bytesAt(frame * perFrame + index));
        return { from: ends[0]?.from ?? 0, end: Math.max(...ends.map(({ end }) => end)) };
      },
    };
  });
}

function bytesOf(files: Record<string, string | Uint8Array>): [string, Uint8Array][] {
  return Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  ]);
}

/** The header with what some writers leave out: comments, the end of the last line, all after the gain. */
function shortened(random: Random, header: string, format: WfdbFormatNumber): string {
  let lines = header.trimEnd().split('\r\n');
  if (chance(random, 0.6)) lines = lines.filter((line) => !line.startsWith('#'));
  if (chance(random, 0.4)) {
    // Format 8 counts from the initial value.
    const fields = pick(random, format === 8 ? [6, 8] : [3, 3, 5, 6, 8]);
    lines = lines.map((line, index) => (index === 0 ? line : line.split(' ').slice(0, fields).join(' ')));
  }
  return lines.join('\r\n') + '\r\n';
}

function annotations(random: Random, frames: number): Uint8Array {
  const times = several(whole(random, 1, 6), () => whole(random, 0, frames)).sort((a, b) => a - b);
  return annotationFile(
    times.map((sample, index) => ({
      sample,
      code: pick(random, [1, 5, 22, 28]),
      ...(chance(random, 0.6) && { aux: `remark ${index}` }),
      ...(chance(random, 0.2) && { subtype: 3, number: -1 }),
    })),
  );
}

/** A record of one stretch in one format. */
export function wfdbSpecimen(random: Random, format: WfdbFormatNumber): Specimen {
  const frames = whole(random, 3, 60);
  const files = several(chance(random, 0.2) ? 2 : 1, (index) =>
    makeFile(random, `case${index}.dat`, format, frames),
  );
  const record = wfdbRecord({ name: 'case', frameRate: pick(random, [250, 4000]), frames, files });
  const header = shortened(random, String(record['case.hea']), format);
  const made = new Map(bytesOf({ ...record, 'case.hea': header }));
  if (chance(random, 0.4)) made.set('case.atr', annotations(random, frames));
  return {
    kind: `WFDB ${format}`,
    files: made,
    channels: files.flatMap((file) => fileChannels(file, 0)),
    headerEnds: new Map([
      ['case.hea', Infinity],
      ['case.atr', 0],
      ...files.map(({ name, byteOffset = 0 }) => [name, byteOffset] as const),
    ]),
  };
}

/** A record of segments, between which there are gaps. The segments' channels follow each other by segment. */
export function segmentedSpecimen(random: Random): Specimen {
  const format = pick(
    random,
    wfdbFormats.filter((each) => each !== 8),
  );
  const variable = chance(random, 0.5);
  const lines: string[] = [];
  const files = new Map<string, Uint8Array>();
  const channels: TrueChannel[] = [];
  let frame = 0;
  if (variable) {
    lines.push('layout 0');
    files.set('layout.hea', new TextEncoder().encode('layout 1 250 0\r\n~ 0 100(0)/mV 12 0 0 0 0 EMG\r\n'));
  }
  for (let segment = 0; segment < 3; segment++) {
    if (chance(random, 0.3)) {
      lines.push('~ 10');
      frame += 10;
    }
    const frames = whole(random, 2, 20);
    const signal = { samples: samples(random, format, frames), gain: 100, baseline: 0, name: 'EMG' };
    const file = { name: `seg${segment}.dat`, format, signals: [signal] };
    const record = wfdbRecord({ name: `seg${segment}`, frameRate: 250, frames, files: [file] });
    for (const [name, bytes] of bytesOf(record)) files.set(name, bytes);
    lines.push(`seg${segment} ${frames}`);
    channels.push(...fileChannels(file, frame));
    frame += frames;
  }
  const head = `multi/${lines.length} 1 250 ${frame}\r\n${lines.join('\r\n')}\r\n`;
  return {
    kind: 'WFDB segments',
    files: new Map([['multi.hea', new TextEncoder().encode(head)], ...files]),
    channels: [joined(channels, frame)],
    headerEnds: new Map(
      [...files.keys(), 'multi.hea'].map((name) => [name, name.endsWith('.hea') ? Infinity : 0]),
    ),
  };
}

/** One channel out of those of the segments. */
function joined(segments: readonly TrueChannel[], frames: number): TrueChannel {
  const values = new Array<number>(frames).fill(NaN);
  const segmentAt = new Map<number, TrueChannel>();
  for (const segment of segments) {
    for (const [time, value] of segment.values.entries()) {
      if (Number.isNaN(value)) continue;
      values[time] = value;
      segmentAt.set(time, segment);
    }
  }
  return {
    values,
    tolerance: Math.max(...segments.map(({ tolerance }) => tolerance)),
    file: '',
    fileOf: (time) => segmentAt.get(time)?.file,
    bytesOf: (time) => segmentAt.get(time)?.bytesOf(time),
  };
}
