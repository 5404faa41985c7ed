/** A recording's state in a few words, for lists, tooltips and screen readers. */
import { isBroken, type LabelCounts } from './sidecarTally';
import type { RecordingRow, SidecarRow } from './recordingRow';

/** What stands out most about a recording, the most urgent first. */
export type RecordingMark =
  'broken' | 'orphan' | 'conflicts' | 'disagreements' | 'toReview' | 'reviewed' | 'unlabelled';

export function markOf(row: RecordingRow): RecordingMark {
  if (row.problems.length > 0) return 'broken';
  if (!row.isThere) return 'orphan';
  if (row.conflicts > 0) return 'conflicts';
  if (row.disagreements > 0) return 'disagreements';
  if (row.toReview > 0) return 'toReview';
  return row.accepted + row.rejected > 0 ? 'reviewed' : 'unlabelled';
}

/** `1 conflict`, `2 conflicts`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What there is to do. */
type Work = Pick<LabelCounts, 'toReview' | 'conflicts' | 'disagreements'>;

/** `37 to review · 2 conflicts · 1 disagreement`; empty where there is none of them. */
function workWords({ toReview, conflicts, disagreements }: Work): string {
  return [
    toReview > 0 ? `${toReview} to review` : '',
    conflicts > 0 ? counted(conflicts, 'conflict') : '',
    disagreements > 0 ? counted(disagreements, 'disagreement') : '',
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

/** What stands beside a recording's name. */
export function summaryOf(row: RecordingRow): string {
  const { problems, isThere, accepted, rejected } = row;
  const wrong = [
    problems.length > 0 ? `${counted(problems.length, 'label file')} can’t be read` : '',
    isThere ? '' : 'recording is missing',
  ];
  const words = [...wrong, workWords(row)].filter((each) => each !== '').join(' · ');
  if (words !== '') return words;
  return accepted + rejected > 0 ? 'reviewed' : 'no labels yet';
}

/** What stands beside a folder's name: the same of all recordings in it, or how many there are. */
export function folderSummary(rows: readonly RecordingRow[]): string {
  const sum = (of: (row: RecordingRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const unreadable = sum(({ problems }) => problems.length);
  const work = workWords({
    toReview: sum((row) => row.toReview),
    conflicts: sum((row) => row.conflicts),
    disagreements: sum((row) => row.disagreements),
  });
  const words = [unreadable > 0 ? `${unreadable} unreadable` : '', work].filter((each) => each !== '');
  return words.length > 0 ? words.join(' · ') : counted(rows.length, 'recording');
}

function fileLine({ file, reader, tally }: SidecarRow): string {
  const whose = reader === undefined ? 'Shared labels' : `Labels of ${reader}`;
  if (isBroken(tally)) return `${whose}: ${file} can’t be read. ${tally.problem}`;
  const { toReview, accepted, rejected } = tally;
  // What single readers found is theirs until it is adjudicated.
  if (reader !== undefined) return `${whose}: ${toReview} to review`;
  return `${whose}: ${toReview} to review, ${accepted} accepted, ${rejected} rejected`;
}

/** The commonest labels are named, others are not counted here. */
const namedLabels = 5;

/** Everything that is known of a recording, a line each. */
export function detailLines(row: RecordingRow): readonly string[] {
  const { name, isThere, conflicts, disagreements, reviewers, sidecars } = row;
  const shared = sidecars.find(({ reader }) => reader === undefined)?.tally;
  const byLabel = shared && !isBroken(shared) ? shared.byLabel.slice(0, namedLabels) : [];
  return [
    name,
    ...(isThere ? [] : ['The recording itself is not in this folder: its labels have lost it.']),
    ...(sidecars.length === 0 ? ['No labels yet'] : sidecars.map(fileLine)),
    ...(conflicts > 0 ? [`${counted(conflicts, 'conflict')} of a merge to decide`] : []),
    ...(disagreements > 0 ? [`${counted(disagreements, 'label')} on which a reviewer disagrees`] : []),
    ...(byLabel.length > 0 ? [byLabel.map(([label, count]) => `${label} ${count}`).join(', ')] : []),
    ...(reviewers.length > 0 ? [`Reviewers: ${reviewers.join(', ')}`] : []),
  ];
}

/** What two characters can say. */
const mostInBadge = 99;

/** A badge beside a file's name, and what it means; undefined where nothing is to be done. */
export function badgeOf(row: RecordingRow): { readonly text: string; readonly meaning: string } | undefined {
  const { problems, conflicts, toReview } = row;
  const toDo = toReview > 0 ? [`${counted(toReview, 'label')} to review`] : [];
  if (problems.length > 0) return { text: '!', meaning: [...problems, ...toDo].join('; ') };
  if (conflicts > 0) {
    return { text: '!', meaning: [`${counted(conflicts, 'conflict')} to decide`, ...toDo].join('; ') };
  }
  if (toReview === 0) return undefined;
  return { text: toReview > mostInBadge ? '9+' : String(toReview), meaning: toDo.join() };
}
