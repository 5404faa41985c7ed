/** The panel of an adjudication: how far the readers agree, and the disagreement that is looked at with both readings. */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { AdjudicationItem, AdjudicationView, LabelChoice, ReadLabelView } from '../../src/protocol/page';
import { runCommand, type Actor } from '../actions/actor';
import { labelFor, take, takeSpan } from '../actions/adjudication';
import { viewActions } from '../actions/viewActions';
import { isTextKey, keepKeys } from '../dom/elements';
import { focusTraces } from '../dom/keyboardFocus';
import { button, dropdown } from '../dom/toolkit';
import { categoryMark } from '../dom/views';
import { keys, withKey } from '../keys';
import { agreedLeft, disagreements, shownItem } from '../state/adjudication';
import type { Model } from '../state/model';
import { clock } from '../words/format';
import { timeDecimals } from '../words/timeDigits';
import type { Panel } from './panel';
import { SpanFields } from './spanFields';

interface Inputs {
  readonly adjudication: AdjudicationView | null;
  readonly decided: readonly string[];
  readonly itemKey: string | null;
  readonly itemLabel: string | null;
  readonly choices: readonly LabelChoice[];
  readonly readOnly: boolean;
}

export class AdjudicationPanel implements Panel<Inputs> {
  readonly id = 'adjudication';
  readonly title = 'Adjudication';
  private readonly actor: Actor;
  private readonly label;
  private readonly span: SpanFields;

  constructor(actor: Actor) {
    this.actor = actor;
    this.label = dropdown({
      label: 'Label of a span of your own',
      className: 'label-choice',
      testId: 'item-label',
      onChange: (itemLabel) => actor.store.update({ itemLabel }),
    });
    this.span = new SpanFields(() => this.takeTyped());
    keepKeys(this.span.element, (event) => isTextKey(event) || event.key === 'Enter');
  }

  select({ adjudication, decided, itemKey, itemLabel, choices, readOnlyReason }: Model): Inputs {
    return { adjudication, decided, itemKey, itemLabel, choices, readOnly: readOnlyReason !== null };
  }

  isEmpty({ adjudication }: Inputs): boolean {
    return adjudication === null;
  }

  render(inputs: Inputs, body: HTMLElement): void {
    const { adjudication, decided } = inputs;
    if (!adjudication) {
      render(nothing, body);
      return;
    }
    const { readers } = adjudication;
    const queue = disagreements(inputs);
    const done = queue.filter(({ key }) => decided.includes(key)).length;
    const left = agreedLeft(inputs);
    const item = shownItem(inputs);
    const agreed = button({
      text:
        left === 0
          ? 'All that agrees is taken'
          : left === 1
            ? 'Take the one that agrees'
            : `Take the ${left} that agree`,
      icon: 'check-all',
      title: withKey('Take all that both say the same of', keys.takeAgreed),
      testId: 'take-agreed',
      onClick: () => viewActions.takeAgreed(this.actor),
    });
    agreed.disabled = inputs.readOnly || left === 0;
    render(
      html`<section class="adjudication" aria-label="Adjudication" data-testid="adjudication">
        <header class="adjudication-head">
          <h3>${readers[0]} and ${readers[1]}</h3>
          ${button({
            icon: 'close',
            title: 'End the adjudication; what is decided stays',
            testId: 'end-adjudication',
            onClick: () => runCommand(this.actor, 'emg.endAdjudication'),
          })}
        </header>
        ${adjudication.agreement.map((sentence) => html`<p class="agreement-sentence">${sentence}</p>`)}
        <p class="agreement-sentence" data-testid="labels-only">
          Labels only: each reader’s corrected motor units stay in that reader’s own file.
        </p>
        ${agreed}
        <p class="adjudication-progress" role="status" data-testid="adjudication-progress">
          ${progressText(queue.length, done, left)}
        </p>
        ${item ? this.itemView(item, inputs, queue.indexOf(item)) : nothing}
        ${done < queue.length ? nothing : this.agreementButton()}
      </section>`,
      body,
    );
  }

  dispose(): void {
    this.span.forget();
  }

  private agreementButton(): HTMLElement {
    return button({
      text: 'Show agreement',
      icon: 'graph',
      title: 'How far the readers agree, with plots',
      testId: 'show-agreement',
      onClick: () => runCommand(this.actor, 'emg.showAgreement'),
    });
  }

  private itemView(item: AdjudicationItem, inputs: Inputs, index: number): TemplateResult {
    const { actor } = this;
    const { choices, decided, itemLabel, readOnly, adjudication } = inputs;
    const options = choices.map(({ label, displayName }) => ({ value: label, text: displayName }));
    const chosen = labelFor(item, itemLabel);
    const isOffered = options.some(({ value }) => value === chosen);
    this.label.show(isOffered ? options : [...options, { value: chosen, text: chosen }], chosen);
    this.label.setDisabled(readOnly);
    this.span.show(item);
    const isDecided = decided.includes(item.key);
    const count = disagreements(inputs).length;
    const move = (
      name: 'previousDisagreement' | 'nextDisagreement',
      icon: string,
      key: string,
    ): HTMLElement => {
      const title = name === 'nextDisagreement' ? 'Next disagreement' : 'Previous disagreement';
      return button({
        icon,
        title: withKey(title, key),
        testId: name,
        onClick: () => viewActions[name](actor),
      });
    };
    return html`<div class="item" data-testid="adjudication-item" data-decided=${isDecided}>
      <div class="item-head">
        <h4>${index + 1} of ${count}: ${item.difference}${isDecided ? ' (decided)' : nothing}</h4>
        ${move('previousDisagreement', 'arrow-up', keys.previousDisagreement)}
        ${move('nextDisagreement', 'arrow-down', keys.nextDisagreement)}
      </div>
      ${this.readingsTable(item, adjudication?.readers ?? ['', ''], readOnly)}
      <div class="own-span">
        ${this.label.element} ${this.span.element}
        ${this.actButton(`Take this span`, 'Take the span typed here; a span selected on the trace by its key', keys.takeSelectedSpan, 'take-span', readOnly, () => this.takeTyped())}
        ${this.actButton('Neither', 'Neither is right: nothing is there', keys.takeNeither, 'take-neither', readOnly, () => take(actor, 'neither'))}
      </div>
    </div>`;
  }

  /** A column for each reader: its head is what takes it. */
  private readingsTable(
    item: AdjudicationItem,
    readers: AdjudicationView['readers'],
    readOnly: boolean,
  ): TemplateResult {
    const { channels } = this.actor.store.get().recording;
    const decimals = timeDecimals(channels);
    const both = [item.first, item.second];
    const row = (name: string, value: (label: ReadLabelView) => unknown): TemplateResult =>
      html`<tr>
        <th scope="row">${name}</th>
        ${both.map((label) => html`<td>${label ? value(label) : nothing}</td>`)}
      </tr>`;
    const time = (seconds: number | undefined): string =>
      seconds === undefined ? '' : clock(seconds, decimals);
    const head = (side: 'first' | 'second', name: string, key: string): TemplateResult =>
      html`<th scope="col">
        ${this.actButton(name, `Take the reading of ${name}`, key, `take-${side}`, readOnly, () => take(this.actor, side))}
      </th>`;
    const names = (label: ReadLabelView): string =>
      label.channels.map((channel) => channels[channel]?.name ?? '').join(', ');
    return html`<table class="versions-table">
      <thead>
        <tr>
          <td></td>
          ${head('first', readers[0], keys.takeFirstReading)}
          ${head('second', readers[1], keys.takeSecondReading)}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Label</th>
          ${both.map((label) => html`<td>${label ? nameView(label) : 'Nothing marked'}</td>`)}
        </tr>
        ${row('Start', ({ startSeconds }) => time(startSeconds))}
        ${row('End', ({ endSeconds }) => time(endSeconds))} ${row('On', names)}
        ${both.some((label) => label?.note !== undefined) ? row('Note', ({ note }) => note ?? nothing) : nothing}
      </tbody>
    </table>`;
  }

  private actButton(
    text: string,
    what: string,
    key: string,
    testId: string,
    readOnly: boolean,
    act: () => void,
  ): HTMLElement {
    const made = button({
      text: withKey(text, key),
      title: withKey(what, key),
      testId,
      onClick: () => {
        act();
        focusTraces();
      },
    });
    made.disabled = readOnly;
    return made;
  }

  private takeTyped(): void {
    const { store } = this.actor;
    const item = shownItem(store.get());
    const typed = this.span.value();
    if (!item) return;
    if (!typed) {
      store.update({ problem: 'Type start and end in seconds, such as 12.5 and 14.' });
      return;
    }
    const { channels } = item.first ?? item.second ?? { channels: [] };
    takeSpan(this.actor, { channels, ...typed, label: labelFor(item, store.get().itemLabel) });
    focusTraces();
  }
}

function nameView(label: ReadLabelView): TemplateResult {
  const { displayName, status } = label;
  const remark = status === 'rejected' ? ' (rejected)' : status === 'proposed' ? ' (not decided)' : '';
  return html`${categoryMark(label)}${displayName}${remark}`;
}

function progressText(count: number, done: number, left: number): string {
  if (count === 0) return left === 0 ? 'Nothing is left to decide.' : 'Nothing is to be decided.';
  if (done < count) return `${done} of ${count} disagreements decided`;
  return left === 0 ? 'All is decided: save to keep it.' : 'All disagreements are decided.';
}
