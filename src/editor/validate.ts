/**
 * Checks what a page sends before anything is done with it. A page is our own code, but it shows what files
 * contain: its messages are believed only in the exact shape that `HostMethods` gives them.
 */
import { pageCommands } from '../protocol/commands/commands';
import { coarsestLevel, mostTilesPerRequest, type TileRequest, type TileRun } from '../protocol/traces';
import { noticeActions, unitDeeds, type HostMethods } from '../protocol/page';
import type { SampleSpan } from '../protocol/samples';

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
  correctUnits: (params: unknown, channelCount: number) =>
    shape<Params<'correctUnits'>>(params, {
      channel: channelIndex(channelCount),
      deed: oneOf(unitDeeds),
      unit: count(),
      seconds: finite,
      startSeconds: finite,
      endSeconds: finite,
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
  resolveConflict: (params: unknown) =>
    shape<Params<'resolveConflict'>>(params, { id: text, version: integer, key: text }),
  noticeAction: (params: unknown) =>
    shape<Params<'noticeAction'>>(params, { id: text, action: oneOf(noticeActions) }),
  runCommand: (params: unknown) => shape<Params<'runCommand'>>(params, { command: oneOf(pageCommands) }),
  keyboardFocus: (params: unknown) =>
    shape<Params<'keyboardFocus'>>(params, { traces: flag, units: flag, turn: integer }),
};
