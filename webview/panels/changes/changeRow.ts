/** One row of the list of changes: its sign, the label, when and where, and what became of it. */
import { html, type TemplateResult } from 'lit-html';
import type { ChannelView, ChangeView } from '../../../src/protocol/page';
import { categoryMark } from '../../dom/views';
import { changeSigns, spokenChange } from '../../words/changeWords';
import { clock } from '../../words/format';
import { whereOf } from '../../words/labelWords';
import type { RowPlace } from '../rowPlaces';

export function changeRow(
  change: ChangeView,
  channels: readonly ChannelView[],
  { index, count, top, isSelected }: RowPlace,
): TemplateResult {
  const { id, kind, place, text } = change;
  const where = whereOf(place, channels);
  const { sign, word } = changeSigns[kind];
  return html`<div
    class="label-row change-row"
    role="option"
    data-testid="change-row"
    data-id=${id}
    data-kind=${kind}
    id="change-${id}"
    aria-label=${spokenChange(change, channels)}
    aria-posinset=${index + 1}
    aria-setsize=${count}
    aria-selected=${isSelected}
    data-selected=${isSelected}
    .style=${`top: ${top}px`}
  >
    ${categoryMark(place)}<span class="change-sign status" title=${word}>${sign}</span
    ><span class="row-name">${place.displayName}</span
    ><span class="row-time">${clock(place.startSeconds)}</span
    ><span class="row-where" title=${where}>${where}</span
    ><span class="row-change" title=${text}>${kind === 'removed' ? 'no longer there' : text}</span>
  </div>`;
}
