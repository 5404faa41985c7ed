/** The header of a sidecar, defined: what recording its records are about. */
import { objectOf } from './containers';
import { optional, required, Shape, type Extensible, type Static } from './shape';
import { mark, nonEmptyText, number, patternedText, sampleIndex, text } from './values';
import type { ValueType } from './valueType';
import { formatVersion, versionProblem } from './version';

/** The version that added what a person says of the recording itself. */
export const choicesVersion = '1.2';
/** The version that added the field of a header which came last: whose blind reading a file is, and whether it is finished. */
export const headerVersion = '1.3';

/** What is wrong in a header is wrong on its own line. */
const checksWhileReading = true;

const channelFields = {
  name: required(text(), { about: 'Name as the recording gives it, made unique.' }),
  samplingRate: required(number({ exclusiveMinimum: 0 }), {
    about: 'Samples per second (Hz).',
    broken: (value) => `"samplingRate" is ${value}; it must be above 0.`,
  }),
  samples: required(sampleIndex(), { about: 'Number of samples of this channel.' }),
  kind: optional(text(), {
    since: choicesVersion,
    about:
      'What a person has set that it measures: emg, mechanical, target, trigger or other. Absent where the recording tells.',
  }),
};

/** A channel as the sidecar's header names it: enough to turn samples into seconds. */
export interface HeaderChannel extends Static<typeof channelFields>, Extensible {}

/** A channel without what a person has set it to be. */
export function withoutKind({ name, samplingRate, samples, unknownFields }: HeaderChannel): HeaderChannel {
  return { name, samplingRate, samples, ...(unknownFields ? { unknownFields } : {}) };
}

const channel = new Shape<HeaderChannel>(
  { name: 'channel', about: 'One channel of the recording.', checksWhileReading },
  channelFields,
);

const fingerprintFields = {
  bytes: required(sampleIndex(), { about: 'Size of the signal file in bytes.' }),
  sha256: required(patternedText(/^[0-9a-f]{64}$/u), {
    about: "SHA-256 of the size, the file's first 64 KiB and 16 evenly spaced blocks of 4 KiB.",
    broken: () => '"sha256" must be 64 hexadecimal digits.',
  }),
};

/** Tells whether the signal file is still the one that was labelled; every fingerprint of a file is one. */
export interface Fingerprint extends Static<typeof fingerprintFields>, Extensible {}

const fingerprint = new Shape<Fingerprint>(
  {
    name: 'fingerprint',
    about: 'Tells whether the signal file is still the one that was labelled.',
    checksWhileReading,
  },
  fingerprintFields,
);

/** A list with one item per line and leading commas. */
export function linesText(items: readonly string[], isFirst = true): string {
  return items.map((item, index) => `${isFirst && index === 0 ? ' ' : ','}${item}\n`).join('');
}

/** Channels of different names, one per line. */
const channels: ValueType<readonly HeaderChannel[]> = {
  expectation: 'a list',
  read: (_value, fields, key) => {
    const names = new Set<string>();
    return fields.ofEach(key, 'channel').map((each) => {
      const read = channel.read(each);
      if (names.has(read.name)) each.fail(`The channel "${read.name}" is listed twice.`);
      names.add(read.name);
      return read;
    });
  },
  text: (value) => `[\n${linesText(value.map((each) => channel.text(each)))}]`,
  schema: (refer) => ({ type: 'array', items: channel.schema(refer) }),
};

/** All but the version and the reader describes one signal file: a merge takes it together (`records/mergeHeader.ts`). */
const headerFields = {
  /** `major.minor` of the sidecar format. */
  version: required(formatVersion, {
    about: 'Version of the format, major.minor. A later minor version only adds fields.',
  }),
  /** File name of the recording, without folder. */
  recording: required(text(), { about: 'File name of the recording, without folder.' }),
  durationSeconds: required(number({ minimum: 0 }), {
    about: 'Length of the recording in seconds, rounded to the microsecond.',
    broken: () => '"durationSeconds" must not be negative.',
  }),
  channels: required(channels, {
    about: "The recording's channels in its own order: the clocks that count the labels' samples.",
  }),
  fingerprint: required(objectOf(fingerprint, 'the fingerprint')),
  givenSamplingRate: optional(number({ exclusiveMinimum: 0 }), {
    since: choicesVersion,
    about: 'Samples per second (Hz) as a person has given them, for a recording that does not say.',
    broken: (value) => `"givenSamplingRate" is ${value}; it must be above 0.`,
  }),
  reader: optional(nonEmptyText(), {
    since: headerVersion,
    about: 'Whose blind reading this is, by full name. Absent in the shared file.',
    broken: () => '"reader" is empty.',
  }),
  finished: optional(mark(), {
    since: headerVersion,
    about: 'Whether the reader has finished: only then do others get to see it. Left out otherwise.',
  }),
};

/** What the records are about. */
export interface SidecarHeader extends Static<typeof headerFields>, Extensible {}

/**
 * How the headers of a format are read and written. The format's name stands before their fields, the list of records
 * after them.
 * @param list the key of that list: `labels`
 */
export function headerShape(list: string): Shape<SidecarHeader> {
  return new Shape<SidecarHeader>(
    { name: 'header', about: 'What the records are about.', reserved: ['format', list], checksWhileReading },
    { ...headerFields, version: { ...headerFields.version, broken: (value) => versionProblem(value, list) } },
  );
}
