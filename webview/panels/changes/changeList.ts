/**
 * What lies between the labels and another version of them: all of it in one sentence, then each change as a row that mouse,
 * keys and screen readers can walk. Enter goes to the label, Escape ends comparing.
 */
import { html, nothing, render } from 'lit-html';
import type { ChannelView, ChangeView } from '../../../src/protocol/page';
import type { Actor } from '../../actions/actor';
import { revealChangeWith, walkChanges } from '../../actions/changes';
import { endComparing } from '../../actions/endComparing';
import { focusTraces } from '../../dom/keyboardFocus';
import { button } from '../../dom/toolkit';
import type { ChangeSet } from '../../labels/changeSet';
import { chosenChange, type Model } from '../../state/model';
import { keys, withKey } from '../../keys';
import { ListRows } from '../listRows';
import type { Panel } from '../panel';
import { rowHeight } from '../rowPlaces';
import { changesPanel } from '../../state/panelsView';
import { changeRow } from './changeRow';

interface Inputs {
  readonly comparison: ChangeSet | null;
  readonly chosen: ChangeView | undefined;
  readonly channels: readonly ChannelView[];
}

export class ChangeList implements Panel<Inputs> {
  readonly id = changesPanel;
  readonly title = 'Changes';
  private readonly rows = new ListRows<ChangeView>({
    name: 'Changes',
    testId: 'change-list',
    idPrefix: 'change-',
    heightOf: () => rowHeight,
    row: changeRow,
  });
  private readonly buttons;

  constructor(actor: Actor) {
    this.buttons = {
      previous: button({
        icon: 'arrow-up',
        title: withKey('Previous change', keys.previousChange),
        testId: 'previous-change',
        onClick: () => walkChanges(actor, false),
      }),
      next: button({
        icon: 'arrow-down',
        title: withKey('Next change', keys.nextChange),
        testId: 'next-change',
        onClick: () => walkChanges(actor, true),
      }),
      end: button({
        icon: 'close',
        title: 'End comparing (Escape)',
        testId: 'end-comparing',
        onClick: () => endComparing(actor),
      }),
    };
    const { element } = this.rows;
    element.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest('[data-id]') : null;
      const change = actor.store.get().comparison?.get(row?.getAttribute('data-id') ?? null);
      if (change) revealChangeWith(actor, change);
    });
    element.addEventListener('dblclick', focusTraces);
    element.addEventListener('keydown', (event) => {
      if (!pressed(actor, event)) return;
      event.preventDefault();
      // VS Code would act on the same key.
      event.stopPropagation();
    });
  }

  select(model: Model): Inputs {
    return {
      comparison: model.comparison,
      chosen: chosenChange(model),
      channels: model.recording.channels,
    };
  }

  isEmpty({ comparison }: Inputs): boolean {
    return comparison === null;
  }

  render({ comparison, chosen, channels }: Inputs, body: HTMLElement): void {
    const { previous, next, end } = this.buttons;
    const head = comparison?.head;
    for (const each of [previous, next]) each.disabled = comparison?.list.length === 0;
    render(
      html`<section class="label-list-section" aria-label="Changes">
        <div class="changes-head">
          <p class="changes-summary" role="status" data-testid="changes-summary">
            ${head ? `Since ${head.name}: ${head.summary}.` : nothing}
          </p>
          ${previous}${next}${end}
        </div>
        ${head?.caution === undefined ? nothing : html`<p class="to-decide changes-caution">${head.caution}</p>`}
        ${this.rows.element}
      </section>`,
      body,
    );
    this.rows.render(comparison?.list ?? none, chosen?.id, channels);
  }

  focus(): void {
    this.rows.element.focus();
  }

  dispose(): void {
    this.rows.dispose();
  }
}

const none: readonly never[] = [];

/** What a key does in the list. Answers whether it does anything. */
function pressed(actor: Actor, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const { comparison } = actor.store.get();
  switch (event.key) {
    case 'ArrowDown':
      walkChanges(actor, true);
      return true;
    case 'ArrowUp':
      walkChanges(actor, false);
      return true;
    case 'Home':
    case 'End': {
      const change = event.key === 'Home' ? comparison?.list[0] : comparison?.list.at(-1);
      if (change) revealChangeWith(actor, change);
      return true;
    }
    case 'Enter': {
      const chosen = chosenChange(actor.store.get());
      if (chosen) revealChangeWith(actor, chosen);
      focusTraces();
      return true;
    }
    case 'Escape':
      endComparing(actor);
      focusTraces();
      return true;
    default:
      return false;
  }
}
