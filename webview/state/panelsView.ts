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
  /** The pane right below the traces. */
  readonly aligned: AlignedView;
  /** By pane: the part of the panels' height (or width, below the traces) that someone has given it. */
  readonly paneShares: Readonly<Partial<Record<string, number>>>;
  /** By pane with several panels: the one that is in front. */
  readonly inFront: Readonly<Partial<Record<string, string>>>;
}

/** The pane below the traces, by its first panel: the motor units. */
export const alignedPane = 'units';

/** The panel in it that shows their potentials. */
export const potentialsPanel = 'potentials';

/** The panel in it that shows the interference pattern. */
export const patternPanel = 'pattern';

/** The panel beside the traces that lists what lies between the labels and another version of them. */
export const changesPanel = 'changes';

/** How the pane with the traces' time axis stands. */
export interface AlignedView {
  readonly open: boolean;
  /** Part of the height that it shares with the traces. */
  readonly share: number;
}

export const panelWidths = { least: 220, most: 640 } as const;
export const panelShares = { least: 0.15, most: 0.75 } as const;
export const alignedShares = { least: 0.15, most: 0.7 } as const;

/** Only who asks for it has it. */
export const firstAligned: AlignedView = { open: false, share: 0.36 };

/** Panels wide enough to read, that leave most of the page to the traces. */
export function firstPanels(pageWidth: number): PanelsView {
  const width = Math.round(Math.min(320, Math.max(236, pageWidth * 0.25)));
  return {
    open: true,
    place: 'beside',
    width,
    share: 0.4,
    aligned: firstAligned,
    paneShares: {},
    inFront: {},
  };
}

/** What an earlier page saved, or undefined when it is anything else; a page that knew less is filled up. */
export function readPanelsView(value: unknown): PanelsView | undefined {
  const filled = isRecord(value) ? { aligned: firstAligned, ...value } : value;
  return isPanelsView(filled) ? filled : undefined;
}

function isPanelsView(value: unknown): value is PanelsView {
  if (!isRecord(value)) return false;
  const { open, place, width, share, aligned, paneShares, inFront } = value;
  return (
    typeof open === 'boolean' &&
    (place === 'beside' || place === 'below') &&
    isBetween(width, panelWidths.least, panelWidths.most) &&
    isBetween(share, panelShares.least, panelShares.most) &&
    isAlignedView(aligned) &&
    isRecord(paneShares) &&
    Object.values(paneShares).every((part) => isBetween(part, 0, 1)) &&
    isRecord(inFront) &&
    Object.values(inFront).every((id) => typeof id === 'string')
  );
}

function isAlignedView(value: unknown): value is AlignedView {
  if (!isRecord(value) || typeof value['open'] !== 'boolean') return false;
  return isBetween(value['share'], alignedShares.least, alignedShares.most);
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

/** Whether something that was saved has fields at all. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
