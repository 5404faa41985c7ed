/** Figures of agreement as the page shows them. */
import { disagreementsOn, worseFirst, type Disagreement } from '../../agreement/disagreements';
import { strengthOf } from '../../agreement/strength';
import { undefinedFigure, type Figure } from '../../agreement/bootstrap';
import type { Differences } from '../../agreement/differences';
import { overlaps, type PairAgreement } from '../../agreement/summary';
import { unmarked } from '../../agreement/tallies';
import { visibleText } from '../../base/displayText';
import { describeLabel } from '../../labels/vocabulary';
import {
  nothingMarked,
  type AgreementView,
  type BoundaryView,
  type ConfusionView,
  type FigureView,
  type LabelAgreement,
  type NamedFigure,
  type PairView,
} from '../../protocol/agreement/agreementView';
import type { NamedRecording } from '../../readings/channels';
import { quartiles, type Compared } from '../../readings/compared';
import { whyNoAlpha, whyNoFleiss, whyNoKappa } from '../../readings/whyUndefined';
import { sorted, thinned } from '../../signal/statistics';

/** More than anyone looks through. */
const mostDisagreements = 1000;
/** More than a plot of this size can show apart. */
const mostDifferences = 2000;

/** A disagreement, and where it is. */
export interface PlacedDisagreement extends Disagreement {
  readonly recording: string;
  readonly channel: string;
}

/** Of all recordings, the worst first. */
export function listDisagreements(recordings: readonly NamedRecording[]): readonly PlacedDisagreement[] {
  return recordings
    .flatMap(({ name: recording, channels }) =>
      channels.flatMap((channel) =>
        disagreementsOn(channel).map((each) => ({ ...each, recording, channel: channel.name })),
      ),
    )
    .sort(worseFirst);
}

/** What a label is called here. */
export function labelName(label: string): string {
  return label === unmarked ? nothingMarked : visibleText(describeLabel(label).displayName);
}

export function viewOf(
  compared: Compared,
  disagreements: readonly PlacedDisagreement[],
  notes: readonly string[],
): AgreementView {
  const { readers, readings, cellSeconds, agreement } = compared;
  const { alpha, fleiss, pairs } = agreement;
  return {
    readers: readers.map(({ name }) => visibleText(name)),
    recordings: readings.recordings.length,
    channels: readings.channels,
    seconds: readings.seconds,
    cellSeconds,
    overlaps,
    notes: notes.map(visibleText),
    overall: [
      named('Krippendorff’s alpha', alpha, whyNoAlpha(compared, labelText)),
      ...(readers.length > 2 ? [named('Fleiss’ kappa', fleiss, whyNoFleiss(compared))] : []),
    ],
    pairs: pairs.map((pair) => pairView(pair, compared)),
    disagreements: disagreements.slice(0, mostDisagreements).map((each) => ({
      recording: visibleText(each.recording),
      channel: visibleText(each.channel),
      fromSeconds: each.from,
      toSeconds: each.to,
      kind: each.kind,
      said: each.labels.map((label) => (label === undefined ? null : labelName(label))),
    })),
    disagreementCount: disagreements.length,
  };
}

function figureView({ value, interval }: Figure): FigureView {
  return { value: Number.isNaN(value) ? null : value, ...interval };
}

function named(name: string, figure: Figure, whyNot: string): NamedFigure {
  const view = figureView(figure);
  return { ...view, name, remark: view.value === null ? `not defined: ${whyNot}` : strengthOf(view.value) };
}

function pairView(pair: PairAgreement, compared: Compared): PairView {
  const { one, other, confusion } = pair;
  const name = [one, other].map((reader) => visibleText(compared.readers[reader]?.name ?? '')).join(' and ');
  return {
    one,
    other,
    kappa: named(name, pair.kappa, whyNoKappa(compared, confusion, labelText)),
    f1: pair.eventF1.map(figureView),
    labels: labelViews(pair),
    confusion: confusionView(pair, compared.cellSeconds),
    onset: boundaryView(pair.onset),
    end: boundaryView(pair.end),
  };
}

/** A label within a sentence. */
function labelText(label: string): string {
  return labelName(label).toLowerCase();
}

/** Those with most events first. */
function labelViews({ byLabel, labelF1 }: PairAgreement): readonly LabelAgreement[] {
  return [...byLabel]
    .map(([label, { paired, onlyOne, onlyOther }]) => ({
      label: labelName(label),
      paired,
      onlyOne,
      onlyOther,
      f1: (labelF1.get(label) ?? []).map(figureView),
    }))
    .sort((a, b) => eventsOf(b) - eventsOf(a) || (a.label < b.label ? -1 : 1));
}

function eventsOf({ paired, onlyOne, onlyOther }: LabelAgreement): number {
  return 2 * paired + onlyOne + onlyOther;
}

/** What takes most time first, and what nobody marked last. */
function confusionView({ confusion, shares }: PairAgreement, cellSeconds: number): ConfusionView {
  const totals = new Map<string, number>();
  const add = (label: string, cells: number): void =>
    void totals.set(label, (totals.get(label) ?? 0) + cells);
  for (const [label, row] of confusion) {
    for (const [taken, cells] of row) {
      add(label, cells);
      add(taken, cells);
    }
  }
  const labels = [...totals]
    .sort(([a, cells], [b, others]) => Number(a === unmarked) - Number(b === unmarked) || others - cells)
    .map(([label]) => label);
  return {
    labels: labels.map(labelName),
    seconds: labels.map((row) =>
      labels.map((column) => (confusion.get(row)?.get(column) ?? 0) * cellSeconds),
    ),
    shares: labels.map((row) =>
      labels.map((column) => figureView(shares.get(row)?.get(column) ?? undefinedFigure)),
    ),
  };
}

function boundaryView({ seconds, median }: Differences): BoundaryView {
  const ascending = sorted(Float64Array.from(seconds));
  return {
    count: seconds.length,
    quartiles: quartiles(seconds) ?? null,
    median: figureView(median),
    seconds: [...thinned(ascending, mostDifferences)],
  };
}
