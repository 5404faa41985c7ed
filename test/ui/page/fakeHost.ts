/**
 * Stands in for the extension inside the bench's page: answers `HostMethods` over synthetic signals, keeps labels,
 * and leaves a handle on `window.bench` for the tests.
 */
import {
  openingCancelled,
  type HostMethods,
  type LabelsChange,
  type PageEvent,
  type PageState,
} from '../../../src/protocol/page';
import { handFigures } from '../../../src/editor/units/handFigures';
import { firstTiles } from '../../../src/editor/recording/firstTiles';
import type { TilePart } from '../../../src/protocol/traces';
import { RemoteError, RpcServer, type Handlers, type WireMessage } from '../../../src/protocol/rpc';
import { tilePart } from '../../fixtures/tileParts';
import { BenchComparison } from './benchComparison';
import { choices, detailsOf, makeLabel, viewOf, type BenchLabel } from './benchLabels';
import { sceneOf } from './scenes';
import { statisticsOf } from './signals';
import { benchPattern, benchRecruitment } from './benchPattern';
import { benchElsewhere, benchPotentials, benchUnits, corrections } from './benchUnits';

export interface Bench {
  /** Methods asked for, with their parameters. */
  readonly asked: { readonly method: string; readonly params: unknown }[];
  /** Makes every request for tiles fail while true. */
  failTraces: boolean;
  /** While true nothing is answered; what was asked meanwhile is answered, late, once it is false again. */
  silent: boolean;
  emit(event: PageEvent): void;
  /** Compares the labels with another version of them, as a command would. */
  compare(): void;
  /** All corrections of `units=tenMinutes` are undone. */
  undoUnits(): void;
  /** Tables that were to be saved. */
  readonly saved: HostMethods['saveTable']['params'][];
  labels(): readonly BenchLabel[];
  /** Other labels, as if a person, the engine or the file had changed them; `reveal`: as if by undo or redo. */
  setLabels(labels: readonly BenchLabel[], reveal?: boolean): void;
}

declare global {
  interface Window {
    bench: Bench;
    acquireVsCodeApi: () => unknown;
  }
}

const query = new URLSearchParams(location.search);
const scene = query.get('scene') ?? 'cramp';

const { recording, labels: firstOfAll } = sceneOf(query);
let labels = firstOfAll;
const comparison = new BenchComparison();
let opened = 0;
let isSilent = query.get('silent') === 'true';

function state(): PageState {
  return {
    recording: recording.view,
    labels: firstLabels(),
    choices,
    settings: { negativeUp: query.get('negativeUp') === 'true' },
    readOnlyReason: scene === 'readonly' ? 'Labels cannot be saved: this folder is read-only.' : null,
    blindReading: null,
    adjudication: null,
    decided: [],
    notices: [],
    comparison: query.get('compare') === 'true' ? comparison.begin(labels) : null,
    content: 1,
  };
}

/** The first ten seconds, as the host reads them ahead. */
function readAhead(): readonly TilePart[] {
  const { runs } = firstTiles({ channels: recording.view.channels });
  return runs.map((run) => tilePart(recording.samples[run.channel]!, run));
}

/** What the page has been told, by id: the very objects, since a label that changes is another. */
let told = new Map<string, BenchLabel>();

/** What the page does not know yet: as many new labels as given, and all that has changed. */
function nextChange(mostNew: number, fresh: boolean): LabelsChange {
  const now = new Map<string, BenchLabel>();
  const changed: LabelsChange['changed'][number][] = [];
  let left = mostNew;
  let more = false;
  for (const label of labels) {
    const before = told.get(label.id);
    if (before === undefined && left-- <= 0) {
      more = true;
      continue;
    }
    if (before !== label) changed.push({ index: now.size, label: viewOf(label) });
    now.set(label.id, label);
  }
  const removed = [...told.keys()].filter((id) => !now.has(id));
  told = now;
  return { fresh, removed, changed, more };
}

function firstLabels(): LabelsChange {
  told = new Map();
  return nextChange(500, true);
}

function change(id: string, patch: Partial<BenchLabel>): null {
  setLabels(labels.map((label) => (label.id === id ? { ...label, ...patch } : label)));
  return null;
}

function setLabels(next: readonly BenchLabel[], reveal = false): void {
  labels = [...next].sort((a, b) => a.startSeconds - b.startSeconds);
  bench.emit({ name: 'labels', value: { ...nextChange(Infinity, false), reveal } });
}

function labelWithId(id: string): BenchLabel {
  const label = labels.find((each) => each.id === id);
  if (!label) throw new Error('That label is not there any more; it may have been removed on disk.');
  return label;
}

/** Decides as the host does: the label becomes the version, or goes. */
function resolve(id: string, index: number, key: string): null {
  const { conflict, ...label } = labelWithId(id);
  const version = conflict?.key === key ? conflict.versions[index] : undefined;
  if (!version) throw new Error('The versions of this label have changed meanwhile, so nothing was decided.');
  const others = labels.filter((each) => each.id !== id);
  if (version.kind === 'deleted') setLabels(others);
  else {
    const { displayName, category, status, by, span, channels } = version;
    setLabels([...others, { ...label, ...span, displayName, category, status, by, channels }]);
  }
  return null;
}

const asTyped = <K extends keyof HostMethods>(_method: K, params: unknown): HostMethods[K]['params'] =>
  params as HostMethods[K]['params'];

let giveUp: (reason: RemoteError) => void = () => undefined;
const cancelledOpening = new Promise<never>((_, reject) => (giveUp = reject));
cancelledOpening.catch(() => undefined);

const handlers: Handlers<HostMethods> = {
  async open() {
    opened++;
    if (scene === 'slow' && opened === 1) return cancelledOpening;
    if (scene === 'failure' && opened === 1) {
      throw new Error(
        'case01.edf ends in its header, at byte 212 of 768. Copy the file again, or ask whoever made it.',
      );
    }
    if (query.get('ahead') === 'true') {
      bench.emit({ name: 'ahead', value: { content: 1, tiles: { parts: readAhead() } } });
    }
    return state();
  },
  cancelOpening: () => {
    giveUp(new RemoteError({ sentence: 'Opening case01.edf was cancelled.', problem: openingCancelled }));
    return null;
  },
  ping: () => null,
  labels: () => nextChange(500, false),
  copyLabel: () => null,
  history: () => ({ kind: 'committed', author: 'Anna Reader', atSeconds: 1.79e9, subject: 'Second reading' }),
  changes: () => comparison.next(),
  endComparison: () => {
    comparison.end();
    return null;
  },
  details: (params) => detailsOf(labelWithId(asTyped('details', params).id)),
  keepVersions(params) {
    const { id, key } = asTyped('keepVersions', params);
    return resolve(id, 0, key);
  },
  resolveConflict(params) {
    const { id, version, key } = asTyped('resolveConflict', params);
    return resolve(id, version, key);
  },
  tiles(params) {
    const { runs } = asTyped('tiles', params);
    if (bench.failTraces) throw new Error('case01.edf cannot be read at byte 40960: the disk gave an error.');
    return { parts: runs.map((run) => tilePart(recording.samples[run.channel]!, run)) };
  },
  samples(params) {
    if (bench.failTraces) throw new Error('case01.edf cannot be read at byte 40960: the disk gave an error.');
    return statisticsOf(recording, asTyped('samples', params));
  },
  units: (params, control) =>
    benchUnits(recording, asTyped('units', params).channel, query.get('units') ?? '', control),
  potentials: () => benchPotentials(query.get('units') ?? ''),
  alsoOn: () => benchElsewhere(query.get('units') ?? ''),
  residual(params) {
    const { runs } = asTyped('residual', params);
    const left = (channel: number): Float32Array => recording.samples[channel]!.map((value) => value / 8);
    return { parts: runs.map((run) => tilePart(left(run.channel), run)) };
  },
  pattern: (params, control) =>
    benchPattern(recording, asTyped('pattern', params), query.get('pattern') ?? '', control),
  recruitment: (params) => benchRecruitment(asTyped('recruitment', params)),
  figures: (params) => handFigures(asTyped('figures', params)),
  saveTable(params) {
    bench.saved.push(asTyped('saveTable', params));
    return true;
  },
  correctUnits(params) {
    const intent = asTyped('correctUnits', params);
    if (query.get('units') !== 'tenMinutes') return null;
    corrections.correct(intent);
    bench.emit({ name: 'units', value: [intent.channel] });
    return null;
  },
  markUnit: () => null,
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
  decide: () => null,
  decideSpan: () => null,
  takeAgreed: () => null,
  noticeAction: () => null,
  runCommand: () => null,
  keyboardFocus(params) {
    bench.emit({ name: 'keys', value: asTyped('keyboardFocus', params).turn });
    return null;
  },
};

const server = new RpcServer<HostMethods>({ post: (message) => deliver(message) }, handlers);

/** Messages arrive as VS Code's do: later, and as copies. */
function deliver(message: WireMessage): void {
  setTimeout(() => window.postMessage(structuredClone(message), '*'), Number(query.get('delay') ?? '0'));
}

/** What was asked of a silent host. */
const unanswered: WireMessage[] = [];

const bench: Bench = {
  asked: [],
  saved: [],
  get silent() {
    return isSilent;
  },
  set silent(silent) {
    isSilent = silent;
    if (!silent) for (const message of unanswered.splice(0)) server.receive(message);
  },
  failTraces: query.get('failTraces') === 'true',
  emit: (event) => deliver({ kind: 'event', ...event }),
  compare: () => bench.emit({ name: 'comparison', value: comparison.begin(labels) }),
  undoUnits() {
    corrections.undo();
    bench.emit({ name: 'units', value: [0] });
  },
  labels: () => labels,
  setLabels,
};
window.bench = bench;

window.acquireVsCodeApi = () => ({
  postMessage(message: WireMessage) {
    if (message.kind === 'request') bench.asked.push({ method: message.method, params: message.params });
    if (isSilent) unanswered.push(structuredClone(message));
    else server.receive(structuredClone(message));
  },
  getState: (): unknown => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
  setState: (value: unknown) => sessionStorage.setItem('state', JSON.stringify(value)),
});
