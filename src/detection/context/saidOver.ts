/** Words that say of what stands beside them that it is over. */
import { wordsEverywhere } from '../languages/languages';

const fillers = wordsEverywhere((language) => language.fillers);
const surelyOver = wordsEverywhere(({ over }) => over?.surely);
const perhapsOver = wordsEverywhere(({ over }) => over?.perhaps);
const overBefore = wordsEverywhere(({ over }) => over?.before);

/** Whether the words before a phrase say that what it tells of is over. */
export function endsBefore(words: readonly string[]): boolean {
  const telling = words.findLast((word) => !fillers.has(word));
  return telling !== undefined && overBefore.has(telling);
}

/** Whether the words after a phrase say so. */
export function endsAfter(words: readonly string[]): boolean {
  const [first, ...others] = words.filter((word) => !fillers.has(word) && !/^\p{N}/u.test(word));
  if (first === undefined) return false;
  return surelyOver.has(first) || (perhapsOver.has(first) && others.length === 0);
}
