/** Generators of valid documents, as odd as the format allows: strange names, unknown fields, reviews, conflicts. */
import fc from 'fast-check';
import type {
  LabelConflict,
  LabelDocument,
  SidecarHeader,
  LabelRecord,
  UnknownFields,
} from '../../../src/labels/labelDocument';
import { versionWritten } from '../../../src/labels/formatVersion';
import { inCanonicalOrder } from './labelParts';

/** Texts with everything that has ever broken a text format. */
export const oddText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '<<<<<<< ours',
    '\n=======\n',
    'a\u2028b\u2029c\u0085d',
    '\ufeff',
    '\ud800',
    '"\\',
    'µV Ω ❤️',
    '__proto__',
    'constructor',
    '10',
    '\u202enote',
    '',
  ),
);

/** The same, but never empty. */
export const name = oddText.filter((text) => text !== '');

/** Numbers without -0, which JSON text does not keep apart. */
export const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const jsonValue = fc
  .jsonValue({ maxDepth: 2 })
  .map(
    (value) => JSON.parse(JSON.stringify(value), (_key, item: unknown) => (item === 0 ? 0 : item)) as unknown,
  );

const unknownKey = fc.oneof(
  fc.constantFrom('zeta', 'alpha', '7', '10', '__proto__', 'constructor'),
  fc.string().map((key) => `x ${key}`),
);

/** Now and then some fields that this version does not know. */
export function unknownFields(): fc.Arbitrary<{ unknownFields?: UnknownFields }> {
  const fields = fc
    .array(fc.tuple(unknownKey, jsonValue), { minLength: 1, maxLength: 3 })
    .map((entries) => ({ unknownFields: Object.fromEntries(entries) }));
  return fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fields });
}

const evidence = fc
  .record(
    {
      criterion: oddText,
      value: number,
      unit: oddText,
      threshold: number,
      contribution: number,
      met: fc.boolean(),
      atSeconds: number,
      normalLow: number,
      normalHigh: number,
    },
    { requiredKeys: ['criterion', 'value', 'unit', 'contribution', 'met'], noNullPrototype: true },
  )
  .chain((known) => unknownFields().map((unknown) => ({ ...known, ...unknown })));

const probability = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);

const alternative = fc
  .record({ label: name, probability }, { noNullPrototype: true })
  .chain((known) => unknownFields().map((unknown) => ({ ...known, ...unknown })));

export const review = fc
  .record(
    {
      verdict: fc.constantFrom('accept' as const, 'reject' as const, 'unsure' as const),
      label: oddText,
      note: oddText,
    },
    { requiredKeys: ['verdict'], noNullPrototype: true },
  )
  .chain((known) => unknownFields().map((unknown) => ({ ...known, ...unknown })));

export const reviews = fc
  .array(fc.tuple(oddText, review), { minLength: 1, maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));

export const channelNames = fc.uniqueArray(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('EMG 1', 'EMG 2', 'force') },
    { weight: 1, arbitrary: oddText },
  ),
  { minLength: 1, maxLength: 3 },
);

export const span = fc
  .tuple(fc.nat({ max: 100_000 }), fc.integer({ min: 1, max: 50_000 }))
  .map(([start, length]) => ({ start, end: start + length }));

export const label = fc.oneof(fc.constantFrom('neurogenic-cramp', 'myogenic-cramp', 'rest'), name);
export const status = fc.constantFrom('proposed' as const, 'accepted' as const, 'rejected' as const);

/** A record without conflict; `id` from a small pool makes branches meet. */
export function plainRecord(id: fc.Arbitrary<string>): fc.Arbitrary<LabelRecord> {
  return fc
    .tuple(
      fc.record(
        {
          id,
          channels: channelNames,
          label,
          status,
          by: name,
          probability,
          evidence: fc.array(evidence, { maxLength: 2 }),
          note: oddText,
          reviews,
          alternatives: fc.array(alternative, { maxLength: 3 }),
          reason: name,
          stale: fc.constant(true as const),
        },
        { requiredKeys: ['id', 'channels', 'label', 'status', 'by'], noNullPrototype: true },
      ),
      span,
      unknownFields(),
    )
    .map(([known, where, unknown]) => ({ ...known, ...where, ...unknown }));
}

function conflictFor(id: string): fc.Arbitrary<LabelConflict> {
  const changed = plainRecord(fc.constant(id)).map((theirs): LabelConflict => ({ kind: 'changed', theirs }));
  const deleted = unknownFields().map((unknown): LabelConflict => ({ kind: 'deleted', ...unknown }));
  const nested = fc
    .tuple(plainRecord(fc.constant(id)), changed)
    .map(([theirs, conflict]): LabelConflict => ({ kind: 'changed', theirs: { ...theirs, conflict } }));
  return fc.oneof(changed, deleted, nested);
}

/** Any record: now and then one with an unresolved conflict. */
export function record(id: fc.Arbitrary<string> = name): fc.Arbitrary<LabelRecord> {
  return plainRecord(id).chain((plain) =>
    fc
      .option(conflictFor(plain.id), { freq: 5, nil: undefined })
      .map((conflict) => (conflict ? { ...plain, conflict } : plain)),
  );
}

const rate = fc.constantFrom(1000, 4000, 2048.5, 48_000, 0.1);

export const header: fc.Arbitrary<SidecarHeader> = fc
  .tuple(
    fc.record(
      {
        version: fc.constantFrom('1.0', '1.1', '1.3', '1.7'),
        recording: oddText,
        durationSeconds: fc.nat({ max: 1e6 }).map((milliseconds) => milliseconds / 1000),
        channels: fc.uniqueArray(
          fc
            .tuple(
              fc.record(
                {
                  name: fc.oneof(fc.constantFrom('EMG 1', 'EMG 2', 'force'), oddText),
                  samplingRate: rate,
                  samples: fc.nat(),
                  kind: fc.constantFrom('emg', 'mechanical', 'a kind of later versions'),
                },
                { requiredKeys: ['name', 'samplingRate', 'samples'], noNullPrototype: true },
              ),
              unknownFields(),
            )
            .map(([known, unknown]) => ({ ...known, ...unknown })),
          { selector: (channel) => channel.name, maxLength: 4 },
        ),
        fingerprint: fc
          .tuple(fc.nat(), fc.nat({ max: 15 }), unknownFields())
          .map(([bytes, digit, unknown]) => ({ bytes, sha256: digit.toString(16).repeat(64), ...unknown })),
        givenSamplingRate: rate,
      },
      {
        requiredKeys: ['version', 'recording', 'durationSeconds', 'channels', 'fingerprint'],
        noNullPrototype: true,
      },
    ),
    unknownFields(),
  )
  .map(([known, unknown]) => ({ ...known, ...unknown }));

/** Any valid document, in canonical order. */
export const document: fc.Arbitrary<LabelDocument> = fc
  .tuple(header, fc.uniqueArray(record(), { selector: ({ id }) => id, maxLength: 6 }))
  .map(([head, labels]) => {
    const version = versionWritten({ header: head, labels });
    return { header: { ...head, version }, labels: inCanonicalOrder(labels, head) };
  });
