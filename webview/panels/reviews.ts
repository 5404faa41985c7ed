/** What each reviewer says of a label: who accepts it, who disagrees, and in which words. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ReviewView } from '../../src/protocol/page';
import { iconView } from '../dom/views';
import { reviewText } from '../words/historyWords';

const icons = { accept: 'check', reject: 'close', unsure: 'question' } as const;

export function reviewsView(reviews: readonly ReviewView[]): TemplateResult | typeof nothing {
  if (reviews.length === 0) return nothing;
  return html`<section class="evidence-group" aria-label="Reviews" data-testid="reviews">
    <h3>Reviews</h3>
    ${reviews.map(
      (review) =>
        html`<p class="review" data-verdict=${review.verdict}>
          ${iconView(icons[review.verdict])}<span><b>${review.reviewer}</b> ${reviewText(review)}</span>
        </p>`,
    )}
  </section>`;
}
