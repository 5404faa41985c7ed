/** Whose interference pattern is to be seen: the selection's, or all voluntary segments' of the active channel. */
import type { LabelView, SegmentView } from '../../src/protocol/page';
import { activeChannel, selectedLabel, type Model } from './model';
import { alignedPane, patternPanel } from './panelsView';
import type { PatternWanted } from './patternState';

/** Labels of contractions that nobody wills. */
const unwilled: readonly string[] = ['neurogenic-cramp', 'myogenic-cramp'];

/** Undefined where nobody looks at it, or there is nothing that could be measured. */
export function wantedPattern(model: Model): PatternWanted | undefined {
  const isSeen = model.panels.aligned.open && model.panels.inFront[alignedPane] === patternPanel;
  if (!isSeen || activeChannel(model)?.kind !== 'emg') return undefined;
  const { selection, activeChannel: channel } = model;
  if (selection.kind === 'span' && selection.span.channels.includes(channel)) {
    return wanted(model, 'selection', [selection.span]);
  }
  const label = selectedLabel(model);
  if (label?.channels.includes(channel) === true) return wanted(model, 'label', [label]);
  const voluntary = ownLabels(model).filter(isVoluntary);
  return voluntary.length > 0 ? wanted(model, 'voluntary', joined(voluntary)) : undefined;
}

function wanted(model: Model, from: PatternWanted['from'], spans: readonly SegmentView[]): PatternWanted {
  const own = spans.map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds }));
  const cramps = ownLabels(model).filter(({ label }) => unwilled.includes(label));
  const isWilled = !cramps.some((cramp) => own.some((span) => meet(cramp, span)));
  return { channel: model.activeChannel, from, spans: own, isVoluntary: isWilled };
}

/** The labels of the active channel that nobody has rejected. */
function ownLabels({ labels, activeChannel: channel }: Model): readonly LabelView[] {
  return labels.list.filter(({ channels, status }) => status !== 'rejected' && channels.includes(channel));
}

function isVoluntary({ label, leading }: LabelView): boolean {
  return label === 'voluntary' || (label === 'indeterminate' && leading?.label === 'voluntary');
}

function meet(a: SegmentView, b: SegmentView): boolean {
  return a.startSeconds < b.endSeconds && b.startSeconds < a.endSeconds;
}

/** No second twice where labels lie over each other. */
function joined(labels: readonly SegmentView[]): readonly SegmentView[] {
  const spans: { startSeconds: number; endSeconds: number }[] = [];
  for (const { startSeconds, endSeconds } of [...labels].sort((a, b) => a.startSeconds - b.startSeconds)) {
    const last = spans.at(-1);
    if (last && startSeconds <= last.endSeconds) last.endSeconds = Math.max(last.endSeconds, endSeconds);
    else spans.push({ startSeconds, endSeconds });
  }
  return spans;
}
