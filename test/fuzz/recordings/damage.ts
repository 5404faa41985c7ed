/** Damage of which the truth is known: files cut, EDF+ records taken out, record times overwritten. */
import type { Random } from '../../../src/simulation/random';
import { chance, pick, several, whole } from '../pick';
import type { Specimen, TrueChannel } from './specimen';

/** What a reader may say of a sample: `t` its value and nothing else, `m` that it is missing, `e` either. */
export interface ChannelTruth {
  /** null stands for NaN, which JSON has not. */
  readonly values: readonly (number | null)[];
  readonly states: string;
  readonly tolerance: number;
}

/** What is known of a damaged recording. */
export interface Truth {
  readonly channels: readonly ChannelTruth[];
  /** Samples by which the whole timeline of each channel may begin later, one list for each possible start. */
  readonly starts: readonly (readonly number[])[];
  /** True where so much is whole that a refusal would be wrong. */
  readonly mustOpen: boolean;
  /** True where a warning makes a wrong scale no longer silent: the header itself is cut. */
  readonly warningIsEnough: boolean;
}

export interface Damaged {
  readonly what: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly truth: Truth;
}

function truthOf(channel: TrueChannel, stateOf: (time: number, value: number) => string): ChannelTruth {
  return {
    values: channel.values.map((value) => (Number.isNaN(value) ? null : value)),
    states: channel.values.map((value, time) => (Number.isNaN(value) ? 'm' : stateOf(time, value))).join(''),
    tolerance: channel.tolerance,
  };
}

function isMostly(channels: readonly ChannelTruth[]): boolean {
  const states = channels.map((channel) => channel.states).join('');
  return states.length > 8 && states.replace(/[^t]/gu, '').length > states.length / 2;
}

/** The EDF+D record that a byte lies in when its own time is not within the first `kept` bytes. */
function losesTime(specimen: Specimen, from: number, kept: number): boolean {
  const { recordTimes } = specimen;
  if (recordTimes?.discontinuous !== true) return false;
  const { dataStart, recordBytes, timeOffset, timeBytes } = recordTimes;
  const record = Math.floor((from - dataStart) / recordBytes);
  return dataStart + record * recordBytes + timeOffset + timeBytes > kept;
}

/** A file cut at any byte, its header's and its last included. */
function cut(random: Random, specimen: Specimen): Damaged {
  const file = pick(random, [...specimen.files.keys()]);
  const { length } = specimen.files.get(file) ?? new Uint8Array();
  // Half of the cuts fall into the last bytes, where numbers are broken in two.
  const low = chance(random, 0.5) ? Math.max(0, length - 40) : 0;
  return cutAt(specimen, file, whole(random, low, length));
}

/** A file of which only the first `kept` bytes are left. */
export function cutAt(specimen: Specimen, file: string, kept: number): Damaged {
  const bytes = specimen.files.get(file) ?? new Uint8Array();
  const headerEnd = Math.min(specimen.headerEnds.get(file) ?? 0, bytes.length);
  const inHeader = kept < headerEnd;
  const channels = specimen.channels.map((channel) =>
    truthOf(channel, (time) => {
      const own = channel.bytesOf(time);
      if ((channel.fileOf?.(time) ?? channel.file) !== file || !own) return inHeader ? 'e' : 't';
      if (own.end > kept) return 'm';
      const all = channel.wholeOf?.(time) ?? own;
      return inHeader || all.end > kept || losesTime(specimen, own.from, kept) ? 'e' : 't';
    }),
  );
  return {
    what: inHeader ? 'header cut' : 'cut',
    files: new Map([...specimen.files, [file, bytes.slice(0, kept)]]),
    truth: {
      channels,
      starts: [],
      mustOpen: !inHeader && isMostly(channels),
      warningIsEnough: inHeader,
    },
  };
}

/** Whole records taken out of the middle of an EDF+ file: by the records' own times a gap. */
function recordsOut(random: Random, specimen: Specimen): Damaged | undefined {
  const { recordTimes } = specimen;
  const [file = ''] = specimen.files.keys();
  const bytes = specimen.files.get(file);
  if (!recordTimes || !bytes || recordTimes.records < 3) return undefined;
  const { dataStart, recordBytes, records } = recordTimes;
  const first = whole(random, 1, records - 1);
  const end = whole(random, first + 1, records);
  const [from, to] = [dataStart + first * recordBytes, dataStart + end * recordBytes];
  const channels = specimen.channels.map((channel) =>
    truthOf(channel, (time) => {
      const own = channel.bytesOf(time);
      return own && own.from >= from && own.from < to ? 'm' : 't';
    }),
  );
  return {
    what: 'records out',
    files: new Map([[file, Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])]]),
    truth: { channels, starts: [], mustOpen: true, warningIsEnough: false },
  };
}

/** The times of some records of an EDF+D file overwritten: nobody knows when those records were. */
function timesLost(random: Random, specimen: Specimen): Damaged | undefined {
  const { recordTimes } = specimen;
  const [file = ''] = specimen.files.keys();
  const bytes = specimen.files.get(file);
  if (recordTimes?.discontinuous !== true || !bytes) return undefined;
  const { dataStart, recordBytes, records, timeOffset } = recordTimes;
  const lost = new Set(several(whole(random, 1, records + 1), () => whole(random, 0, records)));
  const damaged = bytes.slice();
  const filler = pick(random, [0, 0x20, 0x41, 0xff]);
  for (const record of lost) {
    const from = dataStart + record * recordBytes + timeOffset;
    damaged.fill(filler, from, from + Math.min(16, recordBytes));
  }
  const recordAt = (offset: number): number => Math.floor((offset - dataStart) / recordBytes);
  const channels = specimen.channels.map((channel) =>
    truthOf(channel, (time) => {
      const own = channel.bytesOf(time);
      return own && lost.has(recordAt(own.from)) ? 'e' : lost.has(0) ? 'e' : 't';
    }),
  );
  return {
    what: 'times lost',
    files: new Map([[file, damaged]]),
    truth: {
      channels,
      starts: lost.has(0) ? startsWithoutFirst(specimen, lost) : [],
      mustOpen: true,
      warningIsEnough: false,
    },
  };
}

/** Where the timeline may begin when the first record's time is gone: anywhere that keeps the others' distances. */
function startsWithoutFirst({ channels, recordTimes }: Specimen, lost: ReadonlySet<number>): number[][] {
  if (!recordTimes) return [];
  const { dataStart, recordBytes, records } = recordTimes;
  const known = Array.from({ length: records }, (_, record) => record).find((record) => !lost.has(record));
  if (known === undefined) return [];
  // The place of the first known record when all before it follow each other, and the header's start.
  return [0, 1].map((choice) =>
    channels.map((channel) => {
      const placeOf = (record: number): number =>
        channel.values.findIndex((_, time) => {
          const own = channel.bytesOf(time);
          return own !== undefined && Math.floor((own.from - dataStart) / recordBytes) === record;
        });
      const perRecord = channel.values.filter((_, time) => {
        const own = channel.bytesOf(time);
        return own !== undefined && Math.floor((own.from - dataStart) / recordBytes) === known;
      }).length;
      return choice === 0 ? 0 : known * perRecord - placeOf(known);
    }),
  );
}

/** The specimen damaged in one of the ways of which the truth is known. */
export function damage(random: Random, specimen: Specimen): Damaged {
  const way = random.uniform();
  const other =
    way < 0.15 ? recordsOut(random, specimen) : way < 0.4 ? timesLost(random, specimen) : undefined;
  return other ?? cut(random, specimen);
}
