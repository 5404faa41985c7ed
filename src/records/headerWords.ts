/** Fields of a header, and their values, in words: what a person reads where two branches give one field two values. */
import { quoted } from '../base/json/textProblem';
import { channelOfKind, keyOfField } from './headerParts';
import type { HeaderDispute } from './mergeHeader';

const names: Readonly<Record<string, string>> = {
  recording: "the recording's name",
  durationSeconds: "the recording's length in seconds",
  channels: 'the list of channels',
  fingerprint: 'the fingerprint of the recording',
  givenSamplingRate: 'the sampling rate given by hand',
  reader: 'the reader',
  finished: 'the mark that the reading is finished',
};

/** What the field of a dispute is called: `the kind of channel "EMG"`, `the fingerprint of the recording`. */
export function headerFieldText(field: string): string {
  const [channel, key] = [channelOfKind(field), keyOfField(field)];
  if (channel !== undefined) return `the kind of channel ${quoted(channel)}`;
  if (key !== undefined) return `the field ${quoted(key)}`;
  return Object.hasOwn(names, field) ? (names[field] ?? field) : quoted(field);
}

function entry(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
}

/** So many digits of a hash distinguish two files for a reader. */
const shownDigits = 8;

function fingerprintText(value: unknown): string {
  const [bytes, hash] = [entry(value, 'bytes'), entry(value, 'sha256')];
  return `${Number(bytes)} bytes, SHA-256 ${String(hash).slice(0, shownDigits)}…`;
}

/** The channels that the other list does not have, by name. */
function channelsText(value: unknown, other: unknown): string {
  const namesOf = (list: unknown): readonly unknown[] =>
    Array.isArray(list) ? list.map((each) => entry(each, 'name')) : [];
  const known = new Set(namesOf(other));
  const own = namesOf(value).filter((name) => !known.has(name));
  if (own.length > 0) return own.map(quoted).join(', ');
  return `${namesOf(value).length} channels`;
}

/** One value of a disputed field; the other one says what is worth naming of it. */
function valueText(
  field: string,
  [json, otherJson]: readonly [string | undefined, string | undefined],
): string {
  if (json === undefined) return 'absent';
  const value: unknown = JSON.parse(json);
  if (field === 'fingerprint') return fingerprintText(value);
  if (field !== 'channels') return typeof value === 'object' ? shortened(json) : quoted(value);
  return channelsText(value, otherJson === undefined ? undefined : JSON.parse(otherJson));
}

/** So much of a value is worth reading in a sentence. */
const mostOfValue = 40;

function shortened(json: string): string {
  return json.length > mostOfValue ? `${json.slice(0, mostOfValue - 1)}…` : json;
}

/** Which value stands in the file, and which does not: `the field "site" is "Bern", on the other side "Basel"`. */
export function disputeText({ field, kept, other }: HeaderDispute): string {
  const [is, not] = [valueText(field, [kept, other]), valueText(field, [other, kept])];
  return `${headerFieldText(field)} is ${is}, on the other side ${not}`;
}
