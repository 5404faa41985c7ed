/** What else the engine holds possible for a label: each a button that accepts the label as that. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { AlternativeView } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { changeLabel } from '../actions/labels';
import { categoryMark } from '../dom/views';
import { percent } from '../words/format';

interface Offer {
  readonly id: string;
  readonly alternatives: readonly AlternativeView[];
  readonly isUndecided: boolean;
  readonly readOnly: boolean;
}

export function alternativesView(actor: Actor, offer: Offer): TemplateResult | typeof nothing {
  if (offer.alternatives.length === 0) return nothing;
  return html`<section class="alternatives" aria-label="Also possible">
    <h3>${offer.isUndecided ? 'Possible' : 'Also possible'}</h3>
    <div class="alternative-list" data-testid="alternatives">
      ${offer.alternatives.map((alternative) => alternativeButton(actor, offer, alternative))}
    </div>
  </section>`;
}

function alternativeButton(
  actor: Actor,
  { id, readOnly }: Offer,
  alternative: AlternativeView,
): TemplateResult {
  const { label, displayName, probability } = alternative;
  return html`<button
    type="button"
    class="alternative"
    ?disabled=${readOnly}
    data-label=${label}
    title="Accept as ${displayName}"
    @click=${() => void changeLabel(actor, id, label)}
  >
    ${categoryMark(alternative)}<span class="alternative-name"
      ><span class="accept-as">Accept as </span>${displayName}</span
    ><span class="alternative-sure">${percent(probability)}</span>
  </button>`;
}
