/** The selected label in full: what it is, its span, who made it, its note and evidence, and what to do with it. */
import type { EvidenceView, LabelView } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { changeLabel, changeNote, goToMoment } from '../actions/labels';
import { viewActions } from '../actions/viewActions';
import { el, icon, isTextKey, keepKeys, setText } from '../dom';
import { clock, duration } from '../format';
import { keys, withKey } from '../keys';
import { onChange } from '../store';
import { selectedLabel, shownSpan, type Model } from '../state';
import { button, dropdown, textArea, type Option } from '../toolkit';
import { statuses } from './labelRow';

export class Details {
  readonly element = el('section', 'details', { 'aria-label': 'Selected label', 'data-testid': 'details' });
  private readonly actor: Actor;
  private readonly label;
  private readonly facts = {
    span: el('dd', ''),
    length: el('dd', ''),
    status: el('dd', ''),
    by: el('dd', ''),
  };
  private readonly note = textArea({ label: 'Note', placeholder: 'Note', testId: 'note' });
  private readonly evidence = el('ul', 'evidence');
  private readonly evidenceTitle = el('h3', '', {}, ['Evidence']);
  private readonly conflict = el('p', 'conflict', {}, [
    icon('git-merge'),
    ' A merge kept two versions of this label. Change it, accept it or delete it to decide.',
  ]);
  private readonly buttons;
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
    this.watchNote();
    this.element.append(
      this.label.element,
      this.conflict,
      factList(this.facts),
      el('div', 'detail-buttons', {}, [
        this.buttons.accept,
        this.buttons.reject,
        el('span', 'spacer'),
        this.buttons.remove,
      ]),
      this.note.element,
      this.evidenceTitle,
      this.evidence,
    );
  }

  focusNote(): void {
    this.note.focus();
  }

  render(model: Model): void {
    const label = selectedLabel(model);
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
    const sure =
      label.probability === undefined ? '' : `, probability ${Math.round(label.probability * 100)} %`;
    setText(this.facts.status, `${statuses[label.status].text}${sure}`);
    this.conflict.hidden = !label.conflict;
    this.buttons.accept.disabled = readOnly || label.status === 'accepted';
    this.buttons.reject.disabled = readOnly || label.status === 'rejected';
    this.buttons.remove.disabled = readOnly;
    this.note.setReadOnly(readOnly);
    this.showNote(label);
    this.renderEvidence(label.evidence);
  }

  private readonly renderEvidence = onChange((evidence: readonly EvidenceView[]) => {
    this.evidenceTitle.hidden = evidence.length === 0;
    this.evidence.replaceChildren(...evidence.map((item) => this.evidenceItem(item)));
  });

  private evidenceItem({ sentence, met, atSeconds }: EvidenceView): HTMLElement {
    const mark = icon(met ? 'check' : 'close');
    mark.title = met ? 'Criterion met' : 'Criterion not met';
    const item = el('li', met ? 'met' : 'unmet', {}, [mark, el('span', '', {}, [sentence])]);
    if (atSeconds !== undefined) {
      const link = el('button', 'moment', { type: 'button', title: 'Go to this moment' }, [clock(atSeconds)]);
      link.addEventListener('click', () => goToMoment(this.actor, atSeconds));
      item.append(' ', link);
    }
    return item;
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
    if (this.actor.store.get().labels.some((label) => label.id === id)) {
      void changeNote(this.actor, id, written);
    }
  }

  private watchNote(): void {
    const { element } = this.note;
    element.addEventListener('focusout', () => this.saveNote());
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.saveNote();
      if (event.key === 'Escape') {
        this.note.setValue(this.noteOf?.note ?? '');
        document.querySelector<HTMLElement>('.traces')?.focus();
      }
    });
    keepKeys(element, (event) => isTextKey(event) || event.key === 'Enter');
  }
}

function factList(facts: Readonly<Record<'span' | 'length' | 'status' | 'by', HTMLElement>>): HTMLElement {
  const title = (text: string): HTMLElement => el('dt', '', {}, [text]);
  return el('dl', 'facts', {}, [
    title('Span'),
    facts.span,
    title('Duration'),
    facts.length,
    title('Status'),
    facts.status,
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
