/** Where readers of a channel call a stretch of time otherwise, for people to look at. */
import { segmentsOf, unmarked, type ReadChannel, type Segment } from './tallies';

/**
 * What it is about: `edges` of what all of them mark, only from another moment on; or the stretch itself, which they name
 * otherwise or which not all of them mark.
 */
export type DisagreementKind = 'span' | 'edges';

/** A stretch that readers call otherwise. */
export interface Disagreement extends Segment {
  readonly kind: DisagreementKind;
  /** Its length times the part of the readers' pairs who disagree, in seconds: what it takes from the agreement. */
  readonly lostSeconds: number;
}

/** All of them on one channel, in the order of time. */
export function disagreementsOn(channel: ReadChannel): readonly Disagreement[] {
  const found: Disagreement[] = [];
  // Beyond its begin and end nobody marks anything.
  let before: string | undefined = unmarked;
  let run: Segment[] = [];
  const endRun = (after: string | undefined): void => {
    const kind = isEdge(run, before, after) ? 'edges' : 'span';
    found.push(...run.map((segment) => ({ ...segment, kind, lostSeconds: lostSeconds(segment) }) as const));
    run = [];
  };
  for (const segment of segmentsOf(channel)) {
    const labels = saidOf(segment);
    if (labels.size > 1) {
      run.push(segment);
      continue;
    }
    const [label] = labels;
    endRun(label);
    before = label;
  }
  endRun(unmarked);
  return found;
}

/** The worst first: what is named otherwise or not marked by all, then edges; each by what it takes from the agreement. */
export function worseFirst(
  a: Pick<Disagreement, 'kind' | 'lostSeconds'>,
  b: Pick<Disagreement, 'kind' | 'lostSeconds'>,
): number {
  if (a.kind !== b.kind) return a.kind === 'span' ? -1 : 1;
  return b.lostSeconds - a.lostSeconds;
}

function saidOf({ labels }: Segment): ReadonlySet<string> {
  return new Set(labels.filter((label) => label !== undefined));
}

/** Between two stretches on which all agree, every reader calls it what it was before or what it is after. */
function isEdge(run: readonly Segment[], before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined || before === after) return false;
  return run.every((segment) => [...saidOf(segment)].every((label) => label === before || label === after));
}

function lostSeconds({ from, to, labels }: Segment): number {
  const said = labels.filter((label) => label !== undefined);
  let [pairs, differing] = [0, 0];
  said.forEach((one, place) => {
    for (const other of said.slice(place + 1)) {
      pairs += 1;
      if (one !== other) differing += 1;
    }
  });
  return ((to - from) * differing) / pairs;
}
