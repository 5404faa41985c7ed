/**
 * Stands in for the extension inside the bench's page: answers `HostMethods` over synthetic signals, keeps labels,
 * and leaves a handle on `window.bench` for the tests.
 */
import type { HostMethods, LabelView, PageEvent, PageState } from '../../../src/protocol/page';
import { RpcServer, type Handlers, type WireMessage } from '../../../src/protocol/rpc';
import { samplesPerColumnShownWhole, type TracePart, type TraceRequest } from '../../../src/protocol/traces';
import { choices, exampleLabels, makeLabel, undecidedLabels } from './benchLabels';
import { cramp, many, sine, type BenchRecording } from './signals';

export interface Bench {
  /** Methods asked for, with their parameters. */
  readonly asked: { readonly method: string; readonly params: unknown }[];
  /** Makes every `traces` request fail while true. */
  failTraces: boolean;
  emit(event: PageEvent): void;
  labels(): readonly LabelView[];
}

declare global {
  interface Window {
    bench: Bench;
    acquireVsCodeApi: () => unknown;
  }
}

const query = new URLSearchParams(location.search);
const scene = query.get('scene') ?? 'cramp';

const scenes: Readonly<Record<string, () => BenchRecording>> = {
  cramp: () => cramp(),
  empty: () => cramp(),
  readonly: () => cramp(),
  undecided: () => cramp(),
  failure: () => cramp(),
  'on-request': () => cramp({ overview: 'on-request' }),
  sine: () => sine(Number(query.get('rate') ?? '20000')),
  many: () => many(64),
};
const recording = (scenes[scene] ?? cramp)();

const labelsOf: Readonly<Record<string, readonly LabelView[]>> = {
  cramp: exampleLabels,
  readonly: exampleLabels,
  undecided: undecidedLabels,
};
let labels = labelsOf[scene] ?? [];
let opened = 0;

function state(): PageState {
  return {
    recording: recording.view,
    labels,
    choices,
    settings: { negativeUp: query.get('negativeUp') === 'true' },
    readOnlyReason: scene === 'readonly' ? 'Labels cannot be saved: this folder is read-only.' : null,
    notices: [],
  };
}

function part(request: TraceRequest, channel: number): TracePart {
  const { samplingRate } = recording.view.channels[channel]!;
  const samples = recording.samples[channel]!;
  const perColumn = samplingRate * request.secondsPerColumn;
  const end = request.firstColumn + request.columnCount;
  if (perColumn <= samplesPerColumnShownWhole) {
    const firstSample = Math.max(0, Math.floor(request.firstColumn * perColumn) - 1);
    const values = samples.slice(firstSample, Math.ceil(end * perColumn) + 1);
    return { channel, kind: 'samples', firstSample, values };
  }
  const minimum = new Float32Array(request.columnCount);
  const maximum = new Float32Array(request.columnCount);
  for (let k = 0; k < request.columnCount; k++) extremes(request, samples, perColumn, k, minimum, maximum);
  return { channel, kind: 'envelope', minimum, maximum };
}

function extremes(
  request: TraceRequest,
  samples: Float32Array,
  perColumn: number,
  k: number,
  minimum: Float32Array,
  maximum: Float32Array,
): void {
  let low = Infinity;
  let high = -Infinity;
  const end = Math.min(samples.length, (request.firstColumn + k + 1) * perColumn);
  for (let i = Math.ceil((request.firstColumn + k) * perColumn); i < end; i++) {
    const value = samples[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  minimum[k] = low <= high ? low : NaN;
  maximum[k] = low <= high ? high : NaN;
}

function change(id: string, patch: Partial<LabelView>): null {
  setLabels(labels.map((label) => (label.id === id ? { ...label, ...patch } : label)));
  return null;
}

function setLabels(next: readonly LabelView[]): void {
  labels = [...next].sort((a, b) => a.startSeconds - b.startSeconds);
  bench.emit({ name: 'labels', value: labels });
}

const asTyped = <K extends keyof HostMethods>(_method: K, params: unknown): HostMethods[K]['params'] =>
  params as HostMethods[K]['params'];

const handlers: Handlers<HostMethods> = {
  open() {
    opened++;
    if (scene === 'failure' && opened === 1) {
      throw new Error(
        'case01.edf ends in its header, at byte 212 of 768. Copy the file again, or ask whoever made it.',
      );
    }
    return state();
  },
  traces(params) {
    const request = asTyped('traces', params);
    if (bench.failTraces) throw new Error('case01.edf cannot be read at byte 40960: the disk gave an error.');
    return { parts: request.channels.map((channel) => part(request, channel)) };
  },
  annotations: () => [
    { onsetSeconds: 2.5, durationSeconds: 0, text: 'Start of contraction' },
    { onsetSeconds: 11.5, durationSeconds: 0, text: 'Patient reports pain' },
  ],
  addLabel(params) {
    const { channels, startSeconds, endSeconds, label } = asTyped('addLabel', params);
    const id = `new${labels.length}`;
    setLabels([...labels, makeLabel(id, label, startSeconds, endSeconds, channels)]);
    return id;
  },
  changeSpan(params) {
    const { id, startSeconds, endSeconds } = asTyped('changeSpan', params);
    return change(id, { startSeconds, endSeconds });
  },
  changeLabel(params) {
    const { id, label } = asTyped('changeLabel', params);
    const { displayName, category } = makeLabel(id, label, 0, 0, []);
    return change(id, { label, displayName, category, status: 'accepted' });
  },
  changeNote(params) {
    const { id, note } = asTyped('changeNote', params);
    return change(id, { note });
  },
  changeStatus(params) {
    const { id, status } = asTyped('changeStatus', params);
    return change(id, { status, stale: false });
  },
  removeLabel(params) {
    setLabels(labels.filter(({ id }) => id !== asTyped('removeLabel', params).id));
    return null;
  },
  noticeAction: () => null,
  runCommand: () => null,
  keyboardFocus: () => null,
};

const server = new RpcServer<HostMethods>({ post: (message) => deliver(message) }, handlers);

/** Messages arrive as VS Code's do: later, and as copies. */
function deliver(message: WireMessage): void {
  setTimeout(() => window.postMessage(structuredClone(message), '*'), Number(query.get('delay') ?? '0'));
}

const bench: Bench = {
  asked: [],
  failTraces: query.get('failTraces') === 'true',
  emit: (event) => deliver({ kind: 'event', ...event }),
  labels: () => labels,
};
window.bench = bench;

window.acquireVsCodeApi = () => ({
  postMessage(message: WireMessage) {
    if (message.kind === 'request') bench.asked.push({ method: message.method, params: message.params });
    server.receive(structuredClone(message));
  },
  getState: (): unknown => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
  setState: (value: unknown) => sessionStorage.setItem('state', JSON.stringify(value)),
});
