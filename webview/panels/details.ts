/** The selected label in full: what it is, its span, who made it, its note and evidence, and what to do with it. */
import type { LabelDetails, LabelView } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { changeLabel, changeNote } from '../actions/labels';
import { viewActions } from '../actions/viewActions';
import { el, icon, isTextKey, keepKeys, setText } from '../dom/elements';
import { clock, duration, percent } from '../words/format';
import { focusTraces } from '../dom/keyboardFocus';
import { keys, withKey } from '../keys';
import { staleSentence, statuses } from '../words/labelWords';
import { selectedDetails, selectedLabel, shownSpan, type Model } from '../state/model';
import { button, dropdown, textArea, type Option } from '../dom/toolkit';
import { Alternatives } from './alternatives';
import { EvidencePanel } from './evidence';
import { Versions } from './versions';

const nothing: readonly never[] = [];

/** What is left free above the evidence that is led to, in CSS pixels. */
const roomAbove = 10;

export class Details {
  readonly element = el('section', 'details', { 'aria-label': 'Selected label', 'data-testid': 'details' });
  private readonly actor: Actor;
  private readonly label;
  private readonly facts = {
    span: el('dd', ''),
    length: el('dd', ''),
    status: el('dd', 'status-fact'),
    leading: el('dd', '', { 'data-testid': 'leading' }),
    by: el('dd', ''),
  };
  private readonly leadingTitle = el('dt', '', {}, ['Leading']);
  private readonly note = textArea({ label: 'Note', placeholder: 'Note', testId: 'note' });
  private readonly evidence;
  private readonly alternatives;
  private readonly reason = el('p', 'reason', { 'data-testid': 'reason' });
  private readonly stale = el('p', 'to-decide', { 'data-testid': 'stale' }, [
    icon('warning'),
    el('span', '', {}, [`${staleSentence} Accept keeps it, on your own word; else reject or delete it.`]),
  ]);
  private readonly versions;
  private readonly buttons;
  private readonly factList = factList(this.facts, this.leadingTitle);
  private readonly buttonRow = el('div', 'detail-buttons');
  /** The label whose note is in the field, and the note as the host knows it. */
  private noteOf: { readonly id: string; readonly note: string } | undefined;

  constructor(actor: Actor) {
    this.actor = actor;
    this.label = dropdown({
      label: 'Label',
      className: 'label-choice',
      testId: 'label-choice',
      onChange: (value) => {
        const selected = selectedLabel(actor.store.get());
        if (selected) void changeLabel(actor, selected.id, value);
      },
    });
    const act = (
      name: 'acceptLabel' | 'rejectLabel' | 'deleteLabel',
      text: string,
      image: string,
      key: string,
    ) =>
      button({
        text,
        icon: image,
        title: withKey(text, key),
        testId: name,
        onClick: () => viewActions[name](actor),
      });
    this.buttons = {
      accept: act('acceptLabel', 'Accept', 'check', keys.accept),
      reject: act('rejectLabel', 'Reject', 'close', keys.reject),
      remove: button({
        icon: 'trash',
        title: withKey('Delete label', keys.remove),
        testId: 'deleteLabel',
        onClick: () => viewActions.deleteLabel(actor),
      }),
    };
    this.versions = new Versions(actor);
    this.evidence = new EvidencePanel(actor);
    this.alternatives = new Alternatives(actor);
    this.watchNote();
    const { accept, reject, remove } = this.buttons;
    this.buttonRow.append(accept, reject, el('span', 'spacer'), remove);
    this.element.append(
      this.label.element,
      this.versions.element,
      this.stale,
      this.factList,
      this.reason,
      this.buttonRow,
      this.alternatives.element,
      this.note.element,
      this.evidence.element,
    );
  }

  focusNote(): void {
    this.note.focus();
  }

  focusVersions(): void {
    this.element.scrollTop = 0;
    this.versions.focus();
  }

  /** Leads the eye and the keyboard to the evidence, and from there back to the top and the traces. */
  toggleEvidence(): void {
    const { element } = this.evidence;
    if (this.evidence.isRead) this.leaveEvidence();
    else {
      this.element.scrollTop = element.offsetTop - this.element.offsetTop - roomAbove;
      element.focus({ preventScroll: true });
    }
  }

  private leaveEvidence(): void {
    this.element.scrollTop = 0;
    if (this.evidence.isRead) focusTraces();
  }

  render(model: Model): void {
    const label = selectedLabel(model);
    if (this.noteOf?.id !== label?.id) this.leaveEvidence();
    this.element.hidden = label === undefined;
    if (!label) {
      this.saveNote();
      this.noteOf = undefined;
      return;
    }
    const span = shownSpan(model, label);
    const readOnly = model.readOnlyReason !== null;
    this.label.show(labelOptions(model, label), label.label);
    this.label.setDisabled(readOnly);
    setText(this.facts.span, `${clock(span.startSeconds)} to ${clock(span.endSeconds)}`);
    setText(this.facts.length, duration(span.endSeconds - span.startSeconds));
    setText(this.facts.by, label.by);
    const sure = label.probability === undefined ? '' : `, probability ${percent(label.probability)}`;
    setText(this.facts.status, `${statuses[label.status].text}${sure}`);
    this.showLeading(label);
    this.stale.hidden = !label.stale || label.conflict;
    this.buttons.accept.disabled = readOnly || (label.status === 'accepted' && !label.stale);
    this.buttons.reject.disabled = readOnly || label.status === 'rejected';
    this.buttons.remove.disabled = readOnly;
    this.note.setReadOnly(readOnly);
    this.showNote(label);
    this.showSaid(label, selectedDetails(model), readOnly);
  }

  /** What the host says of the label alone; until it is there, nothing. */
  private showSaid(label: LabelView, said: LabelDetails | undefined, readOnly: boolean): void {
    // While versions wait for a choice they stand in the place of everything that would change one of them.
    const { conflict } = label;
    for (const part of [this.label.element, this.factList, this.buttonRow, this.note.element]) {
      part.hidden = conflict;
    }
    this.versions.render(label.id, conflict, said, readOnly);
    this.reason.hidden = said?.reason === undefined || conflict;
    setText(this.reason, said?.reason ?? '');
    const alternatives = conflict ? nothing : (said?.alternatives ?? nothing);
    this.alternatives.render(label.id, alternatives, label.leading !== undefined, readOnly);
    this.evidence.render(said?.evidence ?? nothing, said?.whyNot ?? nothing, said?.evidenceFor);
  }

  /** What an undecided label most probably is. */
  private showLeading({ leading }: LabelView): void {
    this.leadingTitle.hidden = leading === undefined;
    this.facts.leading.hidden = leading === undefined;
    setText(this.facts.leading, leading ? `${leading.displayName}, ${percent(leading.probability)}` : '');
  }

  /** Puts a label's note into the field, unless a person is typing there. */
  private showNote(label: LabelView): void {
    const note = label.note ?? '';
    if (this.noteOf?.id === label.id && this.noteOf.note === note) return;
    const typing =
      this.noteOf?.id === label.id && this.element.contains(document.activeElement) && this.isNoteFocused();
    if (this.noteOf?.id !== label.id) this.saveNote();
    this.noteOf = { id: label.id, note };
    if (!typing) this.note.setValue(note);
  }

  private isNoteFocused(): boolean {
    return document.activeElement === this.note.element;
  }

  private saveNote(): void {
    if (!this.noteOf) return;
    const { id, note } = this.noteOf;
    const written = this.note.getValue().trim();
    if (written === note) return;
    this.noteOf = { id, note: written };
    // Its label may have been deleted meanwhile; then there is nothing to write to.
    if (!this.actor.store.get().labels.get(id)) return;
    void changeNote(this.actor, id, written).then((isWritten) => {
      // What the host does not have is written again when the field is left again.
      if (!isWritten && this.noteOf?.id === id && this.noteOf.note === written) this.noteOf = { id, note };
    });
  }

  private watchNote(): void {
    const { element } = this.note;
    element.addEventListener('focusout', () => this.saveNote());
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.saveNote();
      // Leaving the field saves it, by whichever key; undo takes it back.
      if (event.key === 'Escape') focusTraces();
    });
    keepKeys(element, (event) => isTextKey(event) || event.key === 'Enter');
  }
}

function factList(
  facts: Readonly<Record<'span' | 'length' | 'status' | 'leading' | 'by', HTMLElement>>,
  leadingTitle: HTMLElement,
): HTMLElement {
  const title = (text: string): HTMLElement => el('dt', '', {}, [text]);
  return el('dl', 'facts', {}, [
    title('Span'),
    facts.span,
    title('Duration'),
    facts.length,
    title('Status'),
    facts.status,
    leadingTitle,
    facts.leading,
    title('By'),
    facts.by,
  ]);
}

/** All labels on offer, and the label's own where a study no longer offers it. */
function labelOptions(model: Model, label: LabelView): readonly Option[] {
  const options = model.choices.map((choice) => ({ value: choice.label, text: choice.displayName }));
  return options.some(({ value }) => value === label.label)
    ? options
    : [...options, { value: label.label, text: label.displayName }];
}
