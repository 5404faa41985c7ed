/** The signals an EDF or BDF header describes, and how each one's digital values become physical ones. */
import { decimalNumber, type HeaderText, type SignalField, wholeNumber } from './headerText';

/** Turns a digital value into a physical one: gain * digital + offset. */
export interface Calibration {
  readonly gain: number;
  readonly offset: number;
  /** The unit of the result: the header's, or empty for raw digital counts. */
  readonly unit: string;
  /** The stored 16-bit numbers have no sign, as no EDF should and some do. */
  readonly unsigned?: boolean;
  /** The smallest and largest value within the stated limits; absent where they are not known. */
  readonly range?: { readonly minimum: number; readonly maximum: number };
}

/** One signal of the file: an ordinary one, or one that holds annotations. */
export interface EdfSignal {
  readonly label: string;
  readonly transducer: string;
  /** The physical dimension as the header states it, also where the values are raw counts. */
  readonly statedUnit: string;
  readonly samplesPerRecord: number;
  /** Where its samples begin within a data record, in bytes. */
  readonly recordOffset: number;
  readonly holdsAnnotations: boolean;
  readonly calibration: Calibration;
}

/** True for a signal that is shown: one that holds samples, not annotations. */
export function isChannel(signal: EdfSignal): boolean {
  return !signal.holdsAnnotations && signal.samplesPerRecord > 0;
}

/** No scale at all: the digital values themselves. */
const rawCounts: Calibration = { gain: 1, offset: 0, unit: '' };

const limitFields = ['physicalMinimum', 'physicalMaximum', 'digitalMinimum', 'digitalMaximum'] as const;

const annotationLabel = /^(?:EDF|BDF) Annotations?$/iu;

/** Reads every signal's fields. @throws RecordingError for a number of samples that cannot be. */
export function readSignals(text: HeaderText, bytesPerSample: number, warnings: string[]): EdfSignal[] {
  const signals: EdfSignal[] = [];
  let recordOffset = 0;
  for (let index = 0; index < text.signalCount; index += 1) {
    const field = (name: SignalField): string => text.text(text.ofSignal(name, index));
    const samplesPerRecord = readSamplesPerRecord(text, index);
    const label = field('label');
    const holdsAnnotations = annotationLabel.test(label);
    signals.push({
      label,
      transducer: field('transducer'),
      statedUnit: field('unit'),
      samplesPerRecord,
      recordOffset,
      holdsAnnotations,
      calibration: holdsAnnotations ? rawCounts : calibrate(text, index),
    });
    recordOffset += samplesPerRecord * bytesPerSample;
  }
  noteEmptySignals(signals, warnings);
  noteMissingScales(text, signals, warnings);
  noteCommas(text, warnings);
  return signals;
}

function readSamplesPerRecord(text: HeaderText, index: number): number {
  const place = text.ofSignal('samplesPerRecord', index);
  const samples = wholeNumber(text.text(place));
  if (samples === undefined) throw text.impossible(place, 'a whole number is needed here');
  if (samples < 0) throw text.impossible(place, 'a number of samples cannot be negative');
  return samples;
}

/**
 * The line through (digital minimum, physical minimum) and (digital maximum, physical maximum), as the format
 * defines it; limits the wrong way round give a negative gain, which is meant. Where the limits define no line
 * the digital counts are given as they are, without a unit: an invented scale would be a wrong number.
 */
function calibrate(text: HeaderText, index: number): Calibration {
  const [physicalMinimum, physicalMaximum, digitalMinimum, digitalMaximum] = limitFields.map((name) =>
    decimalNumber(text.text(text.ofSignal(name, index))),
  );
  const line = lineThrough([digitalMinimum, digitalMaximum], [physicalMinimum, physicalMaximum]);
  return line ? { ...line, unit: text.text(text.ofSignal('unit', index)) } : rawCounts;
}

function noteEmptySignals(signals: readonly EdfSignal[], warnings: string[]): void {
  for (const [index, signal] of signals.entries()) {
    if (signal.samplesPerRecord === 0) {
      warnings.push(`Signal ${index + 1} ("${signal.label}") has no samples: left out.`);
    }
  }
}

/** One sentence for all signals without a scale: such files tend to have many of them. */
function noteMissingScales(text: HeaderText, signals: readonly EdfSignal[], warnings: string[]): void {
  const unscaled = signals.flatMap((signal, index) =>
    signal.calibration === rawCounts && !signal.holdsAnnotations ? [index] : [],
  );
  const [first] = unscaled;
  if (first === undefined) return;
  const limits = limitFields.map((name) => text.text(text.ofSignal(name, first)) || 'nothing').join(', ');
  const which =
    unscaled.length === 1
      ? `Signal ${first + 1} ("${signals[first]?.label ?? ''}") has`
      : `${unscaled.length} signals (${unscaled.map((index) => index + 1).join(', ')}) have`;
  const whose = unscaled.length === 1 ? 'its' : `signal ${first + 1}'s`;
  warnings.push(
    `${which} no scale: ${whose} physical minimum and maximum and digital minimum and maximum are ${limits} (from byte ${text.ofSignal('physicalMinimum', first).offset}); raw digital counts are shown, without a unit.`,
  );
}

function noteCommas(text: HeaderText, warnings: string[]): void {
  const places = Array.from({ length: text.signalCount }, (_, index) =>
    limitFields.map((name) => text.ofSignal(name, index)),
  ).flat();
  const withComma = places.filter(
    (place) => decimalNumber(text.text(place)) !== undefined && text.text(place).includes(','),
  );
  const [first] = withComma;
  if (!first) return;
  const others = withComma.length > 1 ? `, and so in ${withComma.length - 1} more fields` : '';
  warnings.push(`In the header, ${text.describe(first)}: the comma is read as a decimal point${others}.`);
}

type Limits = readonly [number | undefined, number | undefined];

function lineThrough(digital: Limits, physical: Limits): Omit<Calibration, 'unit'> | undefined {
  const [digitalMinimum, digitalMaximum] = digital;
  const [physicalMinimum, physicalMaximum] = physical;
  if (digitalMinimum === undefined || digitalMaximum === undefined) return undefined;
  if (physicalMinimum === undefined || physicalMaximum === undefined) return undefined;
  const gain = (physicalMaximum - physicalMinimum) / (digitalMaximum - digitalMinimum);
  const offset = physicalMinimum - gain * digitalMinimum;
  // Values leave here as 32-bit floats; a scale that none can hold would turn samples into infinities or zeros.
  const largest = Math.max(Math.abs(physicalMinimum), Math.abs(physicalMaximum));
  const isHeld = Math.fround(largest) < Infinity && Math.fround(gain) !== 0;
  if (!Number.isFinite(gain) || !Number.isFinite(offset) || !isHeld) return undefined;
  const range = {
    minimum: Math.min(physicalMinimum, physicalMaximum),
    maximum: Math.max(physicalMinimum, physicalMaximum),
  };
  return { gain, offset, range };
}
