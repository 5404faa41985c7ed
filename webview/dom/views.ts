/** Small pieces of markup that panels share. */
import { html, type TemplateResult } from 'lit-html';

/** A codicon; decorative, so unseen by screen readers. */
export function iconView(name: string, className = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${className}" aria-hidden="true"></span>`;
}

/** The colour of a label's category. */
export function categoryMark(category: string): TemplateResult {
  return html`<span class="category-mark" data-category=${category} aria-hidden="true"></span>`;
}
