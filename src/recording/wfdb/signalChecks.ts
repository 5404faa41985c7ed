/**
 * Looks through the samples of a small record for what would mislead a reader: a checksum that does not fit the
 * header's, and 16-bit values that wrapped round. Only said, never mended: a reading always equals the file.
 */
import { judgeKind } from '../kinds/judgeKind';
import { at } from '../../base/typedArrays';
import type { SignalSpec } from './headerTypes';
import { textWarning } from './textCheck';
import { groupsOf, type SegmentSignal, type SignalGroup } from './signalGroups';

/** Records up to this many bytes of signal are checked when they are opened; larger ones never. */
const mostBytesChecked = 8 * 1024 * 1024;
const samplesPerBlock = 262_144;
const codesIn16Bits = 65_536;
/**
 * Neighbouring samples this far apart are taken for a wrap. In emg_neuropathy of PhysioNet's emgdb, where the true
 * values are known, steps up to 0.896 of the range are real and all above are wraps; most wraps are smaller steps,
 * which cannot be told from the steep flanks of motor unit potentials.
 */
const wrapJump = 0.9 * codesIn16Bits;

/** What a pass over one signal finds, sample by sample. */
class SignalScan {
  /** Sum of all samples; exact, since the files that are looked through are small. */
  sum = 0;
  /** Jumps by about the full range. */
  jumps = 0;
  /** Index of the sample after the first jump. */
  firstJump = 0;
  private count = 0;
  /** NaN before the first valid sample: no step from it is a jump. */
  private previous = NaN;
  private readonly invalid: number | undefined;

  constructor(invalid: number | undefined) {
    this.invalid = invalid;
  }

  add(value: number): void {
    this.sum += value;
    if (value !== this.invalid) {
      const step = value - this.previous;
      if (Math.abs(step) > wrapJump) {
        if (this.jumps === 0) this.firstJump = this.count;
        this.jumps += 1;
      }
      this.previous = value;
    }
    this.count += 1;
  }
}

/** Goes once over every sample of a signal file, in bounded blocks; one result per signal. */
async function scanGroup(group: SignalGroup): Promise<SignalScan[]> {
  const { reader, specs, frames, format } = group;
  const scans = specs.map((spec) => ({
    scan: new SignalScan(format.codes?.minimum),
    perFrame: spec.samplesPerFrame,
  }));
  const framesPerBlock = Math.max(1, Math.floor(samplesPerBlock / reader.samplesPerFrame));
  for (let frame = 0; frame < frames; frame += framesPerBlock) {
    const samples = await reader.read(frame, Math.min(frame + framesPerBlock, frames));
    let place = 0;
    while (place < samples.length) {
      for (const { scan, perFrame } of scans) {
        for (let sample = 0; sample < perFrame; sample++) scan.add(at(samples, place++));
      }
    }
  }
  return scans.map(({ scan }) => scan);
}

/** True when two sums agree as 16-bit numbers, signed or not. */
function sameChecksum(one: number, other: number): boolean {
  return (one - other) % codesIn16Bits === 0;
}

function checksumWarnings(spec: SignalSpec, scan: SignalScan): string[] {
  // Many writers leave 0 where they compute no checksum.
  if (spec.checksum === undefined || spec.checksum === 0 || sameChecksum(spec.checksum, scan.sum)) return [];
  return [
    `${spec.fileName}: the samples add up to ${scan.sum % codesIn16Bits} (modulo 65536), not to the checksum ${spec.checksum} of the header's line ${spec.line}; the file may be damaged or changed.`,
  ];
}

/** A trigger may well jump from rail to rail, so nothing is said of one. */
function wrapWarnings(spec: SignalSpec, scan: SignalScan, rate: number): string[] {
  if (scan.jumps === 0) return [];
  const facts = { name: spec.description, unit: spec.units, samplingRate: rate };
  if (judgeKind(facts).kind === 'trigger') return [];
  const { jumps, firstJump } = scan;
  const name = spec.description === '' ? `line ${spec.line}` : spec.description;
  const ends = [-32_768, 32_767].map((code) => ((code - spec.baseline) / spec.gain).toPrecision(5));
  return [
    `${spec.fileName}, channel ${name}: neighbouring samples jump by about the full 16-bit range ${jumps} times, first at ${(firstJump / rate).toFixed(4)} s: values beyond ${ends.join(' to ')} ${spec.units} wrapped round when they were recorded, these and probably others. They are shown as stored.`,
  ];
}

/** Goes over one file's signals. A file that is cut short cannot have its checksum. */
async function groupWarnings(
  group: SignalGroup,
  statedFrames: number | undefined,
  frameRate: number,
): Promise<string[]> {
  const scans = await scanGroup(group);
  const isWhole = statedFrames === undefined || group.frames === statedFrames;
  const is16Bit = group.format.codes?.minimum === -codesIn16Bits / 2;
  return group.specs.flatMap((spec, index) => {
    const scan = scans[index];
    if (!scan) return [];
    const rate = frameRate * spec.samplesPerFrame;
    return [
      ...(isWhole ? checksumWarnings(spec, scan) : []),
      ...(is16Bit ? wrapWarnings(spec, scan, rate) : []),
    ];
  });
}

/**
 * The warnings for a record of one stretch. A large one is not looked through: only the first bytes are seen.
 * @param statedFrames the header's length.
 * @param frameRate frames per second.
 * @throws RecordingError when bytes cannot be read.
 */
export async function checkSignals(
  signals: readonly SegmentSignal[],
  statedFrames: number | undefined,
  frameRate: number,
): Promise<string[]> {
  const groups = groupsOf(signals);
  const warnings: string[] = [];
  for (const group of groups) {
    const warning = await textWarning(group);
    if (warning !== undefined) warnings.push(warning);
  }
  const bytes = groups.reduce((sum, group) => sum + group.source.size, 0);
  if (bytes > mostBytesChecked) return warnings;
  for (const group of groups) warnings.push(...(await groupWarnings(group, statedFrames, frameRate)));
  return warnings;
}
