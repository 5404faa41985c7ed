/** How the panels stand: part of the view that is remembered. */

export type PanelsPlace = 'beside' | 'below';

export interface PanelsView {
  readonly open: boolean;
  /** Where they stand of the traces, where the window has room for either. */
  readonly place: PanelsPlace;
  /** Beside the traces: CSS pixels. */
  readonly width: number;
  /** Below them: part of the height that both share. */
  readonly share: number;
  /** By pane: the part of the panels' height (or width, below the traces) that someone has given it. */
  readonly paneShares: Readonly<Partial<Record<string, number>>>;
  /** By pane with several panels: the one that is in front. */
  readonly inFront: Readonly<Partial<Record<string, string>>>;
}

export const panelWidths = { least: 220, most: 640 } as const;
export const panelShares = { least: 0.15, most: 0.75 } as const;

/** Panels wide enough to read, that leave most of the page to the traces. */
export function firstPanels(pageWidth: number): PanelsView {
  const width = Math.round(Math.min(320, Math.max(236, pageWidth * 0.25)));
  return { open: true, place: 'beside', width, share: 0.4, paneShares: {}, inFront: {} };
}

/** Whether a value saved by an earlier page is one. */
export function isPanelsView(value: unknown): value is PanelsView {
  if (!isRecord(value)) return false;
  const { open, place, width, share, paneShares, inFront } = value;
  return (
    typeof open === 'boolean' &&
    (place === 'beside' || place === 'below') &&
    isBetween(width, panelWidths.least, panelWidths.most) &&
    isBetween(share, panelShares.least, panelShares.most) &&
    isRecord(paneShares) &&
    Object.values(paneShares).every((part) => isBetween(part, 0, 1)) &&
    isRecord(inFront) &&
    Object.values(inFront).every((id) => typeof id === 'string')
  );
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
