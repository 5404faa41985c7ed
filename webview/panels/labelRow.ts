/** One row of the label list: when, how long, where, what, how sure, and where its review stands. */
import type { ChannelView, LabelView } from '../../src/protocol/page';
import { el, icon, setAttribute } from '../dom';
import { clock, duration, percent } from '../format';

/** What a status looks like and is called. */
export const statuses: Readonly<
  Record<LabelView['status'], { readonly icon: string; readonly text: string }>
> = {
  proposed: { icon: 'circle-outline', text: 'To review' },
  accepted: { icon: 'check', text: 'Accepted' },
  rejected: { icon: 'close', text: 'Rejected' },
};

/** The mark in front of a row: what someone must do about the label, else where its review stands. */
function markOf(label: LabelView): { readonly icon: string; readonly text: string } {
  if (label.conflict) return { icon: 'git-merge', text: 'Two versions: someone must decide' };
  if (label.stale) return { icon: 'warning', text: staleSentence };
  return statuses[label.status];
}

/** Said of an accepted label that the engine no longer finds. */
export const staleSentence = 'The engine no longer finds this: check it again.';

export function labelRow(label: LabelView, channels: readonly ChannelView[]): HTMLElement {
  const status = statuses[label.status];
  const names = label.channels.map((channel) => channels[channel]?.name ?? '?');
  const where = names.length === channels.length && names.length > 1 ? 'all channels' : names.join(', ');
  const length = duration(label.endSeconds - label.startSeconds);
  const sure = label.probability === undefined ? '' : percent(label.probability);
  const remark = label.remark === undefined ? '' : ` · ${label.remark}`;
  const lead = label.leading && `${label.leading.displayName} ${percent(label.leading.probability)}`;
  const named = `${label.displayName}${remark}${lead === undefined ? '' : ` (${lead})`}`;
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
      'data-start-seconds': label.startSeconds,
      'data-end-seconds': label.endSeconds,
      id: `label-${label.id}`,
      'aria-label': [
        named,
        label.conflict ? 'conflict' : status.text,
        label.stale ? 'no longer found, check it again' : '',
        `at ${clock(label.startSeconds)}`,
        `${length} long`,
        where,
        sure === '' ? '' : `probability ${sure}`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    },
    [
      el('span', 'category-mark', { 'data-category': label.category, 'aria-hidden': 'true' }),
      mark,
      el('span', 'row-name', { title: named }, [label.displayName, el('span', 'row-remark', {}, [remark])]),
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
