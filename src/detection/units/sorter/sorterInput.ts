/** What the sorter is told of a channel beside its samples. */

/** What the sorter must know of the channel. */
export interface SorterInput {
  /** Samples per second, 4 to 24 kHz. */
  readonly samplingRate: number;
  /** RMS of the noise of the detection band at rest, in the signal's unit. */
  readonly noiseRms: number;
  /** Least peak-to-peak amplitude of a potential, in the signal's unit; 0 where there is none. */
  readonly spikeFloor: number;
}
