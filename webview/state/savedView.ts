/** The part of the view that survives a tab switch, as VS Code keeps it, and its check when it comes back. */
import type { Scale, Scales } from '../view/sensitivity';

export interface SavedView {
  readonly startSeconds: number;
  readonly secondsPerDivision: number;
  readonly scales: Scales;
  readonly laneScroll: number;
  readonly activeChannel: number;
  readonly cursorSeconds: number;
  readonly panelWidth: number;
  readonly panelOpen: boolean;
}

/** The saved fields of a larger state. */
export function pickSavedView(state: SavedView): SavedView {
  const { startSeconds, secondsPerDivision, scales, laneScroll } = state;
  const { activeChannel, cursorSeconds, panelWidth, panelOpen } = state;
  return {
    startSeconds,
    secondsPerDivision,
    scales,
    laneScroll,
    activeChannel,
    cursorSeconds,
    panelWidth,
    panelOpen,
  };
}

const numbers = [
  'startSeconds',
  'secondsPerDivision',
  'laneScroll',
  'activeChannel',
  'cursorSeconds',
  'panelWidth',
] as const;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isScale(value: unknown): value is Scale {
  return (
    isRecord(value) &&
    typeof value['centre'] === 'number' &&
    typeof value['unitsPerDivision'] === 'number' &&
    value['unitsPerDivision'] > 0
  );
}

/** What an earlier page saved, or undefined when it is anything else. */
export function readSavedView(value: unknown): SavedView | undefined {
  if (!isRecord(value)) return undefined;
  const sound =
    numbers.every((name) => Number.isFinite(value[name]) && (value[name] as number) >= 0) &&
    (value['secondsPerDivision'] as number) > 0 &&
    Number.isInteger(value['activeChannel']) &&
    typeof value['panelOpen'] === 'boolean' &&
    isRecord(value['scales']) &&
    Object.values(value['scales']).every(isScale);
  return sound ? (value as unknown as SavedView) : undefined;
}
