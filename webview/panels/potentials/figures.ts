/** The figures of the potentials' table: what each is called, its unit, how it reads, and where it comes from. Pure. */
import type { PotentialFigures } from '../../../src/protocol/page';
import type { PotentialColumn } from '../../state/potentials';

export interface Figure {
  readonly title: string;
  /** Empty where it has none. */
  readonly unit: string;
  /** What it is, as a sentence. */
  readonly meaning: string;
  /** Decimals that it is written with. */
  readonly decimals: number;
  /** Its column in a file, as the command line calls it. */
  readonly field: string;
}

export const figures: Readonly<Record<PotentialColumn, Figure>> = {
  unit: figure('Unit', '', 'Number of the motor unit', 0, 'unit'),
  discharges: figure('Discharges', '', 'Discharges of the unit in the recording', 0, 'discharges'),
  rate: figure('Rate', 'per s', '1 / median interval, in the episode in which it fires most', 1, 'rate_Hz'),
  amplitude: figure('Amplitude', 'µV', 'From the greatest to the smallest value', 0, 'amplitude_uV'),
  duration: figure('Duration', 'ms', 'From onset to end', 1, 'duration_ms'),
  phases: figure('Phases', '', 'Crossings of the baseline, and one', 0, 'phases'),
  turns: figure('Turns', '', 'Changes of direction', 0, 'turns'),
  area: figure('Area', 'µV ms', 'Of the magnitude, from onset to end', 0, 'area_uVms'),
  thickness: figure('Thickness', 'ms', 'Area over amplitude', 2, 'thickness_ms'),
  sizeIndex: figure('Size index', '', '2 log10(amplitude in mV) + thickness in ms', 2, 'sizeIndex'),
  riseTime: figure('Rise time', 'µs', 'Of the main negative-going slope, 10 to 90 %', 0, 'riseTime_us'),
};

function figure(title: string, unit: string, meaning: string, decimals: number, field: string): Figure {
  return { title, unit, meaning, decimals, field };
}

/** Those that are measured of the potential itself. */
export function measuredFigures(
  measured: PotentialFigures,
): Readonly<Partial<Record<PotentialColumn, number | undefined>>> {
  return {
    amplitude: measured.amplitudeMicrovolts,
    duration: measured.durationMilliseconds,
    phases: measured.phases,
    turns: measured.turns,
    area: measured.areaMicrovoltMilliseconds,
    thickness: measured.thicknessMilliseconds,
    sizeIndex: measured.sizeIndex,
    riseTime: measured.riseTimeMicroseconds,
  };
}

/** `12.3`, with a true minus sign, discharges as in the panel's head (`7,500`); a dash where there is none. */
export function figureText(column: PotentialColumn, value: number | undefined): string {
  if (value === undefined) return '–';
  if (column === 'discharges') return value.toLocaleString('en-US');
  return value.toFixed(figures[column].decimals).replace('-', '\u2212');
}
