/** What a panel is: something beside or below the traces that shows a part of the page's state. */
import type { Disposable } from '../lifetime/disposables';
import type { Model } from '../state/model';

/** Its methods may be called in any order once it is made; its body is an element of its own, empty at first. */
export interface Panel<Inputs extends object = object> extends Disposable {
  /** What it is saved under; never changes. */
  readonly id: string;
  /** What its tab says, and its edges where they can be dragged. */
  readonly title: string;
  /** What it reads of the state: it is rendered again when a field of this is another, and only then. */
  select(model: Model): Inputs;
  /** Whether it has nothing to show of that: then its place is left to others. */
  isEmpty?(inputs: Inputs): boolean;
  /** Shows that in its body; also where it is empty, so that it can let go of what it had. */
  render(inputs: Inputs, body: HTMLElement): void;
  /** Takes the keyboard, where it has anything to be walked by keys. */
  focus?(): void;
}
