/** Changes of corrected units in words: a line each, and all of them in one sentence. */
import { clock } from '../base/clock';
import { sameValue } from '../records/canonicalJson';
import type { SidecarHeader } from '../records/schema/header';
import type { Passed, UnitChange } from './compareUnits';
import { samplesOf } from './train';
import type { CorrectedUnit } from './unitRecord';

/** `1 discharge`, `12 discharges`. */
function dischargesText(count: number): string {
  return `${count} discharge${count === 1 ? '' : 's'}`;
}

function allOf(unit: CorrectedUnit): string {
  return dischargesText(samplesOf(unit).length);
}

/** Which unit, and where: `EMG, 0:01.000 to 0:03.000, unit 2`. */
function placeText({ span, number }: UnitChange, { channels }: SidecarHeader): string {
  const rate = channels.find(({ name }) => name === span.channel)?.samplingRate;
  const when =
    rate === undefined
      ? `samples ${span.start} to ${span.end}`
      : `${clock(span.start / rate)} to ${clock(span.end / rate)}`;
  return `${span.channel}, ${when}, unit ${number}`;
}

function passedText(passed: readonly Passed[], words: string): readonly string[] {
  return passed.map(({ discharges, unit }) => `${dischargesText(discharges)} ${words} unit ${unit}`);
}

function countedText(count: number, words: string): readonly string[] {
  return count === 0 ? [] : [`${dischargesText(count)} ${words}`];
}

/** What became of its discharges. */
function dischargeTexts({ discharges }: UnitChange): readonly string[] {
  const { added, removed, from, to } = discharges;
  return [
    ...passedText(from, 'reassigned from'),
    ...passedText(to, 'reassigned to'),
    ...countedText(added, 'added'),
    ...countedText(removed, 'removed'),
  ];
}

/** `split off unit 1 with 12 discharges`. */
function newTexts({ discharges: { added, from } }: UnitChange, is: CorrectedUnit): readonly string[] {
  if (from.length === 0) return [`added with ${allOf(is)}`];
  return [
    ...from.map(({ unit, discharges }) => `split off unit ${unit} with ${dischargesText(discharges)}`),
    ...countedText(added, 'added'),
  ];
}

/** `merged into unit 1 with 12 discharges`. */
function goneTexts({ discharges: { removed, to } }: UnitChange, was: CorrectedUnit): readonly string[] {
  if (to.length === 0) return [`removed with ${allOf(was)}`];
  return [
    ...to.map(({ unit, discharges }) => `merged into unit ${unit} with ${dischargesText(discharges)}`),
    ...countedText(removed, 'removed'),
  ];
}

/** A unit in a segment whose units were all the engine's: its discharges are not in the file as the engine had them. */
function firstTexts({ derivedFrom, people, status }: CorrectedUnit): readonly string[] {
  if (!people) return [`as the engine found it`];
  const { units = [] } = derivedFrom ?? {};
  if (units.length === 0) return ['added'];
  const origin =
    units.length === 1
      ? `made of the engine’s unit ${units.join('')}`
      : `merged of the engine’s units ${units.join(', ')}`;
  return status === 'accepted' ? [origin] : [origin, status];
}

function markersText({ markers }: CorrectedUnit): string {
  if (!markers) return 'markers removed';
  const { startMilliseconds, endMilliseconds } = markers;
  return `its potential marked from ${startMilliseconds.toFixed(2)} to ${endMilliseconds.toFixed(2)} ms`;
}

function noteText({ note }: CorrectedUnit): string {
  return note === undefined ? 'note removed' : `note: “${note}”`;
}

function changedTexts(change: UnitChange, was: CorrectedUnit, is: CorrectedUnit): readonly string[] {
  const found = [
    ...dischargeTexts(change),
    ...(was.status === is.status ? [] : [`${was.status} → ${is.status}`]),
    ...(sameValue(was.markers, is.markers) ? [] : [markersText(is)]),
    ...(was.note === is.note ? [] : [noteText(is)]),
    ...(was.unit === is.unit ? [] : [`numbered ${is.unit}, it was ${was.unit}`]),
    ...(sameValue(was.conflict, is.conflict)
      ? []
      : [is.conflict === undefined ? 'its conflict is decided' : 'two versions to choose from']),
  ];
  return found.length === 0 ? ['the same discharges'] : found;
}

/** Whose word is another than before: `Ann corrected`. */
function peopleTexts({ was, is }: UnitChange): readonly string[] {
  return Object.entries(is?.people ?? {})
    .filter(([name, deed]) => was?.people?.[name] !== deed)
    .map(([name, deed]) => `${deed} by ${name}`);
}

/** What became of a unit: `EMG, 0:01.000 to 0:03.000, unit 2: 12 discharges reassigned to unit 3; corrected by Ann`. */
export function unitChangeLine(change: UnitChange, header: SidecarHeader): string {
  return `${placeText(change, header)}: ${[...storyOf(change), ...peopleTexts(change)].join('; ')}`;
}

function storyOf(change: UnitChange): readonly string[] {
  const { was, is, segment } = change;
  if (was && is) return changedTexts(change, was, is);
  if (is?.markers) return [markersText(is)];
  if (was?.markers) return ['markers removed'];
  if (segment === 'no-longer-corrected') return ['the engine’s units stand here again'];
  if (is) return segment === 'first-corrected' ? [allOf(is), ...firstTexts(is)] : newTexts(change, is);
  return was ? goneTexts(change, was) : [];
}

/** `1 unit split off, 12 discharges reassigned`, or that nothing changed. */
export function unitChangesText(changes: readonly UnitChange[]): string {
  const total = (of: (change: UnitChange) => number): number =>
    changes.reduce((sum, change) => sum + of(change), 0);
  const units = (isSo: (change: UnitChange) => boolean): number => changes.filter(isSo).length;
  const passed = ({ discharges: { from } }: UnitChange): number =>
    from.reduce((sum, { discharges }) => sum + discharges, 0);
  const told = [
    [units(isNew), 'unit', 'added or split off'],
    [units(isGone), 'unit', 'removed or merged into another'],
    [
      units(({ segment, is }) => segment === 'first-corrected' && is?.people !== undefined),
      'unit',
      'corrected in segments that were the engine’s',
    ],
    [
      units(({ segment }) => segment === 'no-longer-corrected'),
      'unit',
      'of segments that are the engine’s again',
    ],
    [total(({ discharges }) => discharges.added), 'discharge', 'added'],
    [total(({ discharges }) => discharges.removed), 'discharge', 'removed'],
    [total(passed), 'discharge', 'reassigned'],
  ] as const;
  const parts = told
    .filter(([count]) => count > 0)
    .map(([count, noun, words]) => `${count} ${noun}${count === 1 ? '' : 's'} ${words}`);
  if (parts.length > 0) return parts.join(', ');
  return changes.length === 0
    ? 'no unit changed'
    : `${changes.length} unit${changes.length === 1 ? '' : 's'} changed`;
}

function isNew({ was, is, segment }: UnitChange): boolean {
  return segment === 'corrected-both-times' && !was && is?.markers === undefined;
}

function isGone({ was, is, segment }: UnitChange): boolean {
  return segment === 'corrected-both-times' && !is && was?.markers === undefined;
}
