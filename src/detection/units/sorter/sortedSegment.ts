/** What the spike sorter says of one active segment: the units it separates and every potential it saw. */

/** One unit of a segment: a motor unit, a fibre, or a part of a complex discharge that always looks the same. */
export interface SortedUnit {
  /** Seconds (sample / rate, with a part of a sample), ascending. */
  readonly times: Float64Array;
  /** Peak-to-peak of each discharge in the detection band, in the signal's unit: the template's times its fitted scale. */
  readonly amplitudes: Float32Array;
  /** Mean potential in the detection band at the working rate; its alignment point is `templateBeforeSeconds` in. */
  readonly template: Float32Array;
  /** Potential in `wide` at the working rate (the median of lone discharges, or the mean of all), from −10 ms to +25 ms around the alignment point. */
  readonly averaged: Float32Array;
  /** Peak of the mean potential over the RMS of what the sorter leaves unexplained, both in the detection band. */
  readonly snr: number;
  /** Estimate, 0 to 1, of the part of the unit's discharges that is not in `times`; see `quality.ts`. */
  readonly missRate: number;
  /** Estimate, 0 to 1, of the part of `times` that is not this unit's; see `quality.ts`. */
  readonly contamination: number;
}

/** A segment's units and potentials. */
export interface SortedSegment {
  /** The strongest first. */
  readonly units: readonly SortedUnit[];
  /** Every potential, assigned or not, ascending in time; amplitudes are peak-to-peak in the detection band. */
  readonly spikes: { readonly times: Float64Array; readonly amplitudes: Float32Array };
  /** Part of `spikes` that is in one of `units`; 0 where there are none. */
  readonly assignedFraction: number;
}
