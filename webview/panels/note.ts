/** The field for the selected label's note: written when it is left, by whichever key. */
import type { LabelView } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { changeNote } from '../actions/labels';
import { isTextKey, keepKeys } from '../dom/elements';
import { focusTraces } from '../dom/keyboardFocus';
import { textArea } from '../dom/toolkit';

export class NoteField {
  private readonly field = textArea({ label: 'Note', placeholder: 'Note', testId: 'note' });
  private readonly actor: Actor;
  /** The label whose note is in the field, and the note as the host knows it. */
  private shown: { readonly id: string; readonly note: string } | undefined;

  constructor(actor: Actor) {
    this.actor = actor;
    const { element } = this.field;
    element.addEventListener('focusout', () => this.save());
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.save();
      // Leaving the field saves it, by whichever key; undo takes it back.
      if (event.key === 'Escape') focusTraces();
    });
    keepKeys(element, (event) => isTextKey(event) || event.key === 'Enter');
  }

  get element(): HTMLElement {
    return this.field.element;
  }

  focus(): void {
    this.field.focus();
  }

  setReadOnly(readOnly: boolean): void {
    this.field.setReadOnly(readOnly);
  }

  /** Puts a label's note into the field, unless a person is typing there. */
  show(label: LabelView | undefined): void {
    const isOther = this.shown?.id !== label?.id;
    if (isOther) this.save();
    if (!label) {
      this.shown = undefined;
      return;
    }
    const note = label.note ?? '';
    if (!isOther && this.shown?.note === note) return;
    const isTyping = !isOther && document.activeElement === this.field.element;
    this.shown = { id: label.id, note };
    if (!isTyping) this.field.setValue(note);
  }

  private save(): void {
    if (!this.shown) return;
    const { id, note } = this.shown;
    const written = this.field.getValue().trim();
    if (written === note) return;
    this.shown = { id, note: written };
    // Its label may have been deleted meanwhile; then there is nothing to write to.
    if (!this.actor.store.get().labels.get(id)) return;
    void changeNote(this.actor, id, written).then((isWritten) => {
      // What the host does not have is written again when the field is left again.
      if (!isWritten && this.shown?.id === id && this.shown.note === written) this.shown = { id, note };
    });
  }
}
