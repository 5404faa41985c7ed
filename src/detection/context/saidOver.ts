/** Words that say of what stands beside them that it is over. */
import { wordSet } from '../../base/words';

/** Words that stand between a phrase and its end without a meaning of their own. */
const fillers = wordSet(
  'is has was now the a an of to then completely slowly suddenly',
  'ist hat war der die das des dem den jetzt nun langsam sich',
  'est a la le les l de du d une un maintenant',
  'el del los las se ha es esta ahora da do das dos della delle',
);

/** Words that say that something is over wherever they follow it. */
const surelyOver = wordSet(
  'ends ended gone stopped stops finished resolved resolves subsided subsides disappeared ceased released relieved',
  'beendet vorbei weg gelost geloest lost loest verschwunden aufgehort aufgehoert voruber vorueber',
  'termine terminee finie fini passee passe disparue cede cessee',
  'termina terminado termino paso cedio cesa acabo acabado desaparece',
);

/** Words that say so only as the last of their clause (`cramp over`, but not `cramp over the calf`). */
const perhapsOver = wordSet('end over off stop done release aus ende fin arret final');

/** Words that say so before a phrase (`end of contraction`). */
const overBefore = wordSet(
  'end ends ended stop stopped stops finish finished ende fin fim fine arret arretez final termina deje smetta smetti pare einde stoppe hor',
);

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
