/** The rows of the potentials' table, their order, and the table as a file. Pure. */
import type { Morphology, UnitView } from '../../../src/protocol/page';
import { potentialColumns, type PotentialColumn, type PotentialOrder } from '../../state/potentials';
import type { FoundUnits } from '../../state/units';
import { refusalSentence } from '../../words/morphologyWords';
import { instantaneousRates } from '../units/unitsView';
import { figures, measuredFigures } from './figures';

/** One unit. */
export interface PotentialRow {
  /** Among the units as the host tells them. */
  readonly index: number;
  readonly unit: UnitView;
  readonly values: Readonly<Partial<Record<PotentialColumn, number | undefined>>>;
  /** Why its potential is not measured. */
  readonly refusal: string | undefined;
}

/** In the order of the units. */
export function potentialRows({ units, lookedAt }: FoundUnits): readonly PotentialRow[] {
  const ground = lookedAt.map(({ startSeconds, endSeconds }) => ({ from: startSeconds, to: endSeconds }));
  return units.map((unit, index) => {
    const { number, timesSeconds, morphology } = unit;
    const rates = instantaneousRates(timesSeconds, ground).filter((rate) => !Number.isNaN(rate));
    return {
      index,
      unit,
      values: {
        unit: number,
        discharges: timesSeconds.length,
        rate: median(rates),
        ...(morphology.kind === 'measured' ? measuredFigures(morphology) : {}),
      },
      refusal: morphology.kind === 'refused' ? refusalSentence(morphology) : undefined,
    };
  });
}

function median(values: Float64Array): number | undefined {
  const sorted = values.sort();
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Sorted; what has no such figure comes last, whichever way, and equals by their number. */
export function sortedRows(
  rows: readonly PotentialRow[],
  { column, descending }: PotentialOrder,
): readonly PotentialRow[] {
  return [...rows].sort((a, b) => {
    const [one, other] = [a.values[column], b.values[column]];
    if (one === undefined || other === undefined) {
      return Number(one === undefined) - Number(other === undefined) || a.index - b.index;
    }
    return (descending ? other - one : one - other) || a.index - b.index;
  });
}

/** Columns of a file beside the figures, as the command line calls them: a figure holds for what it was measured on alone. */
const otherFields = ['averaged', 'noise_uV', 'low_Hz', 'high_Hz', 'durationRule', 'reason'] as const;

/** As a file of comma-separated values, with five digits each; the last column says why there are no figures. */
export function potentialsCsv(channel: string, rows: readonly PotentialRow[]): string {
  const head = ['channel', ...potentialColumns.map((column) => figures[column].field), ...otherFields];
  const lines = rows.map(({ unit: { morphology }, values }) => [
    cell(channel),
    ...potentialColumns.map((column) => cell(values[column])),
    ...measuredOnCells(morphology).map(cell),
  ]);
  return [head, ...lines].map((cells) => `${cells.join(',')}\n`).join('');
}

function measuredOnCells(morphology: Morphology): readonly (string | number | undefined)[] {
  if (morphology.kind === 'refused') return [...otherFields.slice(1).map(() => undefined), morphology.reason];
  const { discharges, noiseMicrovolts, band, durationRule } = morphology;
  return [discharges, noiseMicrovolts, band.lowHertz, band.highHertz, durationRule, undefined];
}

/** As RFC 4180 has it; a text that a spreadsheet takes for a formula stays text. */
function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(Number(value.toPrecision(5)));
  const text = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
