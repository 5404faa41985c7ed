/**
 * Asks the host for the signal around discharges of the chosen unit, as long as somebody looks at its superimposed sweeps: the
 * trace's own samples, in tiles. A question whose answer is not wanted any more is stopped.
 */
import { binsPerTile, type TileReply, type TileRequest, type TileRun } from '../../src/protocol/traces';
import type { Model, Sweep } from '../state/model';
import { activeChannel } from '../state/model';
import { alignedPane, potentialsPanel } from '../state/panelsView';
import type { Store } from '../state/store';
import { chosenIndex, shownUnits, type FoundUnits } from '../state/units';

/** Whoever walks over the units does not ask for each. */
const pauseMilliseconds = 150;

/** So many sweeps over each other are all that an eye can follow; they are spread over the whole train. */
const mostSweeps = 40;

/** Before and after a discharge where the unit has no template that says how long it is. */
const [beforeMilliseconds, afterMilliseconds] = [15, 25];

type Ask = (request: TileRequest, signal: AbortSignal) => Promise<TileReply>;

/** Whose sweeps. */
interface Wanted {
  readonly found: FoundUnits;
  readonly unit: number;
  readonly channel: number;
  readonly samplingRate: number;
  readonly samples: number;
}

export class SweepsLoader {
  private readonly store: Store<Model>;
  private readonly ask: Ask;
  private wanted: Wanted | undefined;
  private controller: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store<Model>, ask: Ask) {
    this.store = store;
    this.ask = ask;
    store.subscribe((model) => this.follow(model));
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.controller?.abort(new DOMException('Outdated.', 'AbortError'));
  }

  private follow(model: Model): void {
    const wanted = wantedOf(model);
    if (wanted?.found === this.wanted?.found && wanted?.unit === this.wanted?.unit) return;
    this.wanted = wanted;
    this.dispose();
    this.store.update({ sweeps: null });
    if (!wanted) return;
    const controller = new AbortController();
    this.controller = controller;
    this.timer = setTimeout(() => void this.find(wanted, controller.signal), pauseMilliseconds);
  }

  private async find(wanted: Wanted, signal: AbortSignal): Promise<void> {
    const spans = spansOf(wanted);
    try {
      const reply = await this.ask({ runs: runsOf(wanted.channel, spans) }, signal);
      if (signal.aborted) return;
      this.store.update({ sweeps: { unit: wanted.unit, list: sweepsOf(reply, spans, wanted.samplingRate) } });
    } catch (error) {
      if (signal.aborted) return;
      this.store.update({ problem: error instanceof Error ? error.message : String(error) });
    }
  }
}

function wantedOf(model: Model): Wanted | undefined {
  const isSeen = model.showsSweeps && model.panels.inFront[alignedPane] === potentialsPanel;
  const found = isSeen ? shownUnits(model) : undefined;
  const channel = activeChannel(model);
  if (!found || !channel) return undefined;
  const { samplingRate, samples } = channel;
  return { found, unit: chosenIndex(model, found), channel: model.activeChannel, samplingRate, samples };
}

/** Samples [first, end) around a discharge. */
interface SampleSpan {
  readonly discharge: number;
  readonly first: number;
  readonly end: number;
}

function spansOf({ found, unit, samplingRate, samples }: Wanted): readonly SampleSpan[] {
  const { timesSeconds = new Float64Array(0), template } = found.units[unit] ?? {};
  const before = template ? -template.firstMilliseconds : beforeMilliseconds;
  const after = template
    ? (1000 * template.values.length) / template.rateHertz + template.firstMilliseconds
    : afterMilliseconds;
  const step = Math.max(1, timesSeconds.length / mostSweeps);
  const spans: SampleSpan[] = [];
  for (let place = 0; Math.floor(place) < timesSeconds.length; place += step) {
    const discharge = timesSeconds[Math.floor(place)] as number;
    const first = Math.round((discharge - before / 1000) * samplingRate);
    const end = Math.round((discharge + after / 1000) * samplingRate);
    // One that is cut off by an end of the recording would look like another potential.
    if (first >= 0 && end <= samples) spans.push({ discharge, first, end });
  }
  return spans;
}

/** The tiles that hold them, each once, in order. */
function runsOf(channel: number, spans: readonly SampleSpan[]): readonly TileRun[] {
  const runs: { channel: number; level: number; first: number; end: number }[] = [];
  for (const span of spans) {
    const [first, end] = [Math.floor(span.first / binsPerTile), Math.ceil(span.end / binsPerTile)];
    const last = runs.at(-1);
    if (last && first <= last.end) last.end = Math.max(last.end, end);
    else runs.push({ channel, level: 0, first, end });
  }
  return runs;
}

function sweepsOf(
  { parts }: TileReply,
  spans: readonly SampleSpan[],
  samplingRate: number,
): readonly Sweep[] {
  return spans.flatMap(({ discharge, first, end }) => {
    const part = parts.find(
      (each) => each.first * binsPerTile <= first && each.end * binsPerTile >= end && each.kind === 'samples',
    );
    if (part?.kind !== 'samples') return [];
    const from = first - part.first * binsPerTile;
    const values = part.values.slice(from, from + end - first);
    const middle = median(values);
    return [
      {
        values: values.map((value) => value - middle),
        firstMilliseconds: 1000 * (first / samplingRate - discharge),
        stepMilliseconds: 1000 / samplingRate,
      },
    ];
  });
}

/** Where most of a sweep lies is its baseline: the recording may have an offset. */
function median(values: Float32Array): number {
  return Float32Array.from(values).sort()[values.length >> 1] ?? 0;
}
