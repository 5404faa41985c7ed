/** Everything that is said of several readers' agreement over recordings. */
import { krippendorffAlpha } from './alpha';
import { bootstrapInterval, type Interval } from './bootstrap';
import { eventF1, eventsOfBoth, pairEvents, type EventCounts, type EventPair } from './events';
import { cohenKappa, confusionOf, fleissKappa, type Confusion } from './kappa';
import { tallyCells, type ReadChannel, type ReadEvent, type Tally } from './tallies';

/** A recording's channels as all readers read them, the readers always in one order. */
export interface ReadRecording {
  readonly name: string;
  readonly channels: readonly ReadChannel[];
}

/** A figure, and its 95 % interval where there are recordings enough; NaN where it is not defined. */
export interface Figure {
  readonly value: number;
  readonly interval: Interval | undefined;
}

/** Overlaps from which two events count for one. */
export const overlaps = [0.3, 0.5, 0.7] as const;
/** The overlap from which boundaries are compared and labels counted. */
const middleOverlap = 0.5;

/** Later by so much, other minus one, of the events that both call the same. */
export interface BoundaryDifferences {
  readonly onsetSeconds: readonly number[];
  readonly endSeconds: readonly number[];
}

/** Two readers, by their places. */
export interface PairAgreement {
  readonly one: number;
  readonly other: number;
  readonly kappa: Figure;
  /** F1 of the events for each of `overlaps`. */
  readonly eventF1: readonly Figure[];
  readonly boundaries: BoundaryDifferences;
  /** At an overlap of .5, by label. */
  readonly byLabel: ReadonlyMap<string, EventCounts>;
  /** F1 of the events of each label, for each of `overlaps`. */
  readonly labelF1: ReadonlyMap<string, readonly Figure[]>;
  /** Cells by what the one and the other call them. */
  readonly confusion: Confusion;
}

export interface Agreement {
  readonly alpha: Figure;
  /** Over what all have read; the same as Scott's pi for two readers. */
  readonly fleiss: Figure;
  readonly pairs: readonly PairAgreement[];
}

/** A recording with its cells counted, which every figure and each draw of a bootstrap goes by. */
interface Counted {
  readonly channels: readonly ReadChannel[];
  readonly tallies: readonly Tally[];
}

/** @param cellSeconds length of a cell of the time grid, above 0 */
export function agreementOf(
  recordings: readonly ReadRecording[],
  readers: number,
  cellSeconds: number,
): Agreement {
  const counted = recordings.map(({ channels }) => ({
    channels,
    tallies: channels.flatMap((channel) => tallyCells(channel, cellSeconds)),
  }));
  const ofTallies = (statistic: (tallies: readonly Tally[]) => number): Figure =>
    figureOf(counted, (drawn) => statistic(drawn.flatMap(({ tallies }) => tallies)));
  const pairs: PairAgreement[] = [];
  for (let one = 0; one < readers; one++) {
    for (let other = one + 1; other < readers; other++) {
      const kappa = ofTallies((tallies) => cohenKappa(confusionOf(tallies, one, other)));
      pairs.push({ one, other, kappa, ...eventsOf(counted, one, other) });
    }
  }
  return { alpha: ofTallies(krippendorffAlpha), fleiss: ofTallies(fleissKappa), pairs };
}

function figureOf<Recording>(
  recordings: readonly Recording[],
  figure: (drawn: readonly Recording[]) => number,
): Figure {
  return { value: figure(recordings), interval: bootstrapInterval(recordings, figure) };
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
  { channels }: Counted,
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

/** F1 of all events, and of those of one label. */
function f1Of(counts: readonly LabelCounts[], label?: string): Figure {
  const byRecording = counts.map((each) =>
    label === undefined ? sum([...each.values()]) : (each.get(label) ?? none),
  );
  return figureOf(byRecording, (drawn) => eventF1(sum(drawn)));
}

function eventsOf(
  recordings: readonly Counted[],
  one: number,
  other: number,
): Omit<PairAgreement, 'one' | 'other' | 'kappa'> {
  const found = overlaps.map((overlap) =>
    recordings.map((recording) => pairedEvents(recording, [one, other], overlap)),
  );
  const counts = found.map((each) => each.map((recording) => recording.counts));
  const atMiddle = found[overlaps.indexOf(middleOverlap)] ?? [];
  const pairs = atMiddle.flatMap((recording) => recording.pairs);
  const labels = [...new Set(counts.flatMap((each) => each.flatMap((byLabel) => [...byLabel.keys()])))];
  return {
    eventF1: counts.map((each) => f1Of(each)),
    boundaries: {
      onsetSeconds: pairs.map((pair) => pair.other.onsetSeconds - pair.one.onsetSeconds),
      endSeconds: pairs.map((pair) => pair.other.endSeconds - pair.one.endSeconds),
    },
    byLabel: new Map(
      labels.map((label) => [label, sum(atMiddle.map((recording) => recording.counts.get(label) ?? none))]),
    ),
    labelF1: new Map(labels.map((label) => [label, counts.map((each) => f1Of(each, label))])),
    confusion: confusionOf(
      recordings.flatMap(({ tallies }) => tallies),
      one,
      other,
    ),
  };
}
