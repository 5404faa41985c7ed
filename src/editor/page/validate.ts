/**
 * Checks what a page sends before anything is done with it. A page is our own code, but it shows what files
 * contain: its messages are believed only in the exact shape that `HostMethods` gives them.
 */
import { pageCommands } from '../../protocol/commands/commands';
import { coarsestLevel, mostTilesPerRequest, type TileRequest, type TileRun } from '../../protocol/traces';
import { noticeActions, takes, unitDeeds, type HostMethods } from '../../protocol/page';
import type { SampleSpan } from '../../protocol/samples';
import type { SpansQuestion } from '../../protocol/patternViews';
import type { FiguresQuestion, SegmentView } from '../../protocol/unitViews';

/** A message that has not the shape its method asks for. */
class InvalidMessageError extends Error {
  constructor(field: string) {
    super(`A message to the EMG editor has a wrong or missing "${field}".`);
    this.name = 'InvalidMessageError';
  }
}

type Check<T> = (value: unknown, field: string) => T;

const text: Check<string> = (value, field) => {
  if (typeof value === 'string' && value.length <= 100_000) return value;
  throw new InvalidMessageError(field);
};

/** A table of as many units as there may be. */
const longText: Check<string> = (value, field) => {
  if (typeof value === 'string' && value.length <= 10_000_000) return value;
  throw new InvalidMessageError(field);
};

const finite: Check<number> = (value, field) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new InvalidMessageError(field);
};

const integer: Check<number> = (value, field) => {
  if (Number.isSafeInteger(value)) return value as number;
  throw new InvalidMessageError(field);
};

/** A whole number from 0 to `most`. */
function count(most = Number.MAX_SAFE_INTEGER): Check<number> {
  return (value, field) => {
    const number = integer(value, field);
    if (number >= 0 && number <= most) return number;
    throw new InvalidMessageError(field);
  };
}

const flag: Check<boolean> = (value, field) => {
  if (typeof value === 'boolean') return value;
  throw new InvalidMessageError(field);
};

function channelIndex(channelCount: number): Check<number> {
  return count(channelCount - 1);
}

/** Channel indices: at least one, no more than there are. */
function channelIndices(channelCount: number): Check<readonly number[]> {
  const one = channelIndex(channelCount);
  return (value, field) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > channelCount) {
      throw new InvalidMessageError(field);
    }
    return value.map((item) => one(item, field));
  };
}

function oneOf<T extends string>(allowed: readonly T[]): Check<T> {
  return (value, field) => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw new InvalidMessageError(field);
    return found;
  };
}

/** An object with exactly the fields that `checks` names, each checked. */
function shape<T extends object>(params: unknown, checks: { readonly [K in keyof T]: Check<T[K]> }): T {
  if (typeof params !== 'object' || params === null) throw new InvalidMessageError('params');
  const found = params as Readonly<Record<string, unknown>>;
  const checked: Partial<T> = {};
  for (const field of Object.keys(checks) as (keyof T & string)[]) {
    checked[field] = checks[field](found[field], field);
  }
  return checked as T;
}

/** Runs of tiles: at least one, and of no more tiles together than one answer holds. */
function tileRuns(channelCount: number): Check<readonly TileRun[]> {
  return (value, field) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > mostTilesPerRequest) {
      throw new InvalidMessageError(field);
    }
    const runs = value.map((item: unknown) =>
      shape<TileRun>(item, {
        channel: count(channelCount - 1),
        level: count(coarsestLevel),
        first: count(),
        end: count(),
      }),
    );
    if (runs.some(({ first, end }) => end <= first)) throw new InvalidMessageError('end');
    const tiles = runs.reduce((sum, { first, end }) => sum + end - first, 0);
    if (tiles > mostTilesPerRequest) throw new InvalidMessageError(field);
    return runs;
  };
}

/** More spans than anyone marks in one channel. */
const mostSpans = 10_000;

/** Spans [startSeconds, endSeconds), at least one. */
const spans: Check<readonly SegmentView[]> = (value, field) => {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostSpans) {
    throw new InvalidMessageError(field);
  }
  return value.map((item: unknown) => {
    const span = shape<SegmentView>(item, { startSeconds: finite, endSeconds: finite });
    if (span.startSeconds >= 0 && span.endSeconds > span.startSeconds) return span;
    throw new InvalidMessageError(field);
  });
};

/** More than the longest average at the highest rate. */
const mostTemplateValues = 1 << 16;

/** An averaged potential: finite values at a positive rate. */
const template: Check<FiguresQuestion['template']> = (value, field) => {
  const found = shape<FiguresQuestion['template']>(value, {
    values: (values, name) => {
      const isTemplate = values instanceof Float32Array && values.length > 1;
      if (isTemplate && values.length <= mostTemplateValues && values.every(Number.isFinite)) return values;
      throw new InvalidMessageError(name);
    },
    rateHertz: finite,
    firstMilliseconds: finite,
  });
  if (found.rateHertz >= 1 && found.rateHertz <= 1e6) return found;
  throw new InvalidMessageError(field);
};

/** Two moments within a template, at least two of its values apart. */
function spanWithin(params: FiguresQuestion): FiguresQuestion {
  const { values, rateHertz, firstMilliseconds } = params.template;
  const { startMilliseconds, endMilliseconds } = params.span;
  const step = 1000 / rateHertz;
  const last = firstMilliseconds + (values.length - 1) * step;
  if (startMilliseconds < firstMilliseconds || endMilliseconds > last) throw new InvalidMessageError('span');
  if (endMilliseconds - startMilliseconds < step) throw new InvalidMessageError('span');
  return params;
}

/** The arguments of the command `emg.addLabel`, which any extension or keybinding may call. */
export function checkedLabelArguments(args: unknown): {
  channels: readonly string[];
  startSeconds: number;
  endSeconds: number;
  label: string;
} {
  const names: Check<readonly string[]> = (value, field) => {
    if (!Array.isArray(value) || value.length === 0) throw new InvalidMessageError(field);
    return value.map((item) => text(item, field));
  };
  return shape(args, { channels: names, startSeconds: finite, endSeconds: finite, label: text });
}

type Params<K extends keyof HostMethods> = HostMethods[K]['params'];

/** Every method's parameters, checked. `channelCount` is how many channels the recording has. */
export const checked = {
  samples: (params: unknown, channelCount: number) =>
    shape<SampleSpan>(params, {
      channel: channelIndex(channelCount),
      startSeconds: finite,
      endSeconds: finite,
    }),
  tiles: (params: unknown, channelCount: number) =>
    shape<TileRequest>(params, { runs: tileRuns(channelCount) }),
  units: (params: unknown, channelCount: number) =>
    shape<Params<'units'>>(params, { channel: channelIndex(channelCount) }),
  spans: (params: unknown, channelCount: number) =>
    shape<SpansQuestion>(params, { channel: channelIndex(channelCount), spans }),
  figures: (params: unknown) =>
    spanWithin(
      shape<FiguresQuestion>(params, {
        template,
        span: (span) =>
          shape<FiguresQuestion['span']>(span, { startMilliseconds: finite, endMilliseconds: finite }),
      }),
    ),
  saveTable: (params: unknown) => shape<Params<'saveTable'>>(params, { name: text, text: longText }),
  correctUnits: (params: unknown, channelCount: number) =>
    shape<Params<'correctUnits'>>(params, {
      channel: channelIndex(channelCount),
      deed: oneOf(unitDeeds),
      unit: count(),
      seconds: finite,
      startSeconds: finite,
      endSeconds: finite,
    }),
  markUnit: (params: unknown, channelCount: number) =>
    shape<Params<'markUnit'>>(params, {
      channel: channelIndex(channelCount),
      unit: count(),
      discharges: count(),
      span: (span) =>
        span === null
          ? null
          : shape<FiguresQuestion['span']>(span, { startMilliseconds: finite, endMilliseconds: finite }),
    }),
  addLabel: (params: unknown, channelCount: number) =>
    shape<Params<'addLabel'>>(params, {
      channels: channelIndices(channelCount),
      startSeconds: finite,
      endSeconds: finite,
      label: text,
    }),
  changeSpan: (params: unknown) =>
    shape<Params<'changeSpan'>>(params, { id: text, startSeconds: finite, endSeconds: finite }),
  changeLabel: (params: unknown) => shape<Params<'changeLabel'>>(params, { id: text, label: text }),
  changeNote: (params: unknown) => shape<Params<'changeNote'>>(params, { id: text, note: text }),
  changeStatus: (params: unknown) =>
    shape<Params<'changeStatus'>>(params, {
      id: text,
      status: oneOf(['accepted', 'rejected', 'proposed'] as const),
    }),
  removeLabel: (params: unknown) => shape<Params<'removeLabel'>>(params, { id: text }),
  details: (params: unknown) => shape<Params<'details'>>(params, { id: text }),
  keepVersions: (params: unknown) => shape<Params<'keepVersions'>>(params, { id: text, key: text }),
  copyLabel: (params: unknown) =>
    shape<Params<'copyLabel'>>(params, { id: text, as: oneOf(['link', 'markdown', 'picture'] as const) }),
  history: (params: unknown) => shape<Params<'history'>>(params, { id: text }),
  resolveConflict: (params: unknown) =>
    shape<Params<'resolveConflict'>>(params, { id: text, version: integer, key: text }),
  decide: (params: unknown) => shape<Params<'decide'>>(params, { key: text, take: oneOf(takes) }),
  decideSpan: (params: unknown, channelCount: number) =>
    shape<Params<'decideSpan'>>(params, {
      key: text,
      channels: channelIndices(channelCount),
      startSeconds: finite,
      endSeconds: finite,
      label: text,
    }),
  noticeAction: (params: unknown) =>
    shape<Params<'noticeAction'>>(params, { id: text, action: oneOf(noticeActions) }),
  runCommand: (params: unknown) => shape<Params<'runCommand'>>(params, { command: oneOf(pageCommands) }),
  keyboardFocus: (params: unknown) =>
    shape<Params<'keyboardFocus'>>(params, { traces: flag, units: flag, turn: integer }),
};
