/** What lies between two files of corrected units, as `emg-labels diff` prints it. */
import { markdownText } from '../base/markdownText';
import { runThrough } from '../base/steps';
import { compareUnits, type UnitChange } from '../corrections/compareUnits';
import { unitChangeLine, unitChangesText } from '../corrections/unitChangeWords';
import { unitKind, type UnitDocument } from '../corrections/unitKind';
import { parseSteps } from '../records/parse';
import { UsageError } from './command';

/** What differs, and the later version, by whose clocks it is told. */
interface ComparedUnits {
  readonly changes: readonly UnitChange[];
  readonly after: UnitDocument;
}

type Two<Each> = readonly [before: Each, after: Each];

/** Structural: the first field of a file says what it is of; so many bytes have it. */
const headBytes = 256;

/**
 * Compares two files of corrected units.
 * @param names what the files are called where one can't be read
 * @returns undefined where neither is one
 * @throws UsageError where one is and the other is not, or can't be read
 */
export function unitsIn(texts: Two<Uint8Array>, names: Two<string>): ComparedUnits | undefined {
  if (!texts.some(isOfUnits)) return undefined;
  const [before, after] = [documentIn(texts[0], names[0]), documentIn(texts[1], names[1])];
  return { changes: compareUnits(before, after), after };
}

function isOfUnits(text: Uint8Array): boolean {
  return Buffer.from(text.subarray(0, headBytes)).toString('latin1').includes(`"${unitKind.format}"`);
}

function documentIn(text: Uint8Array, name: string): UnitDocument {
  const parsed = runThrough(parseSteps(unitKind, text));
  if (parsed.ok) return parsed.document;
  throw new UsageError(`${name} can't be read as a file of corrected units. ${parsed.message}`);
}

export function unitsAsLines({ changes, after }: ComparedUnits): readonly string[] {
  const lines = changes.map((change) => `${signOf(change)} ${unitChangeLine(change, after.header)}`);
  return [...lines, `${unitChangesText(changes)}.`];
}

function signOf({ was, is }: UnitChange): string {
  if (!was) return '+';
  return is ? '~' : '-';
}

/** A list for a pull request; nothing in it is markup. */
export function unitsAsMarkdown({ changes, after }: ComparedUnits, name: string): readonly string[] {
  return [
    `**${markdownText(name)}**: ${unitChangesText(changes)}`,
    ...(changes.length === 0 ? [] : ['']),
    ...changes.map((change) => `- ${markdownText(unitChangeLine(change, after.header))}`),
  ];
}

export function unitsAsJson({ changes, after }: ComparedUnits): object {
  return {
    changes: changes.map((change) => {
      const { span, number, was, is, discharges } = change;
      const kind = was ? (is ? 'changed' : 'removed') : 'added';
      return { change: kind, ...span, unit: number, discharges, text: unitChangeLine(change, after.header) };
    }),
  };
}
