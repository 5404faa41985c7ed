/** Who last changed a label, and what reviewers say of it, in words. */
import type { HistoryView, ReviewView } from '../../src/protocol/page';

/** `Anna Reader, 2026-11-28: Second reading`, `not committed`. */
export function historyText(history: HistoryView): string {
  switch (history.kind) {
    case 'committed': {
      const day = new Date(history.atSeconds * 1000).toISOString().slice(0, 10);
      return `${history.author}, ${day}: ${history.subject}`;
    }
    case 'untrusted':
      return 'not looked up: this workspace is not trusted, so git is not run';
    case 'uncommitted':
      return 'not committed';
    case 'unsaved':
      return 'not saved yet';
  }
}

const verdicts: Readonly<Record<ReviewView['verdict'], string>> = {
  accept: 'accepts it',
  reject: 'disagrees',
  unsure: 'is unsure',
};

/** `disagrees, would say Tremor: “regular”`. */
export function reviewText({ verdict, displayName, note }: ReviewView): string {
  const other = displayName === undefined ? '' : `, would say ${displayName}`;
  const said = note === undefined ? '' : `: “${note}”`;
  return `${verdicts[verdict]}${other}${said}`;
}
