/** Evaluated cases as a corpus would give them, made by hand: what the measures and the page are tested on. */
import type { EvaluatedCase } from '../../evaluation/evaluatedCase';
import { truthKind } from '../../evaluation/classes';
import type { EventLabel } from '../../../src/detection/result/eventLabels';
import { said } from './build';

/** A recording of 60 s with one event of its label from 20 to 40 s, rest around it, and what was said of it. */
export function fakeCase(
  scenario: string,
  label: EventLabel,
  detected: EvaluatedCase['detected'],
  more: Partial<EvaluatedCase> = {},
): EvaluatedCase {
  const intentKnown = more.intentKnown ?? true;
  const span = (
    onsetSeconds: number,
    endSeconds: number,
    of: EventLabel,
  ): EvaluatedCase['truth'][number] => ({
    onsetSeconds,
    endSeconds,
    channel: 0,
    label: of,
    ...truthKind({ label: of }, intentKnown),
  });
  return {
    scenario,
    kind: 'class',
    label,
    intentKnown,
    seed: 1_000_000,
    durationSeconds: 60,
    truth:
      label === 'rest'
        ? [span(0, 60, 'rest')]
        : [span(0, 20, 'rest'), span(20, 40, label), span(40, 60, 'rest')],
    detected,
    circumstances: { humMicrovolts: 0, samplingRate: 10_000, wording: 'none', background: 'simulated' },
    conditions: [1, 2, 3, 4],
    units: { units: [], found: 0, invented: 0 },
    engine: { name: 'fake', version: '1', parametersHash: '123' },
    seconds: { simulation: 0, detection: 0 },
    ...more,
  };
}

/** Rest, an event of this class from 20.1 to 40 s, rest. */
export function found(kind: string, probability = 0.9): EvaluatedCase['detected'] {
  return [
    said('rest', 0, 20.1, { probability: 0.95 }),
    said(kind, 20.1, 40, { probability }),
    said('rest', 40, 60, { probability: 0.95 }),
  ];
}

export function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
