/** One row of the label list: when, how long, where, what, how sure, and where its review stands. */
import type { ChannelView, LabelView } from '../../src/protocol/page';
import { el, icon, setAttribute } from '../dom/elements';
import { clock, duration, percent } from '../words/format';
import { leadOf, markOf, nameOf, spokenLabel, whereOf } from '../words/labelWords';
import { isToReview } from '../labels/filters';

export function labelRow(label: LabelView, channels: readonly ChannelView[]): HTMLElement {
  const where = whereOf(label, channels);
  const length = duration(label.endSeconds - label.startSeconds);
  const sure = label.probability === undefined ? '' : percent(label.probability);
  const remark = label.remark === undefined ? '' : ` · ${label.remark}`;
  const lead = leadOf(label);
  const { icon: image, text: markText } = markOf(label);
  const mark = icon(image);
  mark.classList.add('status');
  mark.title = markText;
  const row = el(
    'div',
    'label-row',
    {
      role: 'option',
      'data-testid': 'label-row',
      'data-id': label.id,
      'data-label': label.label,
      'data-status': label.status,
      'data-category': label.category,
      'data-stale': label.stale,
      'data-to-review': isToReview(label),
      'data-start-seconds': label.startSeconds,
      'data-end-seconds': label.endSeconds,
      id: `label-${label.id}`,
      'aria-label': spokenLabel(label, channels),
    },
    [
      el('span', 'category-mark', { 'data-category': label.category, 'aria-hidden': 'true' }),
      mark,
      el('span', 'row-name', { title: nameOf(label) }, [
        label.displayName,
        el('span', 'row-remark', {}, [remark]),
      ]),
      lead === undefined ? undefined : el('span', 'row-lead', { title: lead }, [`Leading: ${lead}`]),
      el('span', 'row-time', {}, [clock(label.startSeconds)]),
      el('span', 'row-where', { title: where }, [where]),
      el('span', 'row-sure', { title: sure === '' ? undefined : 'Probability' }, [sure]),
      el('span', 'row-length', {}, [length]),
    ],
  );
  return row;
}

export function markSelected(row: HTMLElement, selected: boolean): void {
  setAttribute(row, 'data-selected', String(selected));
  setAttribute(row, 'aria-selected', String(selected));
}
