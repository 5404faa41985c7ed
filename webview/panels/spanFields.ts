/** Two fields for a span's start and end in seconds. */
import type { AdjudicationItem } from '../../src/protocol/page';
import { el } from '../dom/elements';

function field(label: string, testId: string): HTMLInputElement {
  return el('input', 'span-field', {
    type: 'text',
    inputmode: 'decimal',
    'aria-label': `${label} in seconds`,
    'data-testid': testId,
  });
}

/** Seconds as a person types them, with a point or a comma; undefined for anything else. */
function secondsIn(text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,9}(?:\.\d{0,9})?$/u.test(plain) ? Number(plain) : undefined;
}

export class SpanFields {
  private readonly start = field('Start', 'span-start');
  private readonly end = field('End', 'span-end');
  readonly element = el('div', 'span-fields', {}, [
    this.start,
    el('span', '', {}, ['to']),
    this.end,
    el('span', '', {}, ['s']),
  ]);
  private shownKey: string | undefined;

  /** @param onEnter is called when Enter is pressed in one of them */
  constructor(onEnter: () => void) {
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') onEnter();
    });
  }

  /** Begins with the span of a reading; what was typed for the same item stays. */
  show({ key, first, second }: AdjudicationItem): void {
    if (this.shownKey === key) return;
    this.shownKey = key;
    const { startSeconds, endSeconds } = first ?? second ?? {};
    this.start.value = startSeconds === undefined ? '' : String(Number(startSeconds.toFixed(6)));
    this.end.value = endSeconds === undefined ? '' : String(Number(endSeconds.toFixed(6)));
  }

  /** What is typed; undefined where it is no span. */
  value(): { readonly startSeconds: number; readonly endSeconds: number } | undefined {
    const [startSeconds, endSeconds] = [secondsIn(this.start.value), secondsIn(this.end.value)];
    if (startSeconds === undefined || endSeconds === undefined || startSeconds >= endSeconds) {
      return undefined;
    }
    return { startSeconds, endSeconds };
  }

  forget(): void {
    this.shownKey = undefined;
  }
}
