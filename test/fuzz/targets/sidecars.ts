/** Label files, mutated and hostile: refused in a sentence, or read, written and read again without a loss. */
import { serialize } from '../../../src/labels/serialize';
import { parse } from '../../../src/labels/parse';
import { canonicalJson } from '../../../src/records/canonicalJson';
import { RecordError } from '../../../src/records/recordError';
import type { Random } from '../../../src/simulation/random';
import { conflictedHistory } from '../labelHistories';
import { chance, pick } from '../pick';
import { mutate } from '../recordings/mutate';
import { BrokenPromise, type FuzzInput, type FuzzTarget } from '../target';

const fileName = 'case.labels.json';
const mostProblemCharacters = 4000;

function plainText(random: Random): string {
  return serialize(pick(random, conflictedHistory(random)));
}

/** A value that JSON text can hold, of the kinds that programs trip over. */
function hostileValue(random: Random): string {
  const depth = pick(random, [10, 400, 3000, 100_000]);
  return pick(random, [
    'null', 'true', '""', '0', '-1', '1e400', '-0', '0.1', '9007199254740993', '1'.repeat(400), '{}', '[]',
    '"__proto__"', '"\\ud800"', '"\\u202e"', `"${'a'.repeat(65_536)}"`, `"${'\\\\'.repeat(30_000)}"`,
    '['.repeat(depth) + ']'.repeat(depth), '{"a":'.repeat(depth) + '1' + '}'.repeat(depth),
    '"' + '('.repeat(65_536) + '"', '{"__proto__": {"x": 1}}', '[null, null]', '{"constructor": 1}',
  ]); // prettier-ignore
}

/** One value of the text, or one more key, by something else. */
function structured(random: Random, text: string): string {
  const places = [...text.matchAll(/"[^"\n]*": |"(?:[^"\\\n]|\\.)*"|-?\d[\d.e+-]*/gu)];
  const place = pick(random, places);
  const [found] = place;
  const after = place.index + found.length;
  if (found.endsWith(': ')) {
    const key = pick(random, [
      '"id"',
      '"__proto__"',
      '"zeta"',
      '"conflict"',
      '"version"',
      found.slice(0, -2),
    ]);
    return chance(random, 0.5)
      ? `${text.slice(0, place.index)}${key}: ${hostileValue(random)}, ${text.slice(place.index)}`
      : `${text.slice(0, place.index)}${key}: ${text.slice(after)}`;
  }
  return text.slice(0, place.index) + hostileValue(random) + text.slice(after);
}

/** A label with very many versions, each in the one before, as merges leave them. */
function deepConflict(random: Random): string {
  const depth = pick(random, [2, 100, 249, 250, 251, 700, 995, 1100, 20_000]);
  const record = (index: number): string =>
    `"id": "a", "channels": ["EMG vastus"], "start": ${index}, "end": ${index + 3}, "label": "rest", "status": "accepted", "by": "ana"`;
  let opened = '';
  for (let index = 0; index < depth; index++) {
    opened += `{${record(index)}, "conflict": {"kind": "changed", "theirs": `;
  }
  const chain = `${opened}{${record(depth)}}${'}}'.repeat(depth)}`;
  return `{
"format": "emg-labels",
"version": "1.1",
"recording": "case01.edf",
"durationSeconds": 60,
"channels": [
 {"name": "EMG vastus", "samplingRate": 4000, "samples": 240000}
],
"fingerprint": {"bytes": 1, "sha256": "${'0f'.repeat(32)}"},
"labels": [
 ${chain}
]
}
`;
}

function make(random: Random): FuzzInput {
  const way = random.uniform();
  const [kind, bytes] = ((): [string, Uint8Array] => {
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    if (way < 0.01) return ['many versions', encode(deepConflict(random))];
    if (way < 0.1) return ['whole', encode(plainText(random))];
    if (way < 0.55) return ['a hostile value', encode(structured(random, plainText(random)))];
    return ['mutated', mutate(random, encode(plainText(random)), encode(plainText(random)))];
  })();
  return { kind, files: new Map([[fileName, bytes]]), facts: {} };
}

/** Every key and value of a JSON text that is not one of the format's own, as sorted text. */
function unknownOf(text: string): string {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      if (key === 'zeta' || key === 'alpha') found.push(`${key} ${canonicalJson(item)}`);
      else visit(item);
    }
  };
  visit(JSON.parse(text));
  return found.sort().join('\n');
}

function check({ files, kind }: FuzzInput): Promise<string> {
  const text = new TextDecoder().decode(files.get(fileName));
  const result = parse(text);
  if (!result.ok) {
    const { message, problems } = result;
    if (message === '' || problems.length === 0 || message.length > mostProblemCharacters) {
      throw new BrokenPromise('odd sentence', `A refusal of ${message.length} characters.`);
    }
    if (kind === 'whole') throw new BrokenPromise('refused though whole', message);
    return Promise.resolve('refused');
  }
  let written: string;
  try {
    written = serialize(result.document);
  } catch (error) {
    // What was read stands in the file as it is; only what cannot be read may not be written.
    if (!(error instanceof RecordError)) throw error;
    throw new BrokenPromise('read, not written', error.message);
  }
  const again = parse(written);
  if (!again.ok) throw new BrokenPromise('written, not readable', again.message);
  if (serialize(again.document) !== written) {
    throw new BrokenPromise('not stable', 'Written, read and written again it is another text.');
  }
  if (again.document.labels.length !== result.document.labels.length) {
    throw new BrokenPromise('lost', 'A label is gone.');
  }
  if (text.length < 200_000 && unknownOf(text) !== unknownOf(written)) {
    throw new BrokenPromise('lost', 'A field of a newer version is gone or changed.');
  }
  return Promise.resolve('read');
}

export const sidecars: FuzzTarget = {
  name: 'sidecars',
  promise: 'A label file is refused in a sentence, or it is written as it was read and can be read again.',
  cases: 50_000,
  casesInTest: 600,
  make,
  check,
};
