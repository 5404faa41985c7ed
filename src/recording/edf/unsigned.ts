/**
 * Signals whose digital limits are beyond what the format's integers hold. From 0 to 65535 they are 16-bit numbers
 * without a sign, which EDF does not know and some converters write: their samples are looked at, and read as such.
 */
import type { ByteSource } from '../byteSource';
import { readExactly } from '../readExactly';
import type { EdfHeader } from './header';
import { decimalNumber } from './headerText';
import type { Records } from './records';
import { isChannel, type EdfSignal } from './signals';

const recordsLookedAt = 8;
const samplesLookedAt = 4096;
/** Some writers state 32768 or -32769, one more than there is: nothing is wrong in such a file. */
const tolerated = 1;

/** How a signal's limits lie to what its integers hold. */
type Fit = 'within' | 'unsigned' | 'beyond';

/** The header, with those signals marked that hold numbers without a sign. Warnings are added to `warnings`. */
export async function withUnsigned(
  source: ByteSource,
  header: EdfHeader,
  records: Records,
  warnings: string[],
): Promise<EdfHeader> {
  const found: Record<'unsigned' | 'signed' | 'beyond', number[]> = { unsigned: [], signed: [], beyond: [] };
  for (const [index, signal] of header.signals.entries()) {
    const fit = isChannel(signal) && signal.calibration.range ? fitOf(header, index) : 'within';
    if (fit === 'beyond') found.beyond.push(index);
    if (fit === 'unsigned') {
      found[(await isUnsigned(source, header, records, signal)) ? 'unsigned' : 'signed'].push(index);
    }
  }
  const said = sentences(header);
  warnings.push(
    ...said(found.unsigned, 'so they are numbers without a sign, and read as such'),
    ...said(
      found.signed,
      'yet its samples are numbers with a sign: they are read as these, and lie outside the stated range, so do not rely on amplitudes',
    ),
    ...said(
      found.beyond,
      'so values cannot reach them, or lie outside the stated range: the scale is doubtful, do not rely on amplitudes',
    ),
  );
  if (found.unsigned.length === 0) return header;
  return {
    ...header,
    signals: header.signals.map((signal, index) =>
      found.unsigned.includes(index)
        ? { ...signal, calibration: { ...signal.calibration, unsigned: true } }
        : signal,
    ),
  };
}

function limitsOf(header: EdfHeader, index: number): readonly [number, number] {
  const { text } = header;
  const limits = (['digitalMinimum', 'digitalMaximum'] as const).map(
    (name) => decimalNumber(text.text(text.ofSignal(name, index))) ?? 0,
  );
  return [Math.min(...limits), Math.max(...limits)];
}

function fitOf(header: EdfHeader, index: number): Fit {
  const half = 2 ** (8 * header.bytesPerSample - 1);
  const [least, most] = limitsOf(header, index);
  if (least >= -half - tolerated && most <= half - 1 + tolerated) return 'within';
  const holdsUnsigned = header.bytesPerSample === 2;
  return holdsUnsigned && least >= 0 && most <= 2 * half - 1 + tolerated ? 'unsigned' : 'beyond';
}

/** Whether the samples go on more smoothly as numbers without a sign than as numbers with one. */
async function isUnsigned(
  source: ByteSource,
  header: EdfHeader,
  records: Records,
  signal: EdfSignal,
): Promise<boolean> {
  const looked = Math.min(recordsLookedAt, records.whole);
  let [withSign, without] = [0, 0];
  for (let each = 0; each < looked; each++) {
    const record = Math.floor((each * records.whole) / looked);
    const bytes = await readExactly(
      source,
      header.dataStart + record * header.recordBytes + signal.recordOffset,
      2 * Math.min(samplesLookedAt, signal.samplesPerRecord),
    );
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 2; at + 1 < bytes.length; at += 2) {
      if (Math.abs(view.getInt16(at, true) - view.getInt16(at - 2, true)) > 2 ** 15) withSign += 1;
      if (Math.abs(view.getUint16(at, true) - view.getUint16(at - 2, true)) > 2 ** 15) without += 1;
    }
  }
  return without <= withSign;
}

/** One sentence for all signals of a kind. */
function sentences(header: EdfHeader): (indexes: readonly number[], meaning: string) => string[] {
  return (indexes, meaning) => {
    const [first] = indexes;
    if (first === undefined) return [];
    const more = indexes.length - 1;
    const which = `signal ${first + 1} ("${header.signals[first]?.label ?? ''}")${more === 0 ? '' : ` and ${more} more`}`;
    const [least, most] = limitsOf(header, first);
    return [
      `The digital limits of ${which} are ${least} to ${most}, beyond the ${8 * header.bytesPerSample} bits with a sign that ${header.family} has, ${meaning}.`,
    ];
  };
}
