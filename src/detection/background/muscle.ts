/** Which muscle a channel is of, by its name. */
import type { BackgroundReference } from './reference';

/** As the reference calls it; `other` where the name is of a muscle that it has not, undefined where it is of none. */
export function muscleOf(
  channelName: string,
  { muscles }: Pick<BackgroundReference, 'muscles'>,
): string | undefined {
  const words = channelName
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return muscles.find((muscle) => muscle.words.some((begin) => words.some((word) => word.startsWith(begin))))
    ?.name;
}
