/** One row of the label list: when, how long, where, what, how sure, and where its review stands. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ChannelView, LabelView } from '../../src/protocol/page';
import { categoryMark } from '../dom/views';
import { isToReview } from '../labels/filters';
import { clock, duration, percent } from '../words/format';
import type { RowPlace } from './rowPlaces';
import { leadOf, markOf, nameOf, spokenLabel, whereOf } from '../words/labelWords';

export function labelRow(
  label: LabelView,
  channels: readonly ChannelView[],
  { index, count, top, isSelected }: RowPlace,
): TemplateResult {
  return html`<div
    class="label-row"
    role="option"
    data-testid="label-row"
    data-id=${label.id}
    data-label=${label.label}
    data-status=${label.status}
    data-category=${label.category}
    ?data-stale=${label.stale}
    ?data-missing=${label.missing !== undefined}
    ?data-to-review=${isToReview(label)}
    data-start-seconds=${label.startSeconds}
    data-end-seconds=${label.endSeconds}
    id="label-${label.id}"
    aria-label=${spokenLabel(label, channels)}
    aria-posinset=${index + 1}
    aria-setsize=${count}
    aria-selected=${isSelected}
    data-selected=${isSelected}
    .style=${`top: ${top}px`}
  >
    ${rowParts(label, channels)}
  </div>`;
}

function rowParts(label: LabelView, channels: readonly ChannelView[]): TemplateResult {
  const where = whereOf(label, channels);
  const sure = label.probability === undefined ? '' : percent(label.probability);
  const outside = label.isOutside === true ? ' · not in the study’s set' : '';
  const remark = `${label.remark === undefined ? '' : ` · ${label.remark}`}${outside}`;
  const lead = leadOf(label);
  const mark = markOf(label);
  return html`${categoryMark(label)}<span
      class="codicon codicon-${mark.icon} status"
      title=${mark.text}
      aria-hidden="true"
    ></span
    ><span class="row-name" title=${nameOf(label)}
      >${label.displayName}<span class="row-remark">${remark}</span></span
    >${lead === undefined ? nothing : html`<span class="row-lead" title=${lead}>Leading: ${lead}</span>`}<span
      class="row-time"
      >${clock(label.startSeconds)}</span
    ><span class="row-where" title=${where}>${where}</span
    ><span class="row-sure" title=${sure === '' ? nothing : 'Probability'}>${sure}</span
    ><span class="row-length">${duration(label.endSeconds - label.startSeconds)}</span>`;
}
