/** What stands over the table: which recordings it shows, and how many those are. */
import {
  recordingStates,
  type RecordingFilter,
  type RecordingState,
} from '../../src/protocol/recordings/recordingView';
import { el, isTextKey, keepKeys, setText } from '../dom/elements';
import { dropdown } from '../dom/toolkit';
import type { TableModel } from './tableModel';

const stateWords: Readonly<Record<RecordingState, string>> = {
  toReview: 'With labels to review',
  conflicts: 'With conflicts',
  disagreements: 'With disagreements',
  problems: 'With unreadable label files',
};

/** Words of ours can't be a reviewer's name: those stand behind a mark. */
const anyone = '';

export class TableToolbar {
  readonly element: HTMLElement;
  private readonly model: TableModel;
  private readonly text = el('input', 'table-search', {
    type: 'search',
    placeholder: 'Folder or name',
    'aria-label': 'Show recordings by folder or name',
    spellcheck: 'false',
    'data-testid': 'recordings-search',
  });
  private readonly count = el('span', 'table-count', { role: 'status', 'data-testid': 'recordings-count' });
  private readonly states = dropdown({
    label: 'Show recordings by what is to be done',
    className: 'table-states',
    testId: 'recordings-states',
    onChange: (value) =>
      this.narrow(
        'state',
        recordingStates.find((state) => state === value),
      ),
  });
  private readonly reviewers = dropdown({
    label: 'Show recordings by reviewer',
    className: 'table-reviewers',
    testId: 'recordings-reviewers',
    onChange: (value) => this.narrow('reviewer', value === anyone ? undefined : value.slice(1)),
  });
  private readonly changed: () => void;

  /** @param leave the keyboard goes on to the table */
  constructor(model: TableModel, changed: () => void, leave: () => void) {
    this.model = model;
    this.changed = changed;
    // At once: whoever is in the box before the first picture would else see an empty one above a list that is narrowed.
    this.text.value = model.filter.text ?? '';
    this.text.addEventListener('input', () => this.narrow('text', this.text.value.trim() || undefined));
    this.text.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
      event.preventDefault();
      leave();
    });
    keepKeys(this.text, (event) => isTextKey(event) && event.key !== 'Tab');
    this.element = el('div', 'toolbar', { role: 'toolbar', 'aria-label': 'Which recordings are shown' }, [
      this.text,
      this.states.element,
      this.reviewers.element,
      el('div', 'spacer'),
      this.count,
    ]);
  }

  /** @param words what is to be said of the list as a whole */
  render(words: string): void {
    const { filter, count, shown, reviewers } = this.model;
    const { state = '', reviewer, text = '' } = filter;
    if (document.activeElement !== this.text && this.text.value !== text) this.text.value = text;
    const all = { value: '', text: 'All recordings' };
    this.states.show([all, ...recordingStates.map((value) => ({ value, text: stateWords[value] }))], state);
    const names = new Set([...reviewers, ...(reviewer === undefined ? [] : [reviewer])]);
    this.reviewers.show(
      [
        { value: anyone, text: 'Any reviewer' },
        ...[...names].map((name) => ({ value: `=${name}`, text: name })),
      ],
      reviewer === undefined ? anyone : `=${reviewer}`,
    );
    const number = shown.length === count ? `${count}` : `${shown.length} of ${count}`;
    setText(
      this.count,
      [`${number} ${count === 1 ? 'recording' : 'recordings'}`, words].filter(Boolean).join(' · '),
    );
  }

  private narrow<Key extends keyof RecordingFilter>(key: Key, value: RecordingFilter[Key]): void {
    const others = Object.entries(this.model.filter).filter(([name]) => name !== key);
    const own = value === undefined ? [] : [[key, value] as const];
    this.model.show(Object.fromEntries([...others, ...own]));
    this.changed();
  }
}
