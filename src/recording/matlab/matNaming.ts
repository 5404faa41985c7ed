/** Gives channels their names and units by the texts beside them, and their kind by the variable that holds them. */
import type { LeftOut } from '../recording';
import { nameAndUnit } from '../text/header';
import { microvoltsPerUnit } from '../units';
import { segmentsOf, type ClockedCandidate } from './matClocked';
import { kindByOwnName, kindByVariable } from './matKinds';
import { isAbout, labelNames, ownLabelNames, statementIn, unitNames } from './matNames';
import { plainName, textsOf, type Scope } from './matScopes';
import type { Candidate } from './matShapes';
import type { MatSignal } from './matSignals';
import { numbersIn } from './matStatements';

interface Named {
  readonly signals: readonly MatSignal[];
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly string[];
}

/** The channels of candidates, scope by scope. */
export async function namedSignals(chosen: readonly ClockedCandidate[]): Promise<Named> {
  const byScope = new Map<Scope, ClockedCandidate[]>();
  for (const one of chosen) {
    const beside = byScope.get(one.candidate.scope);
    if (beside) beside.push(one);
    else byScope.set(one.candidate.scope, [one]);
  }
  const signals: MatSignal[] = [];
  const leftOut: LeftOut[] = [];
  const raw: string[] = [];
  const gains: string[] = [];
  for (const [scope, members] of byScope) {
    gains.push(...(await gainsIn(scope)));
    const total = members.reduce((sum, { candidate }) => sum + candidate.channels, 0);
    let before = 0;
    for (const one of members) {
      const hasTimes = one.leftOut?.has(0) === true && one.leftOut.size === 1;
      const texts = textsFor(scope, one.candidate, { total, before, hasTimes });
      const made = await signalsOf(one, texts);
      before += one.candidate.channels;
      signals.push(...made);
      for (const [channel, reason] of one.leftOut ?? []) {
        leftOut.push({ name: shownName(one.candidate, channel, texts.labels[channel]), reason });
      }
      if (made.some(({ statedUnit }) => statedUnit !== undefined)) raw.push(one.candidate.name);
    }
  }
  return { signals, leftOut, warnings: [...(raw.length === 0 ? [] : [rawWarning(raw)]), ...gains] };
}

/** Whether numbers were divided by a gain that is stated beside them, no file says. */
async function gainsIn(scope: Scope): Promise<readonly string[]> {
  const warnings: string[] = [];
  for (const [name, value] of scope.values) {
    if (!/^(?:amp(?:lifier)?|emg|channel)?gains?$/u.test(plainName(name))) continue;
    const [gain] = await numbersIn(value);
    if (gain === undefined || !(gain > 1)) continue;
    warnings.push(
      `${name} (${gain}) is stated and not applied: if the numbers are those behind the amplifier, amplitudes are so many times too large.`,
    );
  }
  return warnings;
}

function rawWarning(names: readonly string[]): string {
  const list =
    names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');
  return `Stored as integers without a scale, and so shown as the converter's numbers, not in the unit that is stated: ${list}.`;
}

interface Texts {
  readonly labels: readonly string[];
  readonly units: readonly string[];
}

interface Beside {
  readonly total: number;
  readonly before: number;
  /** The first channel is the time of the others, and may have no name. */
  readonly hasTimes: boolean;
}

/**
 * Texts beside a candidate that number as many as its channels, or as those of its whole scope: then they name (or
 * measure) them in order. One unit measures all.
 */
function textsFor(scope: Scope, candidate: Candidate, beside: Beside): Texts {
  const own = scope.parent && beside.total === 1 ? ownLabelNames : new Set<string>();
  return {
    labels: fitting(scope, candidate, beside, labelNames) ?? fitting(scope, candidate, beside, own) ?? [],
    units: fitting(scope, candidate, beside, unitNames) ?? oneForAll(scope, candidate),
  };
}

function fitting(
  scope: Scope,
  candidate: Candidate,
  { total, before, hasTimes }: Beside,
  names: ReadonlySet<string>,
): readonly string[] | undefined {
  if (names.size === 0) return undefined;
  const lists = listsAbout(scope, candidate, names);
  const { channels } = candidate;
  const own = lists.find(({ stem, texts }) => stem > 0 && texts.length === channels);
  if (own) return own.texts;
  const whole = lists.find(({ stem, texts }) => stem === 0 && texts.length === total);
  if (whole) return whole.texts.slice(before, before + channels);
  const others = hasTimes ? lists.find(({ texts }) => texts.length === channels - 1) : undefined;
  if (others) return ['', ...others.texts];
  // As many names as this matrix has channels, and the others a vector each: the names are this one's.
  return channels > 1 ? lists.find(({ texts }) => texts.length === channels)?.texts : undefined;
}

function oneForAll(scope: Scope, candidate: Candidate): readonly string[] {
  const [only] = listsAbout(scope, candidate, unitNames)
    .filter(({ texts }) => texts.length === 1)
    .sort((one, other) => other.stem - one.stem);
  return only ? Array.from({ length: candidate.channels }, () => only.texts[0] ?? '') : [];
}

const mostLists = 64;

function listsAbout(
  scope: Scope,
  candidate: Candidate,
  names: ReadonlySet<string>,
): { readonly stem: number; readonly texts: readonly string[] }[] {
  return listsOf(scope, names).filter(({ words }) => isAbout(words, candidate.ownName));
}

interface TextList {
  readonly stem: number;
  readonly words: readonly string[];
  readonly texts: readonly string[];
}

const known = new WeakMap<Scope, Map<ReadonlySet<string>, readonly TextList[]>>();

/** The lists of texts in a scope under such names, looked for once. */
function listsOf(scope: Scope, names: ReadonlySet<string>): readonly TextList[] {
  const ofScope = known.get(scope) ?? new Map<ReadonlySet<string>, readonly TextList[]>();
  known.set(scope, ofScope);
  const before = ofScope.get(names);
  if (before) return before;
  const lists: TextList[] = [];
  for (const [name, value] of scope.values) {
    if (lists.length === mostLists) break;
    const statement = value.kind === 'numeric' ? undefined : statementIn(name, names);
    const texts = statement ? textsOf(value) : [];
    if (statement && texts.length > 0) {
      lists.push({ stem: statement.stem.length, words: statement.stem, texts });
    }
  }
  ofScope.set(names, lists);
  return lists;
}

async function signalsOf(one: ClockedCandidate, { labels, units }: Texts): Promise<MatSignal[]> {
  const { candidate, rates, leftOut } = one;
  const { name, array, channels } = candidate;
  // EEGLAB calls every recording EEG, whatever it holds.
  const variable = name.replace(/^EEG\./u, '');
  const kind = await kindByVariable(variable, array);
  const ownKind = kindByOwnName(variable);
  const signals: MatSignal[] = [];
  for (let channel = 0; channel < channels; channel++) {
    if (leftOut?.has(channel)) continue;
    const rate = rates?.length === 1 ? rates[0] : rates?.[channel];
    const label = nameAndUnit(labels[channel]?.trim() ?? '');
    const unit = (label.unit === '' ? units[channel] : label.unit)?.trim() ?? '';
    const isRaw = array.numberClass === 'integer' && microvoltsPerUnit(unit) !== undefined;
    signals.push({
      name: shownName(candidate, channel, label.name),
      unit: isRaw ? '' : unit,
      ...(isRaw && { statedUnit: unit }),
      // `emg.force` is a force: the innermost name says it.
      variable: ownKind ? variable.slice(variable.lastIndexOf('.') + 1) : variable,
      ...(label.name === '' && ownKind),
      // A channel that is called EMG is, whatever holds it.
      ...(kind && !/emg/iu.test(label.name) && kind),
      ...(rate === undefined ? {} : { samplingRate: rate }),
      ...segmentsOf(one, channel),
    });
  }
  return signals;
}

function shownName({ name, channels }: Candidate, channel: number, label = ''): string {
  if (label.trim() !== '') return label.trim();
  return channels === 1 ? name : `${name} ${channel + 1}`;
}
