/** Everything that is said of several readers' agreement over recordings. */
import { krippendorffAlpha } from './alpha';
import { figuresOf, undefinedFigure, type Figure } from './bootstrap';
import { differencesOf, type Differences } from './differences';
import { CountTable } from './counts';
import { eventF1, eventsOfBoth, pairEvents, type EventCounts, type EventPair } from './events';
import { cohenKappa, confusionOf, fleissKappa, type Confusion } from './kappa';
import { sharesOf, type Shares } from './shares';
import { tallyCells, type ReadChannel, type ReadEvent, type Tally } from './tallies';

/** A recording's channels as all readers read them, the readers always in one order. */
export interface ReadRecording {
  readonly name: string;
  readonly channels: readonly ReadChannel[];
}

/** Overlaps from which two events count for one. */
export const overlaps = [0.3, 0.5, 0.7] as const;
/** The overlap from which boundaries are compared and labels counted. */
const middleOverlap = 0.5;

/** Two readers, by their places. */
export interface PairAgreement {
  readonly one: number;
  readonly other: number;
  readonly kappa: Figure;
  /** F1 of the events for each of `overlaps`. */
  readonly eventF1: readonly Figure[];
  /** Later by so much the other begins, and ends, the events that both call the same (overlap .5). */
  readonly onset: Differences;
  readonly end: Differences;
  /** At an overlap of .5, by label. */
  readonly byLabel: ReadonlyMap<string, EventCounts>;
  /** F1 of the events of each label, for each of `overlaps`. */
  readonly labelF1: ReadonlyMap<string, readonly Figure[]>;
  /** Cells by what the one and the other call them. */
  readonly confusion: Confusion;
  /** Of the cells that the one calls so, the share that the other calls so; `confusion`'s places. */
  readonly shares: Shares;
}

export interface Agreement {
  readonly alpha: Figure;
  /** Over what all have read; the same as Scott's pi for two readers. */
  readonly fleiss: Figure;
  readonly pairs: readonly PairAgreement[];
}

/** @param cellSeconds length of a cell of the time grid, above 0 */
export function agreementOf(
  recordings: readonly ReadRecording[],
  readers: number,
  cellSeconds: number,
): Agreement {
  const tallies = recordings.map(({ channels }) =>
    channels.flatMap((channel) => tallyCells(channel, cellSeconds)),
  );
  const pairs: PairAgreement[] = [];
  for (let one = 0; one < readers; one++) {
    for (let other = one + 1; other < readers; other++) {
      const ofPair = tallies.map((each) =>
        each.map(({ labels, cells }) => ({ labels: [labels[one], labels[other]], cells })),
      );
      pairs.push({ one, other, ...cellsOf(ofPair), ...eventsOf(recordings, one, other) });
    }
  }
  // Who said which is nothing to them.
  const anyOrder = (labels: Tally['labels']): string => JSON.stringify(labels.toSorted());
  const statistics = [krippendorffAlpha, fleissKappa];
  const [alpha = undefinedFigure, fleiss = undefinedFigure] = figuresOfTallies(tallies, statistics, anyOrder);
  return { alpha, fleiss, pairs };
}

/**
 * Figures of the cells of all recordings, those that are called alike taken together.
 * @param keyOf the same for labels that are the same to the statistics
 */
function figuresOfTallies(
  recordings: readonly (readonly Tally[])[],
  statistics: readonly ((tallies: readonly Tally[]) => number)[],
  keyOf: (labels: Tally['labels']) => string = JSON.stringify,
): readonly Figure[] {
  const table = tableOf(recordings, keyOf);
  return figuresOf(table, (sums) => {
    const tallies = talliesOf(table, sums);
    return statistics.map((statistic) => statistic(tallies));
  });
}

function tableOf(
  recordings: readonly (readonly Tally[])[],
  keyOf: (labels: Tally['labels']) => string,
): CountTable<Tally['labels']> {
  const table = new CountTable<Tally['labels']>(recordings.length);
  for (const [recording, tallies] of recordings.entries()) {
    for (const { labels, cells } of tallies) table.add(recording, [keyOf(labels), labels], cells);
  }
  return table;
}

function talliesOf({ things }: CountTable<Tally['labels']>, sums: Float64Array): readonly Tally[] {
  return things
    .map((labels, index) => ({ labels, cells: sums[index] ?? 0 }))
    .filter(({ cells }) => cells > 0);
}

/** What two readers call the cells, of tallies of them alone. */
function cellsOf(
  recordings: readonly (readonly Tally[])[],
): Pick<PairAgreement, 'kappa' | 'confusion' | 'shares'> {
  const [kappa = undefinedFigure] = figuresOfTallies(recordings, [
    (tallies) => cohenKappa(confusionOf(tallies, 0, 1)),
  ]);
  return { kappa, confusion: confusionOf(recordings.flat(), 0, 1), shares: sharesOf(recordings) };
}

function sameLabel(one: ReadEvent, other: ReadEvent): boolean {
  return one.label === other.label;
}

const none: EventCounts = { paired: 0, onlyOne: 0, onlyOther: 0 };

function sum(counts: readonly EventCounts[]): EventCounts {
  return counts.reduce(
    (total, { paired, onlyOne, onlyOther }) => ({
      paired: total.paired + paired,
      onlyOne: total.onlyOne + onlyOne,
      onlyOther: total.onlyOther + onlyOther,
    }),
    none,
  );
}

/** What two readers' events count for in one recording, by label. */
type LabelCounts = ReadonlyMap<string, EventCounts>;

/** The events of two readers of a recording at one least overlap. */
function pairedEvents(
  { channels }: ReadRecording,
  [one, other]: readonly [number, number],
  leastOverlap: number,
): { readonly counts: LabelCounts; readonly pairs: readonly EventPair[] } {
  const counts = new Map<string, EventCounts>();
  const add = (label: string, more: Partial<EventCounts>): void =>
    void counts.set(label, sum([counts.get(label) ?? none, { ...none, ...more }]));
  const pairs: EventPair[] = [];
  for (const channel of channels) {
    const both = eventsOfBoth(channel, one, other);
    if (!both) continue;
    const found = pairEvents(...both, leastOverlap, sameLabel);
    for (const pair of found.pairs) {
      pairs.push(pair);
      add(pair.one.label, { paired: 1 });
    }
    for (const { label } of found.onlyOne) add(label, { onlyOne: 1 });
    for (const { label } of found.onlyOther) add(label, { onlyOther: 1 });
  }
  return { counts, pairs };
}

const countNames = ['paired', 'onlyOne', 'onlyOther'] as const;

/** F1 of all events, and of those of each of the labels. */
function f1Of(
  counts: readonly LabelCounts[],
  labels: readonly string[],
): { readonly all: Figure; readonly byLabel: readonly Figure[] } {
  const table = new CountTable<undefined>(counts.length);
  // A place for each, in this order, whether or not anything is counted there.
  for (const [recording, byLabel] of counts.entries()) {
    for (const label of labels) {
      const counted = byLabel.get(label) ?? none;
      for (const name of countNames) table.add(recording, [`${name} ${label}`, undefined], counted[name]);
    }
  }
  const [all = undefinedFigure, ...byLabel] = figuresOf(table, (sums) => {
    const each = labels.map((_, index) => {
      const [paired = 0, onlyOne = 0, onlyOther = 0] = sums.subarray(3 * index);
      return { paired, onlyOne, onlyOther };
    });
    return [eventF1(sum(each)), ...each.map(eventF1)];
  });
  return { all, byLabel };
}

function eventsOf(
  recordings: readonly ReadRecording[],
  one: number,
  other: number,
): Omit<PairAgreement, 'one' | 'other' | 'kappa' | 'confusion' | 'shares'> {
  const found = overlaps.map((overlap) =>
    recordings.map((recording) => pairedEvents(recording, [one, other], overlap)),
  );
  const counts = found.map((each) => each.map((recording) => recording.counts));
  const atMiddle = found[overlaps.indexOf(middleOverlap)] ?? [];
  const later = (edge: 'onsetSeconds' | 'endSeconds'): Differences =>
    differencesOf(atMiddle.map(({ pairs }) => pairs.map((pair) => pair.other[edge] - pair.one[edge])));
  const labels = [...new Set(counts.flatMap((each) => each.flatMap((byLabel) => [...byLabel.keys()])))];
  const figures = counts.map((each) => f1Of(each, labels));
  return {
    eventF1: figures.map(({ all }) => all),
    onset: later('onsetSeconds'),
    end: later('endSeconds'),
    byLabel: new Map(
      labels.map((label) => [label, sum(atMiddle.map((recording) => recording.counts.get(label) ?? none))]),
    ),
    labelF1: new Map(
      labels.map((label, index) => [label, figures.map(({ byLabel }) => byLabel[index] ?? undefinedFigure)]),
    ),
  };
}
