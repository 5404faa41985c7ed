/**
 * The label list: every label as a row that mouse, arrow keys and screen readers can walk; with a filter. Findings, which are
 * few and about the muscle, have a list of their own below the events.
 */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { ChannelView, LabelChoice, LabelView } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { revealId, revealLabel } from '../actions/labels';
import { viewActions } from '../actions/viewActions';
import { iconView } from '../dom/views';
import { keys, labelKeys } from '../keys';
import { labelFilters, type LabelFilter } from '../labels/filters';
import { isFinding } from '../labels/groups';
import { quickChoices } from '../labels/quickChoices';
import { historyText } from '../words/historyWords';
import { statuses } from '../words/labelWords';
import type { LabelSet } from '../labels/labelSet';
import { derived } from '../state/derived';
import { filteredLabels, type Model } from '../state/model';
import { labelRow } from './labelRow';
import { ListRows } from './listRows';
import { labelRowHeight } from './rowPlaces';
import type { Panel } from './panel';

const none: readonly never[] = [];

/** What each filter is called, and its sign where there is no room for the word. */
const filterWords: Readonly<Record<LabelFilter, { readonly icon: string; readonly text: string }>> = {
  ...statuses,
  all: { icon: 'list-unordered', text: 'All' },
  conflicts: { icon: 'git-merge', text: 'Conflicts' },
};

interface Inputs {
  readonly labels: LabelSet;
  readonly filter: LabelFilter;
  readonly selectedId: string | undefined;
  readonly channels: readonly ChannelView[];
  readonly choices: readonly LabelChoice[];
}

export class LabelList implements Panel<Inputs> {
  readonly id = 'labels';
  readonly title = 'Labels';
  private readonly actor: Actor;
  private readonly rows = newRows('Labels', 'label-list');
  private readonly findings = newRows('Findings', 'finding-list');

  constructor(actor: Actor) {
    this.actor = actor;
    for (const { element } of [this.rows, this.findings]) listenTo(actor, element);
    this.findings.element.classList.add('finding-rows');
  }

  select({ labels, filter, selection, recording, choices }: Model): Inputs {
    const selectedId = selection.kind === 'label' ? selection.id : undefined;
    return { labels, filter, selectedId, channels: recording.channels, choices };
  }

  render({ labels, filter, selectedId, channels, choices }: Inputs, body: HTMLElement): void {
    const { counts } = labels;
    const isCompact = counts.conflicts > 0 || counts.all >= 1000;
    const filters = labelFilters.filter((name) => name !== 'conflicts' || counts.conflicts > 0);
    // Before the last labels have come, nobody knows that there are none.
    const isEmpty = labels.list.length === 0 && labels.complete;
    const [events, findings] = this.split(filteredLabels({ labels, filter }));
    const hasNone = counts.all > 0 && counts[filter] === 0;
    render(
      html`<section class="label-list-section" aria-label="Labels">
        <div class="filters" role="group" aria-label="Show" ?data-compact=${isCompact}>
          ${filters.map((name) => this.filterButton(name, counts[name], name === filter))}
        </div>
        ${this.rows.element}
        <p class="none" ?hidden=${!hasNone}>No label has this status.</p>
        <h3 class="findings-title" ?hidden=${findings.length === 0}>
          Findings<span class="filter-count">${findings.length.toLocaleString('en-US')}</span>
        </h3>
        ${this.findings.element} ${isEmpty ? emptyState(choices) : nothing}
      </section>`,
      body,
    );
    this.rows.render(events, selectedId, channels);
    this.findings.render(findings, selectedId, channels);
  }

  dispose(): void {
    this.rows.dispose();
    this.findings.dispose();
  }

  /** Events and findings, which stand behind them; the same arrays for the same list. */
  private readonly split = derived(
    (listed: readonly LabelView[]): readonly [readonly LabelView[], readonly LabelView[]] => {
      const first = listed.findIndex(isFinding);
      return first === -1 ? [listed, none] : [listed.slice(0, first), listed.slice(first)];
    },
  );

  private filterButton(filter: LabelFilter, count: number, isPressed: boolean): TemplateResult {
    const { icon, text } = filterWords[filter];
    return html`<button
      type="button"
      class="filter"
      data-filter=${filter}
      title=${filter === 'all' ? 'All labels' : text}
      aria-pressed=${isPressed}
      @click=${() => this.actor.store.update({ filter })}
    >
      ${iconView(icon)}<span class="filter-word">${text}</span
      ><span class="filter-count">${count.toLocaleString('en-US')}</span>
    </button>`;
  }
}

function newRows(name: string, testId: string): ListRows<LabelView> {
  return new ListRows<LabelView>({
    name,
    testId,
    idPrefix: 'label-',
    heightOf: labelRowHeight,
    row: labelRow,
  });
}

/** What a list does when it is clicked and typed into. */
function listenTo(actor: Actor, element: HTMLElement): void {
  element.addEventListener('click', (event) => {
    const row = event.target instanceof Element ? event.target.closest('[data-id]') : null;
    const id = row?.getAttribute('data-id');
    if (typeof id === 'string') revealId(actor, id);
  });
  element.addEventListener('dblclick', () => viewActions.fitSelection(actor));
  element.addEventListener('mouseover', ({ target }) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;
    if (row) void tellHistory(actor, row);
  });
  element.addEventListener('keydown', (event) => {
    if (!move(actor, event)) return;
    event.preventDefault();
    // VS Code would move the active channel with the same key.
    event.stopPropagation();
  });
}

/** A row that is pointed at says who last changed its label, as soon as that is known. */
async function tellHistory(actor: Actor, row: HTMLElement): Promise<void> {
  const label = actor.store.get().labels.get(row.dataset['id'] ?? '');
  const history = label && (await actor.historyOf(label));
  if (history && row.dataset['id'] === label.id) row.title = `Last changed: ${historyText(history)}`;
}

/** Arrow keys, Home and End walk the list. Answers whether the key was one of them. */
function move(actor: Actor, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const listed = filteredLabels(actor.store.get());
  switch (event.key) {
    case 'ArrowDown':
      viewActions.nextLabel(actor);
      return true;
    case 'ArrowUp':
      viewActions.previousLabel(actor);
      return true;
    case 'Home':
    case 'End': {
      const label = event.key === 'Home' ? listed[0] : listed.at(-1);
      if (label) revealLabel(actor, label);
      return true;
    }
    default:
      return false;
  }
}

/** So many keys are named where there are no labels yet. */
const keysNamed = 4;

/** Keys and labels that are named there: the study's first, or else both cramps. */
function labelsNamed(choices: readonly LabelChoice[]): readonly (readonly [key: string, name: string])[] {
  if (choices.every(({ inStudy }) => inStudy === undefined)) {
    return [
      [labelKeys['neurogenic-cramp'] ?? '', 'a neurogenic cramp'],
      [labelKeys['myogenic-cramp'] ?? '', 'a myogenic cramp'],
    ];
  }
  return quickChoices(choices, labelKeys)
    .flatMap(({ choice, key }) => (key === undefined ? [] : [[key, choice.displayName] as const]))
    .slice(0, keysNamed);
}

function emptyState(choices: readonly LabelChoice[]): TemplateResult {
  const key = (text: string | undefined): TemplateResult => html`<kbd>${text}</kbd>`;
  return html`<div class="empty-state">
    <p class="empty-title">No labels yet</p>
    <p>Drag over a trace, or hold ${key('Shift')} and press the arrow keys, to select a span. Then press</p>
    <dl class="empty-keys">
      ${labelsNamed(choices).map(
        ([printed, name]) =>
          html`<dt>${key(printed)}</dt>
            <dd>for ${name}</dd>`,
      )}
      <dt>${key(keys.chooseLabel)}</dt>
      <dd>for every other label</dd>
    </dl>
    <p>
      Or press ${key(keys.detect)} and review what the engine proposes, ${key(keys.proposeFindings)} for
      findings about the muscles.
    </p>
  </div>`;
}
