/**
 * The active channel without its units: asked for in tiles, as the trace is, for as long as someone wants to see it. What
 * belongs to other units than those that are seen now is given up and forgotten.
 */
import { setText, el } from '../dom/elements';
import type { ChannelView } from '../../src/protocol/page';
import type { TileReply, TileRequest } from '../../src/protocol/traces';
import type { Model } from '../state/model';
import { trainsOf, type Trains } from '../state/unitFigures';
import { shownUnits, type FoundUnits } from '../state/units';
import type { TileCache } from '../tiles/tileCache';
import { TileLoader, type TileViewer } from '../tiles/tileLoader';
import { laneTop, type Layout } from '../view/layout';
import type { TimeScale } from '../view/timeScale';

/** What is painted over the trace of a channel. The same object as long as it is of the same units. */
export interface ShownResidual {
  readonly channel: number;
  readonly cache: TileCache;
}

type Ask = (request: TileRequest, signal: AbortSignal) => Promise<TileReply>;

interface Known {
  readonly trains: Trains;
  readonly loader: TileLoader;
  readonly shown: ShownResidual;
}

export class Residual {
  /** Says in the lane that it is not the trace; a screen reader hears it come. */
  readonly badge = el('div', 'residual-badge', { role: 'status', 'data-testid': 'residual' });
  private readonly channels: readonly ChannelView[];
  private readonly ask: Ask;
  private readonly viewer: TileViewer;
  private known: Known | undefined;

  constructor(channels: readonly ChannelView[], ask: Ask, viewer: TileViewer) {
    this.channels = channels;
    this.ask = ask;
    this.viewer = viewer;
  }

  /** Asks for what of it is to be seen; undefined where nobody wants it, or there are no units. */
  want(model: Model, layout: Layout, scale: TimeScale): ShownResidual | undefined {
    const found = model.showsResidual ? shownUnits(model) : undefined;
    if (!found) {
      this.giveUp();
      this.badge.hidden = true;
      return undefined;
    }
    const { loader, shown } = this.of(found, model.activeChannel);
    const { secondsPerColumn, firstColumn, width } = scale;
    const columns = { secondsPerColumn, firstColumn, endColumn: firstColumn + width };
    const isComplete = loader.want(this.viewer, { channels: [shown.channel], ...columns });
    const count = found.units.filter(isTakenAway).length;
    const units = `${count} of ${found.units.length} ${found.units.length === 1 ? 'unit' : 'units'}`;
    this.badge.hidden = false;
    this.badge.style.top = `${laneTop(layout, shown.channel) + 3}px`;
    const whose = found.corrected ? ', as corrected' : '';
    setText(this.badge, isComplete ? `Residual: the trace without ${units}${whose}` : 'Residual…');
    this.badge.dataset['state'] = isComplete ? 'ready' : 'loading';
    return shown;
  }

  private of(found: FoundUnits, channel: number): Known {
    if (this.known?.trains === trainsOf(found) && this.known.shown.channel === channel) return this.known;
    this.giveUp();
    const loader = new TileLoader(this.channels, this.ask);
    this.known = { trains: trainsOf(found), loader, shown: { channel, cache: loader.cache } };
    return this.known;
  }

  /** Stops what is under way; what has come is kept for as long as the units are the same. */
  private giveUp(): void {
    const nothing = { channels: [], secondsPerColumn: 1, firstColumn: 0, endColumn: 0 };
    this.known?.loader.want(this.viewer, nothing);
  }
}

/** An average that is mostly noise is not taken away of anything. */
function isTakenAway({ morphology }: FoundUnits['units'][number]): boolean {
  return morphology.kind !== 'refused' || morphology.reason !== 'low-signal-to-noise';
}
