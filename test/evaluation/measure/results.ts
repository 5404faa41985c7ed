/** What an evaluation comes to: everything that results.json holds and the page shows. */
import type { EngineIdentity } from '../../../src/detection/result/detectedEvent';
import type { Scenario } from '../../../src/simulation/scenario';
import type { Interval } from '../metrics/bootstrap';
import type { ReliabilityPoint } from '../metrics/calibration';
import type { EdgeError } from '../metrics/edgeErrors';
import type { EventCounts } from '../metrics/f1';
import type { LeakBaseline } from '../metrics/leakBaseline';
import type { RocPoint } from '../metrics/roc';
import type { CoveragePoint } from '../metrics/selective';
import type { SeedSet } from '../seeds';

/** One line of issue 3's table, measured. */
export interface Target {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  /** 95 %, where one was drawn; in words. */
  readonly interval: string;
  /** Undefined where this run can't say. */
  readonly met: boolean | undefined;
}

/** One class of events. */
export interface ClassScore extends EventCounts {
  readonly kind: string;
  readonly f1: number;
  readonly interval: Interval;
  readonly f1AtIou30: number;
  readonly f1AtIou70: number;
  readonly collarF1: number;
  readonly onset: EdgeError;
  readonly end: EdgeError;
}

/** What the engine says where nothing recorded tells the intent. */
export interface IntentScores {
  readonly area: number;
  readonly interval: Interval;
  readonly areaAgainstSteady: number;
  readonly areaAgainstIrregular: number;
  readonly roc: readonly RocPoint[];
  /** What was said of the main event, by scenario. */
  readonly said: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Recordings whose main event got a decided label that is wrong. */
  readonly wrongGuesses: number;
  readonly recordings: number;
}

/** Probabilities of one sort of statement. */
export interface CalibrationScore {
  readonly statements: number;
  readonly error: number;
  readonly interval: Interval;
  readonly brier: number;
  readonly points: readonly ReliabilityPoint[];
}

/** What was stated of one label, and how often it was right. */
export interface ClassCalibration {
  readonly label: string;
  readonly statements: number;
  readonly meanProbability: number;
  readonly partRight: number;
  readonly error: number;
}

/** Recordings that were made alike in one way. */
export interface GroupScore {
  readonly group: string;
  readonly recordings: number;
  readonly hours: number;
  readonly activeEvents: number;
  /** All active classes pooled, at IoU ≥ 0.5. */
  readonly activeF1: number;
  /** Over the differential classes that are true in the group. */
  readonly differentialMacroF1: number;
  /** Claims of a cramp, discharge, insertion or artifact where the truth is something else, in any recording. */
  readonly wrongClaimsPerHour: number;
  readonly statements: number;
  readonly calibrationError: number;
}

/** All recordings, grouped by one circumstance. */
export interface Breakdown {
  readonly by: string;
  readonly groups: readonly GroupScore[];
}

/** One scenario's recordings, and what was proposed that must not be. */
export interface ScenarioScore {
  readonly scenario: string;
  readonly kind: Scenario['kind'];
  readonly label: string;
  readonly recordings: number;
  readonly hours: number;
  /** Recordings with a `myogenic-cramp` that covers no true one; with a `neurogenic-cramp` that covers no true one. */
  readonly falseMyogenic: number;
  readonly falseNeurogenic: number;
  /** The classes that covered the recording's longest event of its label, most frequent first. */
  readonly said: Readonly<Record<string, number>>;
}

/** Motor units that stand this far above the noise. */
export interface UnitScore {
  readonly fromSignalToNoise: number;
  readonly toSignalToNoise: number;
  readonly units: number;
  readonly medianAgreement: number;
  readonly partFrom90: number;
  /** Of the discharges of units that were paired. */
  readonly sensitivity: number;
  readonly precision: number;
}

/** A stretch that was proposed on a real recording, on all its channels. */
export interface RealProposal {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly channels: readonly string[];
  readonly probability: number;
  /** The greatest probability given to either cramp, as label or alternative. */
  readonly crampProbability: number;
}

/** One real recording. */
export interface RealRecording {
  readonly file: string;
  readonly durationSeconds: number;
  readonly proposals: readonly RealProposal[];
  readonly problem?: string;
}

/** Recordings in one other form. */
export interface VariantScore {
  readonly variant: string;
  readonly recordings: number;
  readonly hours: number;
  /** Part of all time that is called otherwise. */
  readonly relabelled: number;
  /** The recordings of which most is, that first. */
  readonly worst: readonly {
    readonly scenario: string;
    readonly seed: number;
    readonly relabelled: number;
  }[];
}

/** The whole evaluation. Holds no clock: the same engine and corpus give the same bytes. */
export interface Evaluation {
  readonly engine: EngineIdentity | undefined;
  readonly corpus: {
    readonly seeds: SeedSet;
    readonly firstSeed: number;
    readonly lastSeed: number;
    readonly recordings: number;
    readonly hours: number;
    readonly problems: readonly {
      readonly scenario: string;
      readonly seed: number;
      readonly problem: string;
    }[];
  };
  readonly targets: readonly Target[];
  readonly classes: readonly ClassScore[];
  readonly differentialMacroF1: { readonly value: number; readonly interval: Interval };
  readonly psds: number;
  /** By hum, rate, wording and background; hybrids are in no other figure. */
  readonly breakdowns: readonly Breakdown[];
  readonly onset: EdgeError & { readonly differences: readonly number[] };
  readonly end: EdgeError;
  readonly intent: IntentScores | undefined;
  readonly calibration: {
    readonly decided: CalibrationScore;
    readonly classes: readonly ClassCalibration[];
    /** Of recordings with more hum than this. */
    readonly aboveHum: Pick<CalibrationScore, 'statements' | 'error'> & { readonly humMicrovolts: number };
    readonly quiet: CalibrationScore;
    readonly candidates: CalibrationScore;
  };
  readonly coverage: readonly CoveragePoint[];
  readonly alarms: {
    readonly hours: number;
    readonly perHour: number;
    readonly interval: Interval;
    readonly claims: Readonly<Record<string, number>>;
    readonly crampLikePerHour: number;
    readonly crampSensitivity: number;
  };
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly scenarios: readonly ScenarioScore[];
  readonly units: readonly UnitScore[];
  readonly inventedUnits: { readonly found: number; readonly invented: number };
  readonly leak: LeakBaseline | undefined;
  /** What another rate, converter, polarity, unit, name or grid changes; absent in results of before. */
  readonly variants?: readonly VariantScore[];
  readonly real: readonly RealRecording[] | undefined;
}
