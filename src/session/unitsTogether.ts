/** Units of channels that were used together, beside those that were looked at by themselves. */
import { linksOf, type UnitsTogether } from '../detection/togetherProduct';
import type { ShownUnits } from '../detection/result/givenTrains';
import type { UnitElsewhere } from '../detection/result/unitElsewhere';

/** A unit of another channel that is the same. */
interface LinkedUnit {
  readonly index: number;
  readonly number: number;
  readonly agreement: number;
  readonly lagSeconds: number;
}

interface UsedTogether {
  /** Each channel with its units, in the order that was asked for. */
  readonly shown: UnitsTogether;
  /** The same unit on other channels; undefined for a channel that was looked at by itself. */
  sameUnits(index: number, number: number): readonly LinkedUnit[] | undefined;
}

/**
 * Puts units that were used together in the place of those that were not. Where a person has corrected a channel, its units stay
 * as they are shown; they are only compared.
 * @param shown each channel by itself
 */
export function usedTogether(
  shown: UnitsTogether,
  groups: readonly UnitsTogether[],
  isCorrected: (index: number) => boolean,
): UsedTogether {
  const together = new Map(groups.flat());
  const all = shown.map(([index, alone]): readonly [number, ShownUnits] => {
    const found = alone.kind === 'sorted' && !isCorrected(index) ? together.get(index) : undefined;
    return [index, found ?? alone];
  });
  const links = groups.flatMap((group) => {
    const members = new Set(group.map(([index]) => index));
    return linksOf(all.filter(([index]) => members.has(index)));
  });
  return {
    shown: all,
    sameUnits: (index, number) => {
      if (!together.has(index)) return undefined;
      return links.flatMap((link): readonly LinkedUnit[] => {
        const { agreement, lagSeconds } = link;
        if (link.channel === index && link.number === number) {
          return [{ index: link.otherChannel, number: link.otherNumber, agreement, lagSeconds }];
        }
        if (link.otherChannel === index && link.otherNumber === number) {
          return [{ index: link.channel, number: link.number, agreement, lagSeconds: -lagSeconds }];
        }
        return [];
      });
    },
  };
}

/** Which units of a channel are also on others of its electrode, as all of them are shown. @param shown all channels of it */
export function unitsElsewhere(channel: number, shown: UnitsTogether): readonly UnitElsewhere[] {
  const own = shown.find(([index]) => index === channel)?.[1];
  if (own?.kind !== 'sorted') return [];
  const { sameUnits } = usedTogether(shown, [shown], () => true);
  const numbers = new Set(own.episodes.flatMap(({ units }) => units.map(({ number }) => number)));
  return [...numbers].flatMap((number): readonly UnitElsewhere[] => {
    const same = sameUnits(channel, number) ?? [];
    const alsoOn = same.map((other) => ({ channel: other.index, number: other.number }));
    return alsoOn.length === 0 ? [] : [{ number, alsoOn: alsoOn.sort((a, b) => a.channel - b.channel) }];
  });
}
