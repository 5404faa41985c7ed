/** The superimposed sweeps of a unit: the trace's own samples around its discharges. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { UnitView } from '../../../src/protocol/page';
import { binsPerTile, type TilePart, type TileRequest } from '../../../src/protocol/traces';
import { SweepsLoader } from '../../../webview/loading/sweepsLoader';
import { initialModel, type Model } from '../../../webview/state/model';
import { alignedPane, firstPanels, potentialsPanel } from '../../../webview/state/panelsView';
import { Store } from '../../../webview/state/store';
import { benchMorphology, benchTemplate } from '../../ui/page/benchPotentials';

const samplingRate = 1000;
const samples = 100_000;

/** 7 µV everywhere, and 100 more on every whole second. */
function signalAt(index: number): number {
  return index % samplingRate === 0 ? 107 : 7;
}

function answered({ runs }: TileRequest): readonly TilePart[] {
  return runs.map((run) => {
    const [first, end] = [run.first * binsPerTile, Math.min(samples, run.end * binsPerTile)];
    const values = Float32Array.from({ length: end - first }, (_, index) => signalAt(first + index));
    return { ...run, kind: 'samples', values };
  });
}

function unit(number: number, times: readonly number[]): UnitView {
  const [morphology, template] = [benchMorphology(0), benchTemplate(0)];
  const timesSeconds = Float64Array.from(times);
  const said = { ratePerSecond: undefined, refusal: undefined };
  return { number, timesSeconds, doubtful: [], morphology, template, ...said };
}

/** A page on a channel with two units: one fires on every whole second, the other at the very edges of the recording. */
function page(): { store: Store<Model>; asked: { request: TileRequest; signal: AbortSignal }[] } {
  const channel = { name: 'EMG', kind: 'emg' as const, kindReason: '', unit: 'µV', samplingRate, samples };
  const recording = {
    name: 'a.edf',
    format: 'EDF',
    durationSeconds: samples / samplingRate,
    warnings: [],
    overview: 'automatic' as const,
    channels: [channel],
  };
  const panels = firstPanels(1200);
  const state = {
    recording,
    labels: { fresh: true, removed: [], changed: [], more: false },
    choices: [],
    settings: { negativeUp: false },
    readOnlyReason: null,
    blindReading: null,
    adjudication: null,
    decided: [],
    notices: [],
    comparison: null,
    content: 1,
  };
  const inFront = { [alignedPane]: potentialsPanel };
  const opened = { ...panels, aligned: { ...panels.aligned, open: true }, inFront };
  const store = new Store(initialModel(state, undefined, opened));
  const asked: { request: TileRequest; signal: AbortSignal }[] = [];
  new SweepsLoader(store, (request, signal) => {
    asked.push({ request, signal });
    return Promise.resolve({ parts: answered(request) });
  });
  const whole = Array.from({ length: 98 }, (_, index) => index + 1);
  const view = {
    kind: 'units' as const,
    units: [unit(1, whole), unit(2, [0.001, 50, 99.999])],
    lookedAt: [],
    activeSeconds: 100,
    assignedFraction: 1,
  };
  store.update({ units: { kind: 'known', channel: 0, view } });
  return { store, asked };
}

describe('superimposed sweeps', function () {
  it('are asked for only where someone wants to see them', async () => {
    const { store, asked } = page();
    await wait(200);
    assert.equal(asked.length, 0);
    store.update({ showsSweeps: true });
    await wait(200);
    assert.equal(asked.length, 1);
    store.update({ showsSweeps: false });
    assert.equal(store.get().sweeps, null);
  });

  it('are the trace’s samples around discharges spread over the train, without the offset', async () => {
    const { store } = page();
    store.update({ showsSweeps: true });
    await wait(200);
    const { unit: index, list } = store.get().sweeps!;
    assert.equal(index, 0);
    assert.ok(list.length >= 39 && list.length <= 40, `${list.length} sweeps of 98 discharges`);
    for (const { values, firstMilliseconds, stepMilliseconds } of list) {
      const peak = values.indexOf(100);
      assert.ok(Math.abs(firstMilliseconds + peak * stepMilliseconds) < 1e-6, 'the peak is on the discharge');
      assert.equal(values.filter((value) => value !== 0).length, 1, 'all else is baseline');
    }
  });

  it('leave out what the recording’s ends cut off, and follow the chosen unit', async () => {
    const { store, asked } = page();
    store.update({ showsSweeps: true });
    store.update({ chosenUnit: 1 });
    await wait(200);
    assert.equal(asked.length, 1, 'who walks on is not asked for');
    assert.equal(store.get().sweeps?.unit, 1);
    assert.equal(store.get().sweeps?.list.length, 1);
  });
});
