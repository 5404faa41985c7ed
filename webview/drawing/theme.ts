/** The palette of the document's present theme; VS Code changes the theme by attributes of html and body. */
import { Disposables, type Disposable } from '../lifetime/disposables';
import { readPalette, type Palette } from './palette';

export class Theme implements Disposable {
  private current = readPalette();
  private readonly listening = new Disposables();

  /** `changed` is called whenever the palette may be another. */
  constructor(changed: () => void) {
    const { documentElement, body } = document;
    this.listening.onAttributes([documentElement, body], ['style', 'class'], () => {
      this.current = readPalette();
      changed();
    });
  }

  get palette(): Palette {
    return this.current;
  }

  dispose(): void {
    this.listening.dispose();
  }
}
