/**
 * `*_channels.tsv`: kinds for channels, units where the file states none, and warnings where the two disagree.
 * The recording's own numbers, names, units and rates always stand.
 */
import { capped } from '../fileText';
import { judgeKind, type JudgedKind } from '../kinds/judgeKind';
import type { Channel, ChannelKind } from '../recording';
import { microvoltsPerUnit } from '../units';
import type { Companion } from './companionFiles';
import { hasLostCharacter } from './companionText';
import { numberIn, parseTsv, type TsvRow } from './tsv';

/** Channels as the companion refines them. */
export interface RefinedChannels {
  readonly channels: readonly Channel[];
  readonly warnings: readonly string[];
}

const usedColumns = ['name', 'type', 'units', 'sampling_frequency', 'status', 'status_description'];
const rateTolerance = 0.001;
const mostNamed = 8;
/** EDF cuts labels to 16 characters; a shorter beginning would match too much. */
const cutLabelLength = 15;

/** Channel types of BIDS (EEG, EMG, motion) that tell the kind by themselves. */
const kindOfType: ReadonlyMap<string, ChannelKind> = new Map([
  ['EMG', 'emg'],
  ['TRIG', 'trigger'],
  ...['ACCEL', 'ANGACCEL', 'GYRO', 'JNTANG', 'ORNT', 'POS', 'VEL', 'FORCE', 'TORQUE'].map(
    (type): [string, ChannelKind] => [type, 'mechanical'],
  ),
  ...'EEG EOG HEOG VEOG EOGH EOGV ECG SEEG ECOG DBS MEG GSR PPG RESP TEMP PUPIL EYEGAZE AUDIO REF SYSCLOCK LATENCY MAGN OTHER'
    .split(' ')
    .map((type): [string, ChannelKind] => [type, 'other']),
]);

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).join(', ');
  return names.length > mostNamed ? `${shown} and ${names.length - mostNamed} more` : shown;
}

/** Each row's name as `Recording` tells repeated names apart: the second `EMG0` is `EMG0 (2)`. */
function uniqueRowNames(rows: readonly TsvRow[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const name = capped(row.get('name') ?? '');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** True when the file's names are the table's, in its order, cut to the length that EDF allows. */
function areCutNames(channels: readonly Channel[], rows: readonly TsvRow[]): boolean {
  return (
    channels.length === rows.length &&
    channels.every(({ name }, index) => {
      const label = name.replace(/ \(\d+\)$/u, '');
      const full = capped(rows[index]?.get('name') ?? '');
      return full === label || (label.length >= cutLabelLength && full.startsWith(label));
    })
  );
}

/** The row of each channel, where it has one, and the names of rows without a channel. */
function match(
  channels: readonly Channel[],
  rows: readonly TsvRow[],
): { readonly rowOf: readonly (TsvRow | undefined)[]; readonly unmatched: readonly string[] } {
  if (areCutNames(channels, rows)) return { rowOf: rows, unmatched: [] };
  const names = uniqueRowNames(rows);
  const byName = new Map(names.map((name, index): [string, TsvRow | undefined] => [name, rows[index]]));
  const present = new Set(channels.map(({ name }) => name));
  return {
    rowOf: channels.map(({ name }) => byName.get(name)),
    unmatched: names.filter((name) => !present.has(name)),
  };
}

/** The unit that a row states, where every character of it is there. */
function unitOf(row: TsvRow): string | undefined {
  const unit = row.get('units');
  return unit === undefined || hasLostCharacter(unit) ? undefined : capped(unit);
}

/** The sentence about units of which an earlier program has lost a character: `µV` that became `\ufffdV`. */
function lostUnitWarning(
  channels: readonly Channel[],
  rowOf: readonly (TsvRow | undefined)[],
  file: string,
): string[] {
  const lost = channels.filter((_, index) => hasLostCharacter(rowOf[index]?.get('units') ?? ''));
  if (lost.length === 0) return [];
  return [
    `${file} has lost a character of the unit of ${listed(lost.map(({ name }) => name))} (a µ, probably, when it was saved in another encoding): that unit is not used. Write it anew, as uV or in UTF-8.`,
  ];
}

/** @param unit may come from the table, which then tells more than the recording alone */
function refinedKind(channel: Channel, row: TsvRow, unit: string, file: string): JudgedKind {
  const type = row.get('type')?.toUpperCase();
  if (type === undefined) return channel;
  const kindReason = `as ${file} says`;
  const kind = kindOfType.get(type);
  if (kind) return { kind, kindReason };
  // MISC and types not known here say only what it is not.
  const judged = judgeKind({ ...channel, unit });
  return judged.kind === 'emg' ? { kind: 'other', kindReason } : judged;
}

function sameUnit(one: string, other: string): boolean {
  const [a, b] = [microvoltsPerUnit(one), microvoltsPerUnit(other)];
  if (a !== undefined && b !== undefined) return a === b;
  const plain = (unit: string): string => unit.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
  return plain(one) === plain(other);
}

/** A contradiction in words, apart from the channel that it concerns. */
function contradictions(channel: Channel, row: TsvRow): readonly string[] {
  const unit = unitOf(row);
  const rate = numberIn(row, 'sampling_frequency');
  const found: string[] = [];
  if (unit !== undefined && channel.unit !== '' && !sameUnit(unit, channel.unit)) {
    found.push(
      `in ${unit}, the recording in ${channel.unit}: the recording's unit is used and no number is changed`,
    );
  }
  if (rate !== undefined && Math.abs(rate / channel.samplingRate - 1) > rateTolerance) {
    found.push(`at ${rate} Hz, the recording at ${channel.samplingRate} Hz: the recording's rate is used`);
  }
  if (row.get('status')?.toLowerCase() === 'bad') {
    const why = row.get('status_description');
    found.push(`as bad${why === undefined ? '' : ` (${capped(why)})`}`);
  }
  return found;
}

/** One sentence for each contradiction, with all the channels that it concerns: grids have hundreds. */
function contradictionWarnings(
  channels: readonly Channel[],
  rowOf: readonly (TsvRow | undefined)[],
  file: string,
): string[] {
  const concerned = new Map<string, string[]>();
  for (const [index, channel] of channels.entries()) {
    const row = rowOf[index];
    for (const words of row ? contradictions(channel, row) : []) {
      const names = concerned.get(words);
      if (names) names.push(channel.name);
      else concerned.set(words, [channel.name]);
    }
  }
  return [...concerned].map(([words, names]) => `${file} gives ${listed(names)} ${words}.`);
}

/**
 * Refines channels by a channels table.
 * @param adoptUnits whether a unit may be taken over where the recording states none.
 */
export function refineChannels(
  channels: readonly Channel[],
  { name: file, text }: Companion,
  adoptUnits: boolean,
): RefinedChannels {
  const { rows, warnings } = parseTsv(text, file, usedColumns);
  const { rowOf, unmatched } = match(channels, rows);
  const refined = channels.map((channel, index) => {
    const row = rowOf[index];
    if (!row) return channel;
    const unit = channel.unit === '' && adoptUnits ? (unitOf(row) ?? '') : channel.unit;
    const { kind, kindReason } = refinedKind(channel, row, unit, file);
    return { ...channel, unit, kind, kindReason };
  });
  const undescribed = channels.filter((_, index) => !rowOf[index]).map(({ name }) => name);
  return {
    channels: refined,
    warnings: [
      ...warnings,
      ...lostUnitWarning(channels, rowOf, file),
      ...contradictionWarnings(channels, rowOf, file),
      ...(unmatched.length > 0
        ? [`${file} describes channels that the recording does not have: ${listed(unmatched)}.`]
        : []),
      ...(undescribed.length > 0 ? [`${file} does not describe ${listed(undescribed)}.`] : []),
    ],
  };
}
