/** How far two readings agree, in sentences for whoever adjudicates. */
import { strengthOf } from '../agreement/strength';
import { overlaps, agreementOf } from '../agreement/summary';
import { readRecording } from './channels';
import { usualCellSeconds } from './readers';
import { agreeingOverlap, type Both, type Difference, type Item } from './pairs';

const differences: Readonly<Record<Difference, (count: number, names: readonly string[]) => string>> = {
  alone: (count, names) => `${count} marked by ${names.join(' or ')} alone`,
  label: (count) => `${count} named differently`,
  edges: (count) => `${count} with other edges`,
  channels: (count) => `${count} on other channels`,
  rejected: (count) => `${count} marked by one and rejected by the other`,
  unsure: (count) => `${count} that one has not decided on`,
};

/** What differs between the readers of an item, as a heading. */
export function differenceText({ first, difference }: Item, [one, other]: Both): string {
  switch (difference) {
    case undefined:
      return 'Both say the same';
    case 'alone':
      return `Marked by ${first ? one.name : other.name} alone`;
    case 'label':
      return 'Named differently';
    case 'edges':
      return 'Same label, other edges';
    case 'channels':
      return 'Same label, other channels';
    case 'rejected':
      return first?.status === 'rejected' ? `Rejected by ${one.name}` : `Rejected by ${other.name}`;
    case 'unsure':
      return 'Not decided on';
  }
}

function countsText(items: readonly Item[], both: Both): string {
  const open = items.filter(({ difference }) => difference !== undefined);
  const agreed = items.filter(
    ({ first, second, difference }) => difference === undefined && first?.status === 'accepted' && second,
  ).length;
  const agree = agreed === 1 ? '1 label agrees' : `${agreed} labels agree`;
  if (open.length === 0) return `${agree}, and nothing is to be decided.`;
  const names = both.map(({ name }) => name);
  const kinds = (Object.keys(differences) as readonly Difference[]).flatMap((kind) => {
    const count = open.filter(({ difference }) => difference === kind).length;
    return count === 0 ? [] : [differences[kind](count, names)];
  });
  const disagree = open.length === 1 ? '1 does' : `${open.length} do`;
  return `${agree}; ${disagree} not: ${kinds.join(', ')}.`;
}

/**
 * How far the readers agree: how many labels do, Cohen's kappa on a time grid, and F1 of the events at the overlap from
 * which labels agree. Findings are no events: they count among the labels only.
 */
export function agreementSentences(items: readonly Item[], both: Both): readonly string[] {
  const documents = both.map(({ document }) => document);
  const recording = readRecording('', documents, new Set(['accepted'] as const));
  const [pair] = agreementOf([recording], documents.length, usualCellSeconds).pairs;
  const kappa = pair?.kappa.value ?? NaN;
  const f1 = pair?.eventF1[overlaps.indexOf(agreeingOverlap)]?.value ?? NaN;
  return [
    countsText(items, both),
    Number.isNaN(kappa)
      ? 'Cohen’s kappa is not defined here.'
      : `Cohen’s kappa ${kappa.toFixed(2)}: ${strengthOf(kappa)} (Landis & Koch).`,
    Number.isNaN(f1)
      ? 'F1 of the events is not defined: neither has marked any.'
      : `F1 of the events ${f1.toFixed(2)} (overlap ${agreeingOverlap}).`,
  ];
}
