/** The selected label in full: what it is, its span, who made it, its note and evidence, and what to do with it. */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { ChannelView, HistoryView, LabelChoice, LabelDetails, LabelView } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { changeLabel } from '../actions/labels';
import { viewActions } from '../actions/viewActions';
import { focusTraces } from '../dom/keyboardFocus';
import { button, dropdown, type Option } from '../dom/toolkit';
import { iconView } from '../dom/views';
import { keys, withKey } from '../keys';
import { isFinding } from '../labels/groups';
import { selectedDetails, selectedLabel, shownSpan, type Model, type Span } from '../state/model';
import { clock, duration, percent } from '../words/format';
import { historyText } from '../words/historyWords';
import { reviewsView } from './reviews';
import { missingSentence, outsideSentence, staleSentence, statuses } from '../words/labelWords';
import { timeDecimals } from '../words/timeDigits';
import { alternativesView } from './alternatives';
import { Evidence } from './evidence';
import { NoteField } from './note';
import type { Panel } from './panel';
import { Versions } from './versions';

const none: readonly never[] = [];

/** What is left free above the evidence that is led to, in CSS pixels. */
const roomAbove = 10;

interface Inputs {
  readonly label: LabelView | undefined;
  /** During a drag of its edge, as it would become. */
  readonly span: Span | undefined;
  readonly said: LabelDetails | undefined;
  readonly history: HistoryView | undefined;
  readonly choices: readonly LabelChoice[];
  readonly channels: readonly ChannelView[];
  readonly readOnly: boolean;
}

export class Details implements Panel<Inputs> {
  readonly id = 'details';
  readonly title = 'Selected label';
  private readonly label;
  private readonly buttons;
  private readonly actor: Actor;
  private readonly note: NoteField;
  private readonly evidence: Evidence;
  private readonly versions: Versions;
  private shownId: string | undefined;
  /** Scrolls. */
  private section: HTMLElement | undefined;

  constructor(actor: Actor) {
    this.actor = actor;
    this.note = new NoteField(actor);
    this.evidence = new Evidence(actor);
    this.versions = new Versions(actor);
    this.label = dropdown({
      label: 'Label',
      className: 'label-choice',
      testId: 'label-choice',
      onChange: (value) => {
        const selected = selectedLabel(actor.store.get());
        if (selected) void changeLabel(actor, selected.id, value);
      },
    });
    this.buttons = detailButtons(actor);
  }

  focusNote(): void {
    this.note.focus();
  }

  focusVersions(): void {
    this.section?.scrollTo(0, 0);
    this.versions.focus();
  }

  /** Leads the eye and the keyboard to the evidence, and from there back to the top and the traces. */
  toggleEvidence(): void {
    const { element, isRead } = this.evidence;
    if (isRead) this.leaveEvidence();
    else if (this.section) {
      this.section.scrollTop = element.offsetTop - this.section.offsetTop - roomAbove;
      element.focus({ preventScroll: true });
    }
  }

  select(model: Model): Inputs {
    const label = selectedLabel(model);
    return {
      label,
      span: label && shownSpan(model, label),
      said: selectedDetails(model),
      history: label && model.history?.label.id === label.id ? (model.history.said ?? undefined) : undefined,
      choices: model.choices,
      channels: model.recording.channels,
      readOnly: model.readOnlyReason !== null,
    };
  }

  isEmpty({ label }: Inputs): boolean {
    return label === undefined;
  }

  render({ label, span, said, history, choices, channels, readOnly }: Inputs, body: HTMLElement): void {
    if (this.shownId !== label?.id) this.leaveEvidence();
    this.shownId = label?.id;
    this.note.show(label);
    if (!label || !span) return;
    const { conflict } = label;
    this.label.show(labelOptions(choices, label), label.label);
    this.label.setDisabled(readOnly);
    this.note.setReadOnly(readOnly);
    this.buttons.accept.disabled = readOnly || (label.status === 'accepted' && !label.stale);
    this.buttons.reject.disabled = readOnly || label.status === 'rejected';
    this.buttons.remove.disabled = readOnly;
    // While versions wait for a choice they stand in the place of everything that would change one of them.
    for (const part of [this.label.element, this.note.element]) part.hidden = conflict;
    this.versions.render(label.id, conflict, said, readOnly);
    this.evidence.render(said?.evidence ?? none, said?.whyNot ?? none, said?.evidenceFor);
    const alternatives = alternativesView(this.actor, {
      id: label.id,
      alternatives: conflict ? none : (said?.alternatives ?? none),
      isUndecided: label.leading !== undefined,
      readOnly,
    });
    render(
      html`<section class="details" aria-label="Selected label" data-testid="details">
        ${this.label.element} ${this.versions.element} ${label.stale && !conflict ? staleView() : nothing}
        ${conflict ? nothing : studyView(label)}
        ${conflict ? nothing : factsView(label, span, { decimals: timeDecimals(channels), history })}
        ${
          conflict || said?.reason === undefined
            ? nothing
            : html`<p class="reason" data-testid="reason">${said.reason}</p>`
        }
        <div class="detail-buttons" ?hidden=${conflict}>
          ${this.buttons.accept}${this.buttons.reject}<span class="spacer"></span>${this.buttons.remove}
        </div>
        ${conflict ? nothing : reviewsView(said?.reviews ?? none)} ${alternatives} ${this.note.element}
        ${this.evidence.element} ${conflict ? nothing : provenanceView(said?.provenance ?? none)}
      </section>`,
      body,
    );
    this.section ??= body.querySelector<HTMLElement>('.details') ?? undefined;
  }

  /** Nothing of it listens beyond its own elements. */
  dispose(): void {
    this.section = undefined;
  }

  private leaveEvidence(): void {
    this.section?.scrollTo(0, 0);
    if (this.evidence.isRead) focusTraces();
  }
}

function detailButtons(actor: Actor) {
  const act = (
    name: 'acceptLabel' | 'rejectLabel',
    { text, icon, key }: { readonly text: string; readonly icon: string; readonly key: string },
  ) =>
    button({ text, icon, title: withKey(text, key), testId: name, onClick: () => viewActions[name](actor) });
  return {
    accept: act('acceptLabel', { text: 'Accept', icon: 'check', key: keys.accept }),
    reject: act('rejectLabel', { text: 'Reject', icon: 'close', key: keys.reject }),
    remove: button({
      icon: 'trash',
      title: withKey('Delete label', keys.remove),
      testId: 'deleteLabel',
      onClick: () => viewActions.deleteLabel(actor),
    }),
  };
}

function staleView(): TemplateResult {
  return html`<p class="to-decide" data-testid="stale">
    ${iconView('warning')}<span
      >${staleSentence} Accept keeps it, on your own word; else reject or delete it.</span
    >
  </p>`;
}

/** What the study has to say against the label. */
function studyView(label: LabelView): TemplateResult | typeof nothing {
  const missing = missingSentence(label);
  const writeIt = label.missing?.includes('note') === true ? ` ${keys.editNote} leads to the note.` : '';
  const sentences = [
    ...(label.isOutside === true ? [outsideSentence] : []),
    ...(missing === undefined ? [] : [`${missing}${writeIt}`]),
  ];
  if (sentences.length === 0) return nothing;
  return html`<p class="to-decide" data-testid="study-remark">
    ${iconView('edit')}<span>${sentences.join(' ')}</span>
  </p>`;
}

interface MoreFacts {
  readonly decimals: number;
  readonly history: HistoryView | undefined;
}

function factsView(label: LabelView, span: Span, { decimals, history }: MoreFacts): TemplateResult {
  const { leading, probability } = label;
  const sure = probability === undefined ? '' : `, probability ${percent(probability)}`;
  const lead = leading && `${leading.displayName}, ${percent(leading.probability)}`;
  return html`<dl class="facts">
    <dt>Span</dt>
    <dd>${clock(span.startSeconds, decimals)} to ${clock(span.endSeconds, decimals)}</dd>
    <dt>Duration</dt>
    <dd>${duration(span.endSeconds - span.startSeconds)}</dd>
    <dt>Status</dt>
    <dd class="status-fact">${statuses[label.status].text}${sure}</dd>
    ${
      lead === undefined
        ? nothing
        : html`<dt>Leading</dt>
            <dd data-testid="leading">${lead}</dd>`
    }
    <dt>By</dt>
    <dd>${label.by}</dd>
    ${
      history === undefined
        ? nothing
        : html`<dt title="In the history of the label file">Changed</dt>
            <dd data-testid="history">${historyText(history)}</dd>`
    }
  </dl>`;
}

/** What a finding was compared with, and how far that may be believed. */
function provenanceView(sentences: readonly string[]): TemplateResult | typeof nothing {
  if (sentences.length === 0) return nothing;
  return html`<section class="evidence-group provenance" aria-label="Reference" data-testid="provenance">
    <h3>Reference</h3>
    ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
  </section>`;
}

/** All labels of its group on offer (an event never becomes a finding), and the label's own where a study no longer offers it. */
function labelOptions(choices: readonly LabelChoice[], label: LabelView): readonly Option[] {
  const own = choices.filter((choice) => isFinding(choice) === isFinding(label));
  const options = own.map((choice) => ({
    value: choice.label,
    text: choice.inStudy === false ? `${choice.displayName} (not in the study’s set)` : choice.displayName,
  }));
  return options.some(({ value }) => value === label.label)
    ? options
    : [...options, { value: label.label, text: label.displayName }];
}
