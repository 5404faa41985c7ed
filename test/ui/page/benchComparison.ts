/** Another version of the bench's labels, and what lies between, as the host would tell it. */
import type { ChangePlace, ChangeView, ComparisonChange } from '../../../src/protocol/page';
import type { BenchLabel } from './benchLabels';

/** As many changes in one part as the host tells. */
const partSize = 500;

function placeOf({ channels, startSeconds, endSeconds, displayName, category }: BenchLabel): ChangePlace {
  return { channels, startSeconds, endSeconds, displayName, category };
}

/** What the other version says of a label: every fourth lacks it, has another before it, has it moved, or the same. */
function changesOf(labels: readonly BenchLabel[]): readonly ChangeView[] {
  return labels.flatMap((label, index): readonly ChangeView[] => {
    const place = placeOf(label);
    const { id } = label;
    const length = place.endSeconds - place.startSeconds;
    switch (index % 4) {
      case 0: {
        const was = { ...place, startSeconds: place.startSeconds + length / 5, displayName: 'Voluntary' };
        const text = `Voluntary → ${place.displayName}; start −${Math.round(length * 200)} ms; note: “regular”`;
        return [{ id, kind: 'changed', place, was: { ...was, category: 'activity' }, text }];
      }
      case 1:
        return [{ id, kind: 'added', place, text: 'accepted, by Dr. Ada Reader' }];
      case 2: {
        const gone = { ...place, startSeconds: place.endSeconds + length / 8, displayName: 'Tremor' };
        const was = { ...gone, endSeconds: gone.startSeconds + length / 2 };
        return [{ id: `gone-${id}`, kind: 'removed', place: was, was, text: 'removed' }];
      }
      default:
        return [];
    }
  });
}

/** A comparison that is told in parts. */
export class BenchComparison {
  private changes: readonly ChangeView[] | undefined;
  private told = 0;

  begin(labels: readonly BenchLabel[]): ComparisonChange {
    this.changes = [...changesOf(labels)].sort((a, b) => a.place.startSeconds - b.place.startSeconds);
    this.told = 0;
    return { ...this.part(this.changes), fresh: true };
  }

  next(): ComparisonChange | null {
    return this.changes ? this.part(this.changes) : null;
  }

  end(): void {
    this.changes = undefined;
  }

  private part(all: readonly ChangeView[]): ComparisonChange {
    const part = all.slice(this.told, this.told + partSize);
    const changed = part.map((change, index) => ({ index: this.told + index, change }));
    this.told += part.length;
    const count = (kind: ChangeView['kind']): number => all.filter((each) => each.kind === kind).length;
    const summary = `${count('added')} added, ${count('removed')} removed, ${count('changed')} relabelled`;
    return {
      fresh: false,
      head: { name: 'HEAD (1a2b3c4)', summary },
      removed: [],
      changed,
      more: this.told < all.length,
    };
  }
}
