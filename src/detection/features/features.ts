/**
 * What is measured of an episode of activity. A feature that the data can't give is undefined: no criterion counts
 * for or against a class by it then.
 */
import type { Intent } from '../context/intentTimeline';
import type { BurstStructure } from '../trains/burstStructure';
import type { Rhythm } from '../trains/rhythm';
import type { IrregularityChange } from '../trains/sputtering';
import type { EnvelopeShape } from './envelopeShape';
import type { PotentialShape } from '../waveforms/potentialShape';
import type { Fibres } from './fibres';
import type { Generator } from './generator';
import type { ClockTrain } from './clockTrain';
import type { PulseTrain } from './pulseTrain';
import type { PopParts } from '../units/popShare';
import type { WaveformPeriod } from '../waveforms/waveformPeriod';

/** One unit's firing within an episode. */
export interface UnitFiring {
  readonly discharges: number;
  readonly ratePerSecond: number | undefined;
  /** Robust CoV of a train that can be believed to be one unit's, where enough of it is known. */
  readonly irregularity: number | undefined;
  readonly doubletPart: number | undefined;
  /** Median peak-to-peak amplitude, in the channel's unit. */
  readonly amplitude: number;
  readonly signalToNoise: number;
  /** Robust CoV of all its intervals as they are, however few and however mixed; undefined below five. */
  readonly rawVariation: number | undefined;
  /** 0 to 1: how much of the train may be another unit's. */
  readonly contamination: number;
}

/** The units of an episode taken together. */
export interface UnitFeatures {
  /** Units with enough discharges to speak of, strongest first. */
  readonly units: readonly UnitFiring[];
  readonly assignedPart: number;
  /** The unit with the most discharges, and its part of all potentials, whether they are any unit's or not. */
  readonly lead: UnitFiring | undefined;
  readonly leadPart: number;
  readonly generator: Generator | undefined;
  /** What the units are, each by itself: fibres or motor units; undefined where none fired often enough. */
  readonly fibres: Fibres | undefined;
  readonly leadShape: PotentialShape | undefined;
  /** Turns of its mean potential, and of all that keeps in step with it; undefined for a few discharges. */
  readonly leadTurns: number | undefined;
  /** The tallest potentials, as a train of pulses. */
  readonly pulses: PulseTrain | undefined;
  /** The potentials that a clock may have set; undefined where no unit keeps a beat. */
  readonly clock: ClockTrain | undefined;
  readonly leadBursts: BurstStructure | undefined;
  /** Median firing rate over the units. */
  readonly unitRatePerSecond: number | undefined;
  /** Robust CoV: median over the units whose trains can be trusted, else pooled over what there is. */
  readonly irregularity: number | undefined;
  /** How much it tells of all units, 0 to 1: one irregular train among many little. */
  readonly irregularityCertainty: number;
  /** 90 % bootstrap interval of the irregularity. */
  readonly irregularityRange: readonly [number, number] | undefined;
  /** Part of the intervals that are doublets: median over the units whose trains can be trusted. */
  readonly doubletPart: number | undefined;
  /** Of the trains that can be trusted. */
  readonly sputtering: IrregularityChange | undefined;
}

/** The potentials of an episode, whichever unit they come from; undefined where the rate of sampling shows none by itself. */
export interface PotentialFeatures {
  readonly potentials: number | undefined;
  /** Potentials per second of the whole episode. */
  readonly pooledRatePerSecond: number | undefined;
  /**
   * The most discharges of all units together in any one second, and where; of all potentials where no unit is known.
   * Discharges that are probably nobody's count less.
   */
  readonly greatestPooledRatePerSecond: number | undefined;
  readonly greatestPooledAtSeconds: number | undefined;
  readonly medianIntervalSeconds: number | undefined;
  /** Median interval between groups of potentials at least 30 ms apart: a late part of a potential is no other one. */
  readonly groupIntervalSeconds: number | undefined;
  /** Robust CoV of the intervals between potentials: low where one generator makes them all. */
  readonly pooledIrregularity: number | undefined;
}

/** What one channel tells of an episode. */
export interface ChannelFeatures extends UnitFeatures, PotentialFeatures {
  readonly durationSeconds: number;
  /** Seconds of it that are active, short pauses counted. */
  readonly activeSeconds: number;
  /** Part of it in which the power stands above the noise: little where potentials come apart. */
  readonly raisedPart: number;
  readonly intent: Intent;
  /** Whether that is known from a word to rest that was said long before. */
  readonly isIntentStale: boolean;
  /** The largest deflection in the watched band, in the channel's unit. */
  readonly peakAmplitude: number;
  readonly peakOverNoise: number;
  /** The same deflection in µV; undefined where the channel's unit is no voltage. */
  readonly peakMicrovolts: number | undefined;
  /** How well the signal repeats itself; undefined where nothing in it is regular enough to look. */
  readonly period: WaveformPeriod | undefined;
  /** How well it repeats itself 120 to 330 times a second within short windows. */
  readonly fast: WaveformPeriod | undefined;
  /** Part of its power that comes back with every cycle of the grid; undefined where no hum was followed. */
  readonly gridPart: number | undefined;
  /** Part of its power that electrode pops are; undefined where the sampling does not show an edge. */
  readonly pops: PopParts | undefined;
  readonly envelope: EnvelopeShape;
  /** Upper edge of the watched band. */
  readonly bandHighHz: number;
  /** Spread of the log RMS from hop to hop over that of Gaussian noise: 1 for an open electrode. */
  readonly unsteadiness: number;
  /** Median of peak over RMS within a hop. */
  readonly crest: number;
  /** RMS of the last third of the longest active stretch over that of its first third. */
  readonly decrement: number;
  /** Waxing and waning between 0.8 and 2.2 Hz. */
  readonly commonModulation: Rhythm | undefined;
  /** Rhythm between 3 and 12 Hz. */
  readonly tremor: Rhythm | undefined;
  /** Correlation of the envelope with the force. */
  readonly forceCoupling: number | undefined;
  /** A slow deflection of the baseline at the onset, over the noise; 0 without one. */
  readonly movementAtOnset: number;
  /** How far it runs down from its onset, in natural logarithms of its RMS; undefined where the recording does not show its ends. */
  readonly runningDown: number | undefined;
  /** A movement of the needle was noted at the time. */
  readonly insertionReported: boolean;
  /** A stimulation was noted at the time. */
  readonly stimulusReported: boolean;
  /** Somebody said while it went on that it was a cramp. */
  readonly crampReported: boolean;
  /** Drop of the envelope within 2 s of a stretch, as a part; undefined without a stretch. */
  readonly stretchDrop: number | undefined;
  /** Where to look, in seconds. */
  readonly at: EpisodeMoments;
}

/** Moments of an episode, in seconds from the start of the recording. */
export interface EpisodeMoments {
  readonly onset: number;
  readonly peak: number;
  readonly middle: number;
  readonly end: number;
}

/** All that the classes are tested on: a channel’s features, and what only all channels together tell. */
export interface EpisodeFeatures extends ChannelFeatures {
  /** Part of the other EMG channels that are active at the same time; undefined with one channel. */
  readonly otherChannelsActive: number | undefined;
  /** Whether the word to rest that it lies under was said to another muscle. */
  readonly isAnothersRest: boolean;
  readonly humPart: HumPart;
  /** Whether the electrode is known to lie on the skin. */
  readonly isOnSkin: boolean;
}

/** Part of an episode's power, where it is strongest, that hum which could not be taken out may be: 0 to 1. */
export interface HumPart {
  /** Whatever is claimed. */
  readonly ofAny: number;
  /**
   * Where it is claimed that fibres fire: they keep another time than the grid, and between them it is quiet, so that
   * no more hum is left than there is in the pauses.
   */
  readonly ofFibres: number;
}
