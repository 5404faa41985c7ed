/** A remark that tells a whole protocol: `contract at 6 s; relax at 9 s`, `hold from 5 to 10 s, then rest at 10 s`. */

/** What is to be done from a time on; `toSeconds` where its end is told too. Seconds from the recording's start. */
export interface ProtocolStep {
  readonly words: string;
  readonly fromSeconds: number;
  readonly toSeconds?: number;
}

const secondUnits = wordSet(
  's sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos secondi 秒',
);
/** Words that stand before a moment, and not before a length (`for 5 s`). */
const atWords = wordSet('at from since bei ab um von nach after à a de dès desde em da dal alle t @ =');
const untilWords = wordSet('- – to until till bis à a hasta até al');
const headingSigns = wordSet(': = - –');

/** A time within the tokens of a part: where it stands, how many tokens it takes, and what it says. */
interface FoundTime {
  readonly index: number;
  readonly length: number;
  readonly fromSeconds: number;
  readonly toSeconds?: number;
}

/** The seconds that a token counts; NaN where it is no number. */
function secondsOf(token: string | undefined): number {
  return token !== undefined && /^\d/u.test(token) ? Number(token.replace(',', '.')) : NaN;
}

function isUnit(token: string | undefined): boolean {
  return token !== undefined && secondUnits.has(token.toLowerCase());
}

/** The time that begins with the number at `index`. */
function timeAt(tokens: readonly string[], index: number): FoundTime | undefined {
  const fromSeconds = secondsOf(tokens[index]);
  if (Number.isNaN(fromSeconds)) return undefined;
  const hasUnit = isUnit(tokens[index + 1]);
  const next = index + (hasUnit ? 2 : 1);
  const toSeconds = secondsOf(tokens[next + 1]);
  const isRange = untilWords.has((tokens[next] ?? '').toLowerCase()) && isUnit(tokens[next + 2]);
  const before = (tokens[index - 1] ?? '').toLowerCase();
  const isAt = atWords.has(before);
  const start = isAt ? index - 1 : index;
  if (isRange && fromSeconds < toSeconds) {
    return { index: start, length: next + 3 - start, fromSeconds, toSeconds };
  }
  // `6 s: contract` is headed by its time.
  const isHeading = index === 0 && headingSigns.has(tokens[next] ?? '');
  return hasUnit && (isAt || isHeading) ? { index: start, length: next - start, fromSeconds } : undefined;
}

function stepOf(part: string): ProtocolStep | undefined {
  const tokens = part.match(/\d+(?:[.,]\d+)?|[\p{L}\p{M}]+|[-–@:=]/gu) ?? [];
  for (const index of tokens.keys()) {
    const found = timeAt(tokens, index);
    if (!found) continue;
    const { fromSeconds, toSeconds } = found;
    const words = [...tokens.slice(0, found.index), ...tokens.slice(found.index + found.length)].join(' ');
    return { words, fromSeconds, ...(toSeconds === undefined ? {} : { toSeconds }) };
  }
  return undefined;
}

/** The steps of a remark in their order; none where not every part of it has a time, or it has one part alone. */
export function protocolSteps(remark: string): readonly ProtocolStep[] {
  const parts = remark
    .split(/[;\n|]|,\s|\.\s|\s(?:then|dann|puis|luego|poi|depois)\s/iu)
    .filter((part) => /\p{L}/u.test(part));
  const steps = parts.flatMap((part) => stepOf(part) ?? []);
  return steps.length === parts.length && steps.length > 1 ? steps : [];
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
