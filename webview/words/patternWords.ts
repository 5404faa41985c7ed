/** What is said of an interference pattern: what it is of, its figures, and where healthy muscles lie. */
import type { Fullness, PatternFigures, ReferenceView, SegmentView } from '../../src/protocol/page';
import { duration, percent, quantity, significant } from './format';

/** `2 voluntary segments, 12.4 s`. */
export function patternOf({
  from,
  spans,
}: {
  readonly from: 'selection' | 'label' | 'voluntary';
  readonly spans: readonly SegmentView[];
}): string {
  const length = spans.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);
  const voluntary = spans.length === 1 ? '1 voluntary segment' : `${spans.length} voluntary segments`;
  const what = { selection: 'selection', label: 'selected label', voluntary }[from];
  return `${what}, ${duration(length)}`;
}

/** One line of the table of figures. */
export interface FigureLine {
  readonly name: string;
  readonly value: string;
  /** What it is, as a sentence. */
  readonly meaning: string;
}

const fullnessWords: Readonly<Record<Fullness, string>> = {
  full: 'full',
  reduced: 'reduced',
  discrete: 'discrete',
};

/** The figures, each with what it is; those that no source defines exactly are called proxies. */
export function figureLines(figures: PatternFigures): readonly FigureLine[] {
  const { turnsPerSecond, amplitudeMicrovolts, ratio, activity, fullness } = figures;
  const written = (value: number | undefined, write: (value: number) => string): string =>
    value === undefined ? '–' : write(value);
  const perSecond = (value: number): string => `${significant(value, 3)} per s`;
  const microvolts = (value: number): string => quantity(value, 'µV', 3);
  return [
    line(
      'Turns',
      written(turnsPerSecond, perSecond),
      'Extremes at least 100 µV apart; median over the seconds',
    ),
    line(
      'Amplitude',
      written(amplitudeMicrovolts, microvolts),
      'Mean from turn to turn; median over the seconds',
    ),
    line(
      'Turns over amplitude',
      written(ratio, (value) => `${significant(value, 3)} per s µV`),
      'Of these medians',
    ),
    line('Activity, proxy', written(activity, percent), 'Part of its stretches of 10 ms that hold a turn'),
    line(
      'Fullness, proxy',
      fullness === undefined ? '–' : fullnessWords[fullness],
      'By the activity: from 80 % full, from 40 % reduced, else discrete. It holds at strong effort; at slight effort no muscle’s pattern is full',
    ),
    line(
      'Small segments, proxy',
      written(figures.smallSegmentsPerSecond, perSecond),
      'From turn to turn below 500 µV and 3 ms',
    ),
    line(
      'Upper amplitude, proxy',
      written(figures.upperAmplitudeMicrovolts, microvolts),
      '99th centile from turn to turn; median over the seconds',
    ),
  ];
}

function line(name: string, value: string, meaning: string): FigureLine {
  return { name, value, meaning };
}

/** What the shaded area is, and how many seconds lie beyond it; or why there is none. */
export function referenceSentence(reference: ReferenceView): string {
  if (reference.kind === 'none') return reference.sentence;
  const { muscle, compared, below, above } = reference;
  const area = `Dashed: where 95 % of a healthy ${muscle}’s seconds lie.`;
  if (compared === 0) return `${area} No second has as many turns as those.`;
  return `${area} Of ${compared} with as many turns ${above} ${above === 1 ? 'lies' : 'lie'} above, ${below} below.`;
}
