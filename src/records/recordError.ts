/** The one error that rooms of records raise for what a caller or a user can put right: its message is one clear sentence. */

/** An edit, document or merge that cannot be carried out. */
export class RecordError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'RecordError';
  }
}
