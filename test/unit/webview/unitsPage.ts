/** A page that shows motor units, with a host that answers when it is told to, for tests of what asks it. */
import { setTimeout as wait } from 'node:timers/promises';
import type {
  ChannelView,
  MeasuredUnitView,
  UnitElsewhere,
  UnitsView,
  UnitView,
} from '../../../src/protocol/page';
import type { CallOptions } from '../../../src/protocol/rpc';
import { UnitsLoader } from '../../../webview/loading/unitsLoader';
import { initialModel, type Model } from '../../../webview/state/model';
import { firstPanels } from '../../../webview/state/panelsView';
import { Store } from '../../../webview/state/store';

interface Asked {
  readonly channel: number;
  readonly options: CallOptions;
  answer(view: UnitsView): void;
  fail(error: Error): void;
}

interface Measuring {
  answer(potentials: readonly MeasuredUnitView[]): void;
}

const emg: ChannelView = {
  name: 'EMG',
  kind: 'emg',
  kindReason: '',
  unit: 'µV',
  samplingRate: 1000,
  samples: 5000,
};
export const quiet: UnitsView = { kind: 'none', reason: 'no-activity' };

/** A page of two EMG channels and a force, and a host that answers when it is told to. */
export function page(): {
  store: Store<Model>;
  asked: Asked[];
  measuring: Measuring[];
  linked: Map<number, readonly UnitElsewhere[]>;
  loader: UnitsLoader;
  open(isOpen: boolean): void;
} {
  const recording = {
    name: 'a.edf',
    format: 'EDF',
    durationSeconds: 5,
    channels: [emg, emg, { ...emg, kind: 'mechanical' as const }],
    warnings: [],
    overview: 'automatic' as const,
  };
  const labels = { fresh: true, removed: [], changed: [], more: false };
  const reading = { blindReading: null, adjudication: null, decided: [] };
  const status = { recording, choices: [], readOnlyReason: null, ...reading, notices: [] };
  const state = { ...status, labels, settings: { negativeUp: false }, comparison: null, content: 1 };
  const store = new Store(initialModel(state, undefined, firstPanels(1440)));
  const asked: Asked[] = [];
  const measuring: Measuring[] = [];
  const linked = new Map<number, readonly UnitElsewhere[]>();
  const loader = new UnitsLoader(store, {
    units: (channel, options) =>
      new Promise((answer, fail) => {
        asked.push({ channel, options, answer, fail });
        options.signal?.addEventListener('abort', () => fail(new DOMException('Outdated.', 'AbortError')));
      }),
    potentials: () => new Promise((answer) => measuring.push({ answer })),
    alsoOn: (channel) => {
      const known = linked.get(channel);
      return known ? Promise.resolve(known) : Promise.reject(new Error('The recording was replaced.'));
    },
  });
  const open = (isOpen: boolean): void => {
    const { panels } = store.get();
    store.update({ panels: { ...panels, aligned: { ...panels.aligned, open: isOpen } } });
  };
  return { store, asked, measuring, linked, loader, open };
}

export function unitsOf(trains: readonly (readonly number[])[]): UnitsView {
  const units = trains.map((times, index): UnitView => ({
    ...{ number: index + 1, timesSeconds: Float64Array.from(times), ratePerSecond: undefined, doubtful: [] },
    ...{ morphology: { kind: 'awaited' }, refusal: undefined, template: undefined },
  }));
  return { kind: 'units', units, lookedAt: [], activeSeconds: 1, assignedFraction: 1 };
}

export function refused(number: number, discharges: number): MeasuredUnitView {
  const morphology = { kind: 'refused', reason: 'few-discharges', discharges, least: 8 } as const;
  return { number, morphology, refusal: 'Too few.', template: undefined };
}

export const settled = (): Promise<void> => wait(5);

/** Longer than the pause before a question. */
export const pause = (): Promise<void> => wait(400);
