/** Cramp against voluntary contraction where nothing recorded tells the intent: how well distinguished, and what is said. */
import type { EvaluatedCase } from '../evaluatedCase';
import { bootstrapInterval } from '../metrics/bootstrap';
import { rocArea, rocCurve, type ScoredCase } from '../metrics/roc';
import { saidOfMain, tally } from './mainEvent';
import type { IntentScores } from './results';

const cramp = 'neurogenic-cramp-no-intent';
const steady = 'voluntary-no-intent';
const irregular = 'voluntary-irregular-no-intent';

/** A recording's score: the greatest probability that any of its events gives to a neurogenic cramp. */
export function crampScore({ detected }: Pick<EvaluatedCase, 'detected'>): number {
  return detected.reduce(
    (most, event) =>
      [event, ...event.alternatives].reduce(
        (best, { label, probability }) => (label === 'neurogenic-cramp' ? Math.max(best, probability) : best),
        most,
      ),
    0,
  );
}

/** Undefined where the run lacks the cramp or both contractions. */
export function intentScores(cases: readonly EvaluatedCase[]): IntentScores | undefined {
  const of = (...names: readonly string[]): EvaluatedCase[] =>
    cases.filter(({ scenario }) => names.includes(scenario));
  const all = of(cramp, steady, irregular);
  const scored = (some: readonly EvaluatedCase[]): ScoredCase[] =>
    some.map((one) => ({ score: crampScore(one), positive: one.scenario === cramp }));
  const area = rocArea(scored(all));
  if (Number.isNaN(area)) return undefined;
  const said = Object.fromEntries(
    [cramp, steady, irregular].map((name) => [name, tally(of(name).map(saidOfMain))]),
  );
  return {
    area,
    interval: bootstrapInterval(
      all,
      ({ scenario }) => scenario,
      (drawn) => rocArea(scored(drawn)),
    ),
    areaAgainstSteady: rocArea(scored(of(cramp, steady))),
    areaAgainstIrregular: rocArea(scored(of(cramp, irregular))),
    roc: rocCurve(scored(all)),
    said,
    wrongGuesses: all.filter((one) => isWrongGuess(saidOfMain(one), one.label)).length,
    recordings: all.length,
  };
}

/** A decided label that is not the truth's; silence and "indeterminate" are no guess. */
function isWrongGuess(said: string, label: string): boolean {
  return said !== label && said !== 'missed' && !said.startsWith('indeterminate');
}
