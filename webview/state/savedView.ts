/** The part of the view that survives a tab switch, as VS Code keeps it, and its check when it comes back. */
import { isRecord, readPanelsView, type PanelsView } from './panelsView';
import type { Fitted, Scale, Scales, Seen } from '../view/sensitivity';

export interface SavedView {
  readonly startSeconds: number;
  readonly secondsPerDivision: number;
  readonly scales: Scales;
  readonly laneScroll: number;
  readonly activeChannel: number;
  readonly cursorSeconds: number;
  readonly panels: PanelsView;
}

/** The saved fields of a larger state. */
export function pickSavedView(state: SavedView): SavedView {
  const { startSeconds, secondsPerDivision, scales, laneScroll } = state;
  const { activeChannel, cursorSeconds, panels } = state;
  return {
    startSeconds,
    secondsPerDivision,
    scales,
    laneScroll,
    activeChannel,
    cursorSeconds,
    panels,
  };
}

const numbers = [
  'startSeconds',
  'secondsPerDivision',
  'laneScroll',
  'activeChannel',
  'cursorSeconds',
] as const;

function isScale(value: unknown): value is Scale {
  return (
    isRecord(value) &&
    typeof value['centre'] === 'number' &&
    typeof value['unitsPerDivision'] === 'number' &&
    value['unitsPerDivision'] > 0 &&
    (value['baselines'] === undefined || areNumbers(value['baselines'])) &&
    (value['automatic'] === undefined || isFitted(value['automatic']))
  );
}

function areNumbers(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every(Number.isFinite);
}

function isFitted(value: unknown): value is Fitted {
  return (
    isRecord(value) &&
    Number.isInteger(value['divisionsPerLane']) &&
    isRecord(value['seen']) &&
    Object.values(value['seen']).every(isSeen)
  );
}

function isSeen(value: unknown): value is Seen {
  return (
    isRecord(value) &&
    areNumbers(value) &&
    typeof value['minimum'] === 'number' &&
    typeof value['maximum'] === 'number'
  );
}

/** What an earlier page saved, or undefined when it is anything else. */
export function readSavedView(value: unknown): SavedView | undefined {
  if (!isRecord(value)) return undefined;
  const panels = readPanelsView(value['panels']);
  const sound =
    numbers.every((name) => Number.isFinite(value[name]) && (value[name] as number) >= 0) &&
    (value['secondsPerDivision'] as number) > 0 &&
    Number.isInteger(value['activeChannel']) &&
    panels !== undefined &&
    isRecord(value['scales']) &&
    Object.values(value['scales']).every(isScale);
  return sound ? { ...pickSavedView(value as unknown as SavedView), panels } : undefined;
}
