/** `*_events.tsv`: events as annotations. */
import type { FileAnnotation } from '../recording';
import type { Companion } from './companionFiles';
import { numberIn, parseTsv } from './tsv';

/** Columns that say what an event is, the most telling first. */
const textColumns = ['trial_type', 'event_type', 'description', 'label', 'value', 'stim_file'];

/** The events in order of onset, and a sentence when some have no onset. */
export function readEvents({ name: file, text: table }: Companion): {
  readonly annotations: readonly FileAnnotation[];
  readonly warnings: readonly string[];
} {
  const { rows, warnings } = parseTsv(table, file, ['onset', 'duration', ...textColumns]);
  const annotations = rows.flatMap((row): FileAnnotation[] => {
    const onsetSeconds = numberIn(row, 'onset');
    if (onsetSeconds === undefined) return [];
    const column = textColumns.find((name) => row.has(name));
    const text = (column === undefined ? undefined : row.get(column)) ?? 'event';
    return [{ onsetSeconds, durationSeconds: Math.max(0, numberIn(row, 'duration') ?? 0), text }];
  });
  const lost = rows.length - annotations.length;
  return {
    annotations: annotations.sort((a, b) => a.onsetSeconds - b.onsetSeconds),
    warnings: [
      ...warnings,
      ...(lost > 0
        ? [`${file}: ${lost} of ${rows.length} events state no onset in seconds and are left out.`]
        : []),
    ],
  };
}
