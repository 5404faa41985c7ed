/** Every recording that is open, of whichever view type, seen or hidden. */
import type { EmgDocument } from './emgDocument';

/** The open documents. */
export class OpenDocuments {
  private readonly documents = new Set<EmgDocument>();

  get all(): readonly EmgDocument[] {
    return [...this.documents];
  }

  /** Keeps a document until it is disposed of. */
  add(document: EmgDocument): void {
    this.documents.add(document);
    document.own({ dispose: () => this.documents.delete(document) });
  }
}
