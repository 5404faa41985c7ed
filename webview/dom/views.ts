/** Small pieces of markup that panels share. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { LabelLook } from '../../src/protocol/page';

/** A codicon; decorative, so unseen by screen readers. */
export function iconView(name: string, className = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${className}" aria-hidden="true"></span>`;
}

/** The colour of a label. */
export function categoryMark({ category, color }: LabelLook): TemplateResult {
  const own = color ?? nothing;
  return html`<span
    class="category-mark"
    data-category=${category}
    data-color=${own}
    aria-hidden="true"
  ></span>`;
}
