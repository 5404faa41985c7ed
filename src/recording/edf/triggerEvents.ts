/**
 * Codes of trigger channels as annotations: BioSemi's Status (https://www.biosemi.com/faq/trigger_signals.htm: the lower
 * 16 of its 24 bits are the trigger inputs, the upper 8 tell of the system), and EDF channels that are called so. The
 * channel itself is shown as well.
 */
import type { FileAnnotation, JobControl } from '../recording';
import { at } from '../../base/typedArrays';

const samplesAtOnce = 2 ** 18;
/** No paradigm has more of them, and no list shows them. */
const mostEvents = 10_000;
/** More different values are a voltage with noise, and no codes. */
const mostCodes = 256;
const triggerInputs = 0xffff;

/** Labels of channels that hold codes: a switch or a clock is better seen as the curve that it is. */
const triggerLabel =
  /(?:^|[^a-z])(?:trig(?:ger)?s?|status|sti|stim|markers?|events?|ttl|digin|din)(?![a-z])/iu;

/** Whether the channel of such a label is looked through for codes. */
export function mayHoldCodes(label: string): boolean {
  return triggerLabel.test(label.replace(/\d+/gu, ' '));
}

/** A channel with codes, as stored numbers on the continuous timeline; NaN where there are none. */
export interface CodeChannel {
  readonly name: string;
  readonly samplingRate: number;
  readonly samples: number;
  /** Of BioSemi's Status only the trigger inputs count. */
  readonly isBiosemi: boolean;
  /** What a stored number is as the file's physical value. */
  readonly valueOf: (stored: number) => number;
  readonly readStored: (from: number, count: number) => Promise<Float32Array>;
}

/** Samples [from, to) in which a code stands. */
interface CodeRun {
  readonly code: number;
  readonly from: number;
  to: number;
}

/** The codes of a channel as annotations, in order, or a sentence that says why there are none. */
export async function triggerEvents(
  channel: CodeChannel,
  control: JobControl,
): Promise<{ readonly annotations: readonly FileAnnotation[]; readonly warning?: string }> {
  const found = new CodeRuns();
  for (let from = 0; from < channel.samples && !found.isAnalog; from += samplesAtOnce) {
    control.signal?.throwIfAborted();
    control.report?.(from / channel.samples);
    const stored = await channel.readStored(from, Math.min(samplesAtOnce, channel.samples - from));
    found.add(stored, from, channel.isBiosemi ? triggerInputs : undefined);
  }
  if (found.isAnalog) {
    return {
      annotations: [],
      warning: `${channel.name} has more than ${mostCodes} different values: it is a voltage, and no codes are read from it.`,
    };
  }
  const rest = found.restingCode;
  const events = found.runs.filter(({ code }) => code !== rest);
  if (found.isFull || events.length > mostEvents) {
    return {
      annotations: [],
      warning: `${channel.name} changes its code more often than ${mostEvents} times, as noise does: no triggers are read from it.`,
    };
  }
  if (2 * events.length > channel.samples) {
    return {
      annotations: [],
      warning: `${channel.name} changes with most of its ${channel.samples} samples: it is a measured curve, and no triggers are read from it.`,
    };
  }
  const textOf = codeTexts(channel, [...new Set(events.map(({ code }) => code))]);
  const annotations = events.map(({ code, from, to }) => ({
    onsetSeconds: from / channel.samplingRate,
    durationSeconds: (to - from) / channel.samplingRate,
    text: `trigger ${textOf(code)}`,
  }));
  return { annotations };
}

/** A code as the file's own value, where those of all are whole numbers; else as it is stored. */
function codeTexts({ isBiosemi, valueOf }: CodeChannel, codes: readonly number[]): (code: number) => string {
  const isWhole = (code: number): boolean => Math.abs(valueOf(code) - Math.round(valueOf(code))) < 1e-3;
  const areValues = !isBiosemi && codes.every(isWhole);
  return (code) => String(areValues ? Math.round(valueOf(code)) : code);
}

/** The segments of one code each, as samples pass. */
class CodeRuns {
  readonly runs: CodeRun[] = [];
  /** There were more runs than are kept. */
  isFull = false;
  private readonly lengths = new Map<number, number>();

  get isAnalog(): boolean {
    return this.lengths.size > mostCodes;
  }

  /** The code that stands longest. */
  get restingCode(): number | undefined {
    let resting: number | undefined;
    let longest = 0;
    for (const [code, length] of this.lengths) {
      if (length > longest) [resting, longest] = [code, length];
    }
    return resting;
  }

  add(stored: Float32Array, from: number, mask: number | undefined): void {
    for (let index = 0; index < stored.length;) {
      const value = at(stored, index);
      const first = index;
      while (index < stored.length && Object.is(at(stored, index), value)) index += 1;
      if (Number.isNaN(value)) continue;
      this.addRun(mask === undefined ? value : value & mask, from + first, from + index);
      if (this.isAnalog) return;
    }
  }

  private addRun(code: number, from: number, to: number): void {
    this.lengths.set(code, (this.lengths.get(code) ?? 0) + to - from);
    const last = this.runs.at(-1);
    if (last?.code === code && last.to === from) last.to = to;
    // Each event is followed by a rest, or by another event.
    else if (this.runs.length <= 2 * mostEvents + 1) this.runs.push({ code, from, to });
    else this.isFull = true;
  }
}
