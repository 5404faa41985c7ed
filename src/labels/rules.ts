/** What must hold for a record whatever made it: the parser, an edit and the engine's proposals all ask here. */
import type { LabelRecord } from './labelDocument';
import { quoted } from '../base/json/textProblem';

function isSampleIndex(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function spanProblem({ start, end }: LabelRecord): string | undefined {
  if (!isSampleIndex(start) || !isSampleIndex(end)) {
    return `its span must be whole sample numbers from 0, not ${start} to ${end}`;
  }
  return start < end ? undefined : `its end (${end}) must come after its start (${start})`;
}

function numbersProblem({ probability, evidence = [] }: LabelRecord): string | undefined {
  if (probability !== undefined && !(probability >= 0 && probability <= 1)) {
    return `its probability must lie between 0 and 1, not be ${probability}`;
  }
  const odd = evidence.find(({ value, threshold = 0, contribution, atSeconds = 0 }) =>
    [value, threshold, contribution, atSeconds].some((number) => !Number.isFinite(number)),
  );
  return odd && `its evidence ${quoted(odd.criterion)} must hold finite numbers`;
}

function alternativesProblem({ alternatives = [], reason }: LabelRecord): string | undefined {
  if (reason === '') return 'its reason is empty';
  if (alternatives.some(({ label }) => label === '')) return 'it has an alternative without a label';
  const odd = alternatives.find(({ probability }) => !(probability >= 0 && probability <= 1));
  return (
    odd &&
    `the probability of its alternative ${quoted(odd.label)} must lie between 0 and 1, not be ${odd.probability}`
  );
}

function namesProblem(record: LabelRecord): string | undefined {
  if (record.id === '') return 'its id is empty';
  if (record.label === '') return 'it has no label';
  if (record.by === '') return 'it does not say who made it';
  if (record.channels.length === 0) return 'it names no channel';
  if (new Set(record.channels).size < record.channels.length) return 'it names a channel twice';
  return undefined;
}

function conflictProblem({ id, conflict }: LabelRecord): string | undefined {
  if (conflict?.kind !== 'changed') return undefined;
  const { theirs } = conflict;
  if (theirs.id !== id) return `its conflict holds a label with another id, ${quoted(theirs.id)}`;
  const problem = problemOf(theirs);
  return problem && `in its conflict, ${problem}`;
}

function problemOf(record: LabelRecord): string | undefined {
  return (
    namesProblem(record) ??
    spanProblem(record) ??
    numbersProblem(record) ??
    alternativesProblem(record) ??
    conflictProblem(record)
  );
}

/** One sentence about the first rule the record breaks; undefined for a valid record. */
export function recordProblem(record: LabelRecord): string | undefined {
  const problem = problemOf(record);
  return problem && `The label ${quoted(record.id)} is not valid: ${problem}.`;
}
