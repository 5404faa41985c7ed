/** What is measured of a motor unit's potential (MUAP), or why nothing is: DETECTION.md §C.4. */

/** The band a potential was measured in: its figures hold for that band alone. */
export interface MeasuredBand {
  readonly lowHertz: number;
  readonly highHertz: number;
}

/** By which rule a potential's onset and end were found; figures by different rules can't be compared. */
export type DurationRule = 'level-and-slope';

/** From where to where, in milliseconds from the discharge's time; before it is negative. */
export interface PotentialSpan {
  readonly startMilliseconds: number;
  readonly endMilliseconds: number;
}

/** A late component that is linked to the potential; it is in none of the potential's own figures. */
export interface Satellite extends PotentialSpan {
  /** Peak to peak. */
  readonly amplitudeMicrovolts: number;
  /** Part of the discharges that it is seen in, 0 to 1. */
  readonly linkedFraction: number;
}

/** How much the potential differs from one discharge to the next (Stålberg & Sonoo 1994). */
export interface Jiggle {
  /** Normalised consecutive amplitude difference: their median over the potential, in parts of its area; noise taken out. */
  readonly consecutiveAmplitudeDifference: number;
  /** Correlation of consecutive discharges, -1 to 1. */
  readonly consecutiveCorrelation: number;
}

/** The figures of one potential, by the rules that are used for what lies between two markers. */
export interface PotentialFigures {
  /** Greatest less smallest. */
  readonly amplitudeMicrovolts: number;
  readonly durationMilliseconds: number;
  readonly phases: number;
  readonly turns: number;
  /** Of the magnitude. */
  readonly areaMicrovoltMilliseconds: number;
  /** Area over amplitude. */
  readonly thicknessMilliseconds: number;
  /** 2 log10(amplitude in mV) + thickness in ms (Sonoo & Stålberg 1993). */
  readonly sizeIndex: number;
  /** From 10 to 90 % of the main negative-going slope; undefined where there is none. */
  readonly riseTimeMicroseconds: number | undefined;
  /** From the first to the last turn; undefined below two turns. */
  readonly spikeDurationMilliseconds: number | undefined;
}

/** A potential that was measured. */
export interface MeasuredMorphology extends PotentialFigures {
  /** Onset and end, which a person may move. */
  readonly span: PotentialSpan;
  readonly durationRule: DurationRule;
  readonly satellites: readonly Satellite[];
  /** Undefined below twenty discharges in a row, and where noise hides it. */
  readonly jiggle: Jiggle | undefined;
  /** Discharges that the template was made of. */
  readonly discharges: number;
  /** RMS of what noise is left in the template. */
  readonly noiseMicrovolts: number;
  readonly band: MeasuredBand;
}

/** Why a potential is not measured. */
export type MorphologyRefusal =
  | { readonly reason: 'sampled-too-slowly'; readonly rateHertz: number; readonly leastHertz: number }
  /** The channel is not in a unit of electric potential. */
  | { readonly reason: 'not-in-volts' }
  /** Too few discharges are whole and like the others. */
  | { readonly reason: 'few-discharges'; readonly discharges: number; readonly least: number }
  /** In so many of the discharges, 0 to 1, the recorder was at its limit. */
  | { readonly reason: 'clipped'; readonly clippedFraction: number }
  | { readonly reason: 'low-signal-to-noise'; readonly signalToNoise: number; readonly least: number }
  /** The baselines before and after are so far apart. */
  | {
      readonly reason: 'unsteady-baseline';
      readonly differenceMicrovolts: number;
      readonly mostMicrovolts: number;
    }
  /** No onset or no end within the longest window. */
  | { readonly reason: 'no-edges'; readonly windowMilliseconds: number };

/** The figures of a unit's potential, or why there are none. */
export type Morphology =
  ({ readonly kind: 'measured' } & MeasuredMorphology) | ({ readonly kind: 'refused' } & MorphologyRefusal);

/** What is measured of one unit of a channel. */
export interface UnitPotential {
  /** The unit's. */
  readonly number: number;
  readonly morphology: Morphology;
  /** What it was measured on, from its baseline; undefined where no discharge is whole. */
  readonly template:
    | {
        readonly values: Float32Array;
        readonly samplingRate: number;
        /** The discharge's time is so long after the first value. */
        readonly beforeSeconds: number;
        /** `µV` where the channel's unit is one of electric potential, else its own. */
        readonly unit: string;
      }
    | undefined;
}
