/** The rows of the potentials' table, their order, and the table as a file. Pure. */
import { csvText, type CsvCell } from '../../../src/base/csv';
import type { UnitView } from '../../../src/protocol/page';
import { handIn, markersOf, shownMeasure, type Hand } from '../../state/handMarkers';
import {
  potentialColumns,
  trainColumns,
  type PotentialColumn,
  type PotentialOrder,
} from '../../state/potentials';
import { activeChannel, type Model } from '../../state/model';
import { isMeasured } from '../../state/unitFigures';
import { shownUnits, type FoundUnits } from '../../state/units';
import { figures, measuredFigures } from './figures';

/** One unit. */
export interface PotentialRow {
  /** Among the units as the host tells them. */
  readonly index: number;
  readonly unit: UnitView;
  readonly values: Readonly<Partial<Record<PotentialColumn, number | undefined>>>;
  /** Whether a person has put the markers. */
  readonly isByHand: boolean;
  /** Why its potential is not measured. */
  readonly refusal: string | undefined;
  /** It is being measured: what is shown is of another train, or nothing is. */
  readonly isAwaited: boolean;
}

/** In the order of the units. */
export function potentialRows({ units }: FoundUnits, hand: Hand): readonly PotentialRow[] {
  return units.map((unit, index) => {
    const { number, timesSeconds, ratePerSecond: rate, refusal } = unit;
    const measure = shownMeasure(hand, unit);
    return {
      index,
      unit,
      values: {
        unit: number,
        discharges: timesSeconds.length,
        rate,
        ...(measure?.figures ? measuredFigures(measure.figures) : {}),
      },
      isByHand: measure?.isByHand ?? false,
      refusal,
      isAwaited: !isMeasured(unit),
    };
  });
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
const otherFields = [
  'start_ms',
  'end_ms',
  'averaged',
  'noise_uV',
  'low_Hz',
  'high_Hz',
  'durationRule',
  'reason',
] as const;

/** The reason where the figures of the unit's train as it is now are on their way. */
const beingMeasured = 'being-measured';

/** What stands in place of the rule where a person has put the markers. */
const byHand = 'by-hand';

/** As a file of comma-separated values, with five digits each; the last column says why there are no figures, or not yet. */
export function potentialsCsv(channel: string, rows: readonly PotentialRow[], hand: Hand): string {
  const head = ['channel', ...potentialColumns.map((column) => figures[column].field), ...otherFields];
  const lines = rows.map(({ unit, values, isAwaited }) => [
    channel,
    ...potentialColumns.map((column) =>
      isAwaited && !trainColumns.includes(column) ? undefined : rounded(values[column]),
    ),
    ...measuredOnCells(unit, hand).map(rounded),
  ]);
  return csvText([head, ...lines]);
}

function measuredOnCells(unit: UnitView, hand: Hand): readonly CsvCell[] {
  const { morphology } = unit;
  const instead = (reason: string): readonly CsvCell[] => [
    ...otherFields.slice(1).map(() => undefined),
    reason,
  ];
  if (morphology.kind === 'awaited' || !isMeasured(unit)) return instead(beingMeasured);
  if (morphology.kind === 'refused') return instead(morphology.reason);
  const { discharges, noiseMicrovolts, band, durationRule } = morphology;
  const markers = markersOf(hand, unit);
  const { startMilliseconds, endMilliseconds } = markers ?? morphology.span;
  const measured = [discharges, noiseMicrovolts, band.lowHertz, band.highHertz];
  return [startMilliseconds, endMilliseconds, ...measured, markers ? byHand : durationRule, undefined];
}

function rounded(value: CsvCell): CsvCell {
  return typeof value === 'number' ? Number(value.toPrecision(5)) : value;
}

/** The table of what is shown, as it is sorted, and whose channel's it is; undefined where there is none. */
export function tableFile(model: Model): { readonly name: string; readonly text: string } | undefined {
  const found = shownUnits(model);
  const channel = activeChannel(model);
  if (!found || !channel) return undefined;
  const hand = handIn(model);
  const rows = sortedRows(potentialRows(found, hand), model.potentialOrder);
  return { name: channel.name, text: potentialsCsv(channel.name, rows, hand) };
}
