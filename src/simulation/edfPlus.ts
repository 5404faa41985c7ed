/** Writes a simulated recording as EDF+C (Kemp & Olivan 2003): deterministic bytes, annotations included. */
import type { FileAnnotation } from '../recording/recording';
import { at } from '../base/typedArrays';
import type { SimulatedChannel, SimulatedRecording } from './simulatedRecording';

const recordSeconds = 1;
const digital = { minimum: -32768, maximum: 32767 };
const annotationLabel = 'EDF Annotations';

/** What the header says of the recording; all of it is plain ASCII. */
export interface EdfPlusIdentity {
  /** `code sex birthdate name`, spaces within a part as underscores. */
  readonly patient: string;
  /** `Startdate dd-MMM-yyyy code technician equipment`. */
  readonly recording: string;
  /** `dd.mm.yy`. */
  readonly startDate: string;
  /** `hh.mm.ss`. */
  readonly startTime: string;
}

/** Of a recording that shows no patient, and does not tell what is in it. */
export const simulatedIdentity: EdfPlusIdentity = {
  patient: 'X X X Simulated',
  recording: 'Startdate 01-JAN-2024 X X EMG_Labels_simulator',
  startDate: '01.01.24',
  startTime: '10.00.00',
};

/** A signal of the file: samples, or the annotations' text. */
interface EdfSignal {
  readonly label: string;
  readonly transducer: string;
  readonly unit: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly prefilter: string;
  readonly samplesPerRecord: number;
}

/**
 * The file's bytes.
 * @throws RangeError where EDF cannot hold the recording: no whole number of one-second records or of samples in
 * one, or a header value that is too long for its field.
 */
export function edfPlus(recording: SimulatedRecording, identity: EdfPlusIdentity): Uint8Array {
  const records = recording.durationSeconds / recordSeconds;
  if (!Number.isSafeInteger(records)) {
    throw new RangeError(
      `${recording.durationSeconds} s are not a whole number of ${recordSeconds}-second records.`,
    );
  }
  const annotations = annotationRecords(recording.annotations, records);
  const annotationBytes = Math.max(...annotations.map((text) => text.length));
  const signals = [
    ...recording.channels.map(signalOf),
    annotationSignal(Math.ceil(annotationBytes / 2)),
  ] as const;
  const header = new TextEncoder().encode(headerText(signals, records, identity));
  const recordBytes = signals.reduce((sum, signal) => sum + 2 * signal.samplesPerRecord, 0);
  const file = new Uint8Array(header.length + records * recordBytes);
  file.set(header);
  const view = new DataView(file.buffer);
  for (let record = 0; record < records; record++) {
    let offset = header.length + record * recordBytes;
    for (const channel of recording.channels) offset = writeSamples(view, offset, channel, record);
    file.set(annotations[record] ?? new Uint8Array(), offset);
  }
  return file;
}

function signalOf(channel: SimulatedChannel): EdfSignal {
  const samplesPerRecord = channel.samplingRate * recordSeconds;
  if (!Number.isSafeInteger(samplesPerRecord)) {
    throw new RangeError(
      `${channel.name}: ${channel.samplingRate} Hz is not a whole number of samples a record.`,
    );
  }
  return {
    label: channel.name,
    transducer: channel.kind === 'emg' ? 'Concentric needle (simulated)' : 'Load cell (simulated)',
    unit: channel.unit,
    ...channel.physicalRange,
    prefilter: channel.kind === 'emg' ? 'HP:10Hz' : '',
    samplesPerRecord,
  };
}

function annotationSignal(samplesPerRecord: number): EdfSignal {
  return {
    label: annotationLabel,
    transducer: '',
    unit: '',
    minimum: -1,
    maximum: 1,
    prefilter: '',
    samplesPerRecord,
  };
}

function headerText(signals: readonly EdfSignal[], records: number, identity: EdfPlusIdentity): string {
  const each = (width: number, value: (signal: EdfSignal) => string | number): string =>
    signals.map((signal) => field(value(signal), width)).join('');
  return [
    field('0', 8),
    field(identity.patient, 80),
    field(identity.recording, 80),
    field(identity.startDate, 8),
    field(identity.startTime, 8),
    field(256 * (signals.length + 1), 8),
    field('EDF+C', 44),
    field(records, 8),
    field(recordSeconds, 8),
    field(signals.length, 4),
    each(16, (signal) => signal.label),
    each(80, (signal) => signal.transducer),
    each(8, (signal) => signal.unit),
    each(8, (signal) => signal.minimum),
    each(8, (signal) => signal.maximum),
    each(8, () => digital.minimum),
    each(8, () => digital.maximum),
    each(80, (signal) => signal.prefilter),
    each(8, (signal) => signal.samplesPerRecord),
    each(32, () => ''),
  ].join('');
}

function field(value: string | number, width: number): string {
  const text = String(value);
  if (text.length > width || !/^[\x20-\x7e]*$/u.test(text)) {
    throw new RangeError(`An EDF header field of ${width} ASCII characters cannot hold "${text}".`);
  }
  return text.padEnd(width);
}

/** Each record's time-keeping list, then the annotations that begin in it. */
function annotationRecords(annotations: readonly FileAnnotation[], records: number): readonly Uint8Array[] {
  return Array.from({ length: records }, (_, record) => {
    const begins = record * recordSeconds;
    const inside = annotations.filter(
      ({ onsetSeconds }) => onsetSeconds >= begins && onsetSeconds < begins + recordSeconds,
    );
    const lists = inside.map(({ onsetSeconds, durationSeconds, text }) => {
      const duration = durationSeconds > 0 ? `\x15${durationSeconds}` : '';
      return `+${onsetSeconds}${duration}\x14${text}\x14\0`;
    });
    return new TextEncoder().encode([`+${begins}\x14\x14\0`, ...lists].join(''));
  });
}

/** Writes one record of one channel; returns where the next one begins. */
function writeSamples(view: DataView, offset: number, channel: SimulatedChannel, record: number): number {
  const { minimum, maximum } = channel.physicalRange;
  const perUnit = (digital.maximum - digital.minimum) / (maximum - minimum);
  const count = channel.samplingRate * recordSeconds;
  for (let i = 0; i < count; i++) {
    const value = at(channel.values, record * count + i);
    const step = Math.round((value - minimum) * perUnit) + digital.minimum;
    view.setInt16(offset + 2 * i, Math.min(digital.maximum, Math.max(digital.minimum, step)), true);
  }
  return offset + 2 * count;
}
