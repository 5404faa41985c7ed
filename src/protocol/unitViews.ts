/** The motor units of one channel, as the page shows them: the engine's trains, and those that people have corrected. */
import type { TrainDoubt } from '../detection/result/channelUnits';
import type { OtherUnit } from '../detection/result/unitElsewhere';
import type { Morphology, PotentialSpan } from '../detection/result/unitMorphology';

export type { TrainDoubt } from '../detection/result/channelUnits';
export type { UnitElsewhere } from '../detection/result/unitElsewhere';
export type {
  MeasuredMorphology,
  Morphology,
  PotentialFigures,
  PotentialSpan,
} from '../detection/result/unitMorphology';

/** A segment [startSeconds, endSeconds) of the recording. */
export interface SegmentView {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A segment in which a unit's train may not be all of its discharges and nothing else. */
export interface DoubtView extends SegmentView {
  /** At least one. */
  readonly doubts: readonly TrainDoubt[];
}

/** A segment in which people have corrected or accepted a unit. */
export interface HandView extends SegmentView {
  /** Their names. */
  readonly people: readonly string[];
}

/** A segment whose units are people's, not the engine's. */
export interface CorrectedView extends HandView {
  /** A merge kept several versions of one of its units: someone has to choose. */
  readonly hasVersions: boolean;
}

/** Markers that people have put on a unit's averaged potential, as they are saved. */
export interface MarkersView extends PotentialSpan {
  /** Their names. */
  readonly people: readonly string[];
  /** A merge kept several versions of them: whoever puts markers anew decides. */
  readonly hasVersions: boolean;
}

/** A person puts the markers of a unit's averaged potential. */
export interface MarkersIntent {
  readonly channel: number;
  /** The number that the unit is shown under. */
  readonly unit: number;
  /** How often it fires, as the person sees it. */
  readonly discharges: number;
  /** Null: the rule's again. */
  readonly span: PotentialSpan | null;
}

/** What a person can do to units. */
export const unitDeeds = [
  /** By the shapes of its potentials. */
  'split',
  /** The discharges in the span off the others. */
  'split-span',
  'merge',
  'accept',
  'delete',
  'add-discharge',
  'reassign-discharge',
  'delete-discharge',
  'choose-version',
  'return-to-engine',
] as const;
export type UnitDeed = (typeof unitDeeds)[number];

/** One thing that a person does to the units of a channel, in the segment in which the moment lies. */
export interface UnitIntent {
  readonly channel: number;
  readonly deed: UnitDeed;
  /** The number that the unit is shown under. */
  readonly unit: number;
  readonly seconds: number;
  /** The span that is selected; the moment alone where none is. */
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A unit's averaged potential, as it is drawn: electrically negative is negative. */
export interface TemplateView {
  readonly rateHertz: number;
  /** When the first value is, in milliseconds from the discharge's time; before it is negative. */
  readonly firstMilliseconds: number;
  /** In `unit`; 0 is the baseline. */
  readonly values: Float32Array;
  /** `µV` where the channel's unit is one of electric potential, else its own. */
  readonly unit: string;
}

/** What lies between two markers that a person has put on an averaged potential? */
export interface FiguresQuestion {
  /** In µV. */
  readonly template: Omit<TemplateView, 'unit'>;
  /** Within it. */
  readonly span: PotentialSpan;
}

/** What is known of a unit's potential. */
interface PotentialView {
  /** The potential's figures, or why there are none. */
  readonly morphology: Morphology;
  /** Why there are none, as a sentence. */
  readonly refusal: string | undefined;
  /** What they were measured on; what there is of it where they were not. Undefined where there is nothing. */
  readonly template: TemplateView | undefined;
}

/** The potential of the unit that is shown under this number. */
export interface MeasuredUnitView extends PotentialView {
  readonly number: number;
}

/** Measuring takes longer than correcting: the trains are shown before it is over. */
interface AwaitedPotential extends Omit<PotentialView, 'morphology'> {
  readonly morphology: Morphology | { readonly kind: 'awaited' };
  /** All of it is of the unit before its train was corrected, and it is being measured anew. */
  readonly isOutdated?: boolean;
}

/** One motor unit, in all episodes in which it was recognised. */
export interface UnitView extends AwaitedPotential {
  /** From 1 on; the same whenever the channel is asked for again under the same parameters. */
  readonly number: number;
  /** When it fired, in seconds from the recording's start, in order. */
  readonly timesSeconds: Float64Array;
  /** 1 / median interval, per second, in the episode in which it fires most; undefined where that gives none. */
  readonly ratePerSecond: number | undefined;
  /** In order. */
  readonly doubtful: readonly DoubtView[];
  /** Where people had a hand in it, in order; absent where nobody had. */
  readonly hands?: readonly HandView[];
  /** The same unit on other channels, by their indices; absent where none is known. */
  readonly alsoOn?: readonly OtherUnit[] | undefined;
  /** Onset and end of its potential as people have put them; absent where nobody has, or its discharges are others by now. */
  readonly markers?: MarkersView;
}

/** Why a channel has no units to show. */
export type NoUnits =
  /** The channel holds no EMG that could have units. */
  | { readonly reason: 'not-emg' }
  | { readonly reason: 'no-samples' }
  /** Potentials of units can't be separated below this rate of sampling. */
  | { readonly reason: 'sampled-too-slowly'; readonly leastHertz: number }
  | { readonly reason: 'no-activity' }
  /** There is activity, and no train was found in it. */
  | { readonly reason: 'none-separated' }
  /** People have deleted all that there were. */
  | { readonly reason: 'all-deleted' };

/** What the engine says of the units of a channel. */
export type UnitsView =
  | {
      readonly kind: 'units';
      /** At least one, by their numbers. */
      readonly units: readonly UnitView[];
      /** What it looked at, in order; of the rest nothing is known. */
      readonly lookedAt: readonly SegmentView[];
      /** How long the channel is active in all. */
      readonly activeSeconds: number;
      /** The part of the potentials seen there that belong to one of the units, 0 to 1. */
      readonly assignedFraction: number;
      /** Where people's units stand in place of the engine's, in order; absent where nowhere. */
      readonly corrected?: readonly CorrectedView[];
    }
  | ({ readonly kind: 'none' } & NoUnits);
