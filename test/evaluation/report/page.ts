/** EVALUATION.md: what was measured, in the order in which a sceptical reader would ask. */
import type { Evaluation } from '../measure/results';
import type { Bench } from '../../bench/results';
import { benchSection, benchTargets } from './benchSection';
import { limits } from './limits';
import { realSection } from './realSection';
import {
  breakdownSection,
  calibrationSection,
  confusionSection,
  intentSection,
  unitSection,
} from './sections';
import { variantSection } from './variantSection';
import { figure, interval, milliseconds, percent, table, tallied, verdict } from './words';

/** The page; `shown` are the pictures that exist, `bench` what `npm run bench` last measured. */
export function page(evaluation: Evaluation, shown: ReadonlySet<string>, bench: Bench | undefined): string {
  return [
    head(evaluation),
    targetSection(evaluation, bench),
    limits,
    classSection(evaluation, shown),
    confusionSection(shown),
    intentSection(evaluation, shown),
    calibrationSection(evaluation, shown),
    breakdownSection(evaluation),
    scenarioSection(evaluation),
    variantSection(evaluation),
    unitSection(evaluation),
    leakSection(evaluation),
    realSection(evaluation.real),
    benchSection(bench),
  ].join('\n\n');
}

function head({ engine, corpus }: Evaluation): string {
  const failed = corpus.problems.length;
  return `# How well the engine does

Made by \`npm run evaluate\`; not written by hand. Engine ${engine?.name ?? 'unknown'} ${engine?.version ?? ''}, parameters
\`${engine?.parametersHash ?? ''}\`. ${corpus.recordings} simulated recordings (${corpus.hours.toFixed(1)} h), ${corpus.seeds} seeds from
${corpus.firstSeed} to ${corpus.lastSeed}; tuning seeds are below 1 000 000, evaluation seeds from there up. Each was
written as EDF+ under one and the same name and given to \`emg-labels detect FILE --json\`.
${failed === 0 ? 'The command line answered for every one.' : `**It gave no answer for ${failed}** (first: ${corpus.problems[0]?.scenario ?? ''}, ${corpus.problems[0]?.problem ?? ''}); all that is true in them counts as missed.`}`;
}

function targetSection({ targets }: Evaluation, bench: Bench | undefined): string {
  const rows = [...targets, ...benchTargets(bench)].map((target) => [
    target.what,
    target.wanted,
    target.measured,
    target.interval,
    verdict(target.met),
  ]);
  return `## Targets

Intervals are 95 %, by bootstrap over whole recordings within each scenario, or exact one-sided bounds of a count.

${table(['target', 'wanted', 'measured', '95 %', 'met'], rows)}`;
}

function classSection({ classes, psds, onset, end, alarms }: Evaluation, shown: ReadonlySet<string>): string {
  const rows = classes.map((score) => [
    score.kind,
    String(score.found + score.missed),
    String(score.found),
    String(score.extra),
    figure(score.f1),
    interval(score.interval),
    figure(score.f1AtIou30),
    figure(score.f1AtIou70),
    figure(score.collarF1),
    `${milliseconds(score.onset.medianSeconds)} / ${milliseconds(score.onset.p95Seconds)}`,
    `${milliseconds(score.end.medianSeconds)} / ${milliseconds(score.end.p95Seconds)}`,
  ]);
  const columns = [
    'class',
    'true',
    'found',
    'false',
    'F1',
    '95 %',
    'F1 .3',
    'F1 .7',
    'F1 collar',
    'onset ms',
    'end ms',
  ];
  return `## Events by class

One to one, by greatest summed IoU; an event on two channels counts once on each. F1 at IoU ≥ 0.5, beside it at 0.3 and 0.7
and by collar (onset 0.25 s, end 0.5 s or 20 %). Edge errors are median / 95th percentile of the events found at IoU ≥ 0.5.
False events are counted over the whole corpus, traps included. A true rest is found as \`rest\` or as
\`indeterminate\` (rest or contracture). Where the intent was not recorded, the right word for a cramp is \`indeterminate\`
(cramp-like discharge), for a contraction \`voluntary\` or \`indeterminate\` (unclassified): see DETECTION.md §0.1.

${table(columns, rows)}

Over all active events: onset ${milliseconds(onset.medianSeconds)} / ${milliseconds(onset.p95Seconds)} ms (bias ${milliseconds(onset.biasSeconds)} ms), end ${milliseconds(end.medianSeconds)} / ${milliseconds(end.p95Seconds)} ms (bias ${milliseconds(end.biasSeconds)} ms).
PSDS (DTC 0.5, GTC 0.5, α_CT 0.5, e_max 100/h; cramps, differential and voluntary): ${figure(psds)}.
False alarms in voluntary and rest recordings (${alarms.hours.toFixed(1)} h), at a cramp sensitivity of ${percent(alarms.crampSensitivity)}:
${figure(alarms.perHour, 2)} per hour${Object.keys(alarms.claims).length > 0 ? ` (${tallied(alarms.claims, 8)})` : ''}; besides, ${figure(alarms.crampLikePerHour, 2)} per hour “cramp-like, intent unknown”, which ask for a look.
${shown.has('onset-error.svg') ? '\n![Onset errors](plots/onset-error.svg)' : ''}`;
}

function scenarioSection({ scenarios }: Evaluation): string {
  const rows = scenarios.map((score) => [
    score.scenario,
    score.kind,
    score.label,
    String(score.recordings),
    String(score.falseMyogenic),
    String(score.falseNeurogenic),
    tallied(score.said),
  ]);
  return `## Scenario by scenario

What covers the longest event of each recording's own label; and recordings with a cramp where the truth beneath is something else.

${table(['scenario', 'kind', 'truth', 'recordings', 'false myogenic', 'false neurogenic', 'said of the main event'], rows)}`;
}

function leakSection({ leak }: Evaluation): string {
  const measured = leak
    ? `Balanced accuracy ${figure(leak.balancedAccuracy)} over ${leak.classes} labels (chance ${figure(leak.chance)}), permutation p = ${figure(leak.permutationP)}, ${leak.cases} recordings.`
    : 'Not measured: too few recordings.';
  return `## Baseline of recording conditions

A Gaussian naive Bayes classifier (5-fold) that sees only noise, hum, length and sampling rate, never the EMG. If it were
above chance, the corpus would leak its labels. ${measured}`;
}
