/** The page's pictures. */
import type { Evaluation } from '../measure/results';
import { confusionPlot } from './confusionPlot';
import { accent, chart, dot, ink, line, path, second, text } from './svg';

const unit = [0, 0.2, 0.4, 0.6, 0.8, 1];
const dashed = 'stroke-dasharray="4 4"';

/** File name → SVG; only what this run could measure. */
export function plots(evaluation: Evaluation): Map<string, string> {
  const all: [string, string | undefined][] = [
    ['reliability.svg', reliabilityPlot(evaluation)],
    ['roc.svg', rocPlot(evaluation)],
    ['onset-error.svg', onsetPlot(evaluation)],
    ['coverage.svg', coveragePlot(evaluation)],
    ['confusion.svg', confusionPlot(evaluation.confusion)],
  ];
  return new Map(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function reliabilityPlot({ calibration }: Evaluation): string | undefined {
  const { decided, candidates } = calibration;
  if (decided.statements === 0) return undefined;
  const axis = (title: string) => ({ title, from: 0, to: 1, ticks: unit });
  return chart(
    'Reliability: is a stated probability kept?',
    axis('stated probability (mean of bin)'),
    axis('part that is right'),
    ({ x, y }) =>
      [
        line(x(0), y(0), x(1), y(1), ink, dashed),
        ...candidates.points.map((p) => dot(x(p.meanProbability), y(p.partRight), 4, second)),
        ...decided.points.map((p) => dot(x(p.meanProbability), y(p.partRight), 5, accent)),
        text(x(0.03), y(0.95), `● decided labels (n = ${decided.statements})`, `fill="${accent}"`),
        text(
          x(0.03),
          y(0.89),
          `● candidates of undecided events (n = ${candidates.statements})`,
          `fill="${second}"`,
        ),
      ].join('\n'),
  );
}

function rocPlot({ intent }: Evaluation): string | undefined {
  if (!intent) return undefined;
  const axis = (title: string) => ({ title, from: 0, to: 1, ticks: unit });
  const points = intent.roc;
  return chart(
    'Cramp against voluntary contraction, intent unknown',
    axis('false positive rate'),
    axis('true positive rate'),
    ({ x, y }) =>
      [
        line(x(0), y(0), x(1), y(1), ink, dashed),
        path(
          points.map((p) => [x(p.falsePositiveRate), y(p.truePositiveRate)] as const),
          accent,
        ),
        text(
          x(0.97),
          y(0.06),
          `AUC ${intent.area.toFixed(3)}, ${intent.recordings} recordings`,
          'text-anchor="end"',
        ),
      ].join('\n'),
  );
}

function onsetPlot({ onset }: Evaluation): string | undefined {
  if (onset.count === 0) return undefined;
  const sorted = onset.differences.map((difference) => Math.abs(difference)).sort((a, b) => a - b);
  const limit = 500; // ms; what is further off is said in words
  const beyond = sorted.filter((seconds) => 1000 * seconds > limit).length;
  const steps = sorted
    .map((seconds, index) => [1000 * seconds, (index + 1) / sorted.length] as const)
    .filter(([error]) => error <= limit);
  return chart(
    'Onset error of found active events',
    {
      title: 'absolute error (ms)',
      from: 0,
      to: limit,
      ticks: [0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500],
    },
    { title: 'part of events within it', from: 0, to: 1, ticks: unit },
    ({ x, y }) =>
      [
        line(x(50), y(0), x(50), y(0.5), second, dashed),
        line(x(0), y(0.5), x(50), y(0.5), second, dashed),
        line(x(250), y(0), x(250), y(0.95), second, dashed),
        line(x(0), y(0.95), x(250), y(0.95), second, dashed),
        path([[x(0), y(0)], ...steps.map(([error, part]) => [x(error), y(part)] as const)], accent),
        text(x(490), y(0.06), `n = ${onset.count}, ${beyond} beyond ${limit} ms`, 'text-anchor="end"'),
        text(x(490), y(0.13), 'dashed: the targets', `text-anchor="end" fill="${second}"`),
      ].join('\n'),
  );
}

function coveragePlot({ coverage }: Evaluation): string | undefined {
  if (coverage.length === 0) return undefined;
  return chart(
    'What abstaining buys: active events',
    { title: 'coverage: part of true active events that is decided', from: 0, to: 1, ticks: unit },
    {
      title: 'selective risk: part of the decided that is wrong',
      from: 0,
      to: 0.5,
      ticks: [0, 0.1, 0.2, 0.3, 0.4, 0.5],
    },
    ({ x, y }) =>
      path(
        coverage.map((p) => [x(p.coverage), y(Math.min(0.5, p.risk))] as const),
        accent,
      ),
  );
}
