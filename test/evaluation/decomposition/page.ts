/** The evaluation of the motor units as a page. */
import { engineIdentity } from '../../../src/detection/identity';
import { defaultParameters } from '../../../src/detection/parameters';
import type { SeedSet } from '../seeds';
import type { Effort } from './efforts';
import type { DecompositionScore } from './score';

const titles: Readonly<Record<Effort, string>> = {
  slight: 'Slight efforts: one to six units that can be seen',
  moderate: 'Moderate efforts: eight to twelve units that can be seen',
  cramp: 'Cramps: five to forty units',
};
const header = ['units', 'n', 'agreement', 'median', '≥ .9', 'precision', 'found'];

export function pageOf(scores: ReadonlyMap<Effort, DecompositionScore>, seeds: SeedSet): string {
  const { name, version } = engineIdentity(defaultParameters, null);
  const sections = [...scores].flatMap(([effort, score]) => [
    '',
    `## ${titles[effort]}`,
    '',
    `${score.headline()}.`,
    '',
    tableRow(header),
    tableRow(header.map((_, i) => (i === 0 ? '---' : '--:'))),
    ...score.rows().map(tableRow),
  ]);
  return [
    '# How well motor units are found',
    '',
    `Made by \`npm run evaluate:units\` with ${name} ${version} on ${seeds} seeds, whole epochs of the simulator of this`,
    'repository. Agreement is 2·common / (2·common + missed + invented) discharges, ± 0.5 ms, units paired one to one',
    '(`test/evaluation/metrics/unitAgreement.ts`); units with 20 discharges or more and a peak of 5 times the noise or more',
    'are asked for. A found unit that agrees less than .3 with every true one is false. Precision and found are of',
    'discharges. Speed is of one processor and of everything from samples to trains.',
    ...sections,
    '',
  ].join('\n');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
