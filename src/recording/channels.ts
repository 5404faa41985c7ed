/**
 * Where channels are made: each format says what its file states, and here, and nowhere else, that becomes channels.
 * Texts are capped before anything looks at them, names made unique, kinds judged, and rates and lengths checked.
 */
import { uniqueNames } from './channelNames';
import { capped } from './fileText';
import { electrodeOf } from './kinds/electrode';
import { judgeKind, type JudgedKind } from './kinds/judgeKind';
import { isElectrodeAmongOthers, isElectrodeOfEeg } from './kinds/words';
import type { Channel, ChannelKind } from './recording';
import { RecordingError } from './recordingError';
import { isSamplingRate, longestSeconds } from './samplingRate';

/** So many names that mean an electrode of the EEG and nothing else make those beside them others of it. */
const fewestOfEeg = 3;

declare const checked: unique symbol;

/** A channel that was made here: the compiler takes no other from a format. */
export type CheckedChannel = Channel & { readonly [checked]: true };

/** A channel as a file states it; texts of any length and content, numbers of any value. */
export interface StatedChannel {
  readonly name: string;
  readonly unit: string;
  /** The unit by which the kind is judged, where it is not the one that is shown. */
  readonly statedUnit?: string;
  /** The format's free text about the sensor, where it has one. */
  readonly transducer?: string;
  /** Another name that it is held under: the variable of a MATLAB file. */
  readonly heldAs?: string;
  /** Where the format knows it; else the name, unit, transducer and rate decide. */
  readonly kind?: ChannelKind;
  /** By what the format knows it, where there is more to say than that the file says so. */
  readonly kindReason?: string;
  readonly samplingRate: number;
  readonly samples: number;
  readonly physicalRange?: NonNullable<Channel['physicalRange']>;
}

/**
 * The channels of a file, in order.
 * @throws RecordingError where a rate or a length cannot be a recording's.
 */
export function checkedChannels(
  stated: readonly StatedChannel[],
  fileName: string,
): readonly CheckedChannel[] {
  const names = uniqueNames(stated.map(({ name }) => capped(name)));
  const isAmongEeg = stated.filter(({ name }) => isElectrodeOfEeg(capped(name))).length >= fewestOfEeg;
  return stated.map((one, index) => {
    const name = names[index] ?? '';
    checkLength(one, name, fileName);
    const { samplingRate, samples, physicalRange: range } = one;
    const kind = kindAmong(one, isAmongEeg);
    const electrode = kind.kind === 'emg' ? electrodeOf(one.name, one.transducer) : undefined;
    const channel: Channel = {
      name,
      unit: capped(one.unit),
      ...kind,
      ...(electrode && { electrode }),
      samplingRate,
      samples,
      ...(range && Number.isFinite(range.minimum) && Number.isFinite(range.maximum)
        ? { physicalRange: range }
        : {}),
    };
    return channel as CheckedChannel;
  });
}

/** The kind of a channel that is, or is not, one among electrodes of the EEG: `C3` and `P4` are others of them there. */
function kindAmong(stated: StatedChannel, isAmongEeg: boolean): JudgedKind {
  const judged = kindOf(stated);
  const isByUnit = judged.kind === 'emg' && !/name|file/u.test(judged.kindReason);
  return isAmongEeg && isByUnit && isElectrodeAmongOthers(capped(stated.name))
    ? { kind: 'other', kindReason: 'among electrodes of the EEG' }
    : judged;
}

function kindOf(stated: StatedChannel): JudgedKind {
  const { kind, kindReason = 'as the file says', statedUnit, unit, ...facts } = stated;
  return kind === undefined ? judgeKind({ ...facts, unit: statedUnit ?? unit }) : { kind, kindReason };
}

/** The longest channel's length in seconds; 0 without channels. */
export function durationOf(channels: readonly Channel[]): number {
  // Not Math.max(...): a file may have more channels than a call takes arguments.
  return channels.reduce(
    (longest, { samples, samplingRate }) => Math.max(longest, samples / samplingRate),
    0,
  );
}

function checkLength({ samplingRate, samples }: StatedChannel, name: string, fileName: string): void {
  if (!isSamplingRate(samplingRate)) {
    throw new RecordingError(
      'damaged',
      `${fileName} gives ${name} ${samplingRate} samples per second, which no recording has: its header or time column is damaged.`,
    );
  }
  if (!Number.isSafeInteger(samples) || samples < 0 || samples / samplingRate > longestSeconds) {
    throw new RecordingError(
      'damaged',
      `${fileName} gives ${name} ${samples} samples at ${samplingRate} Hz, which no recording has: its header is damaged.`,
    );
  }
}
