/** What a mechanical channel measures, told from its unit and name: decides what its level can prove. */
import type { Channel } from '../../recording/recording';

/** `other` (speed, sound, length) and `acceleration` prove no contraction by their level. */
export type MechanicalQuantity = 'force' | 'torque' | 'angle' | 'acceleration' | 'other';

const units: readonly (readonly [MechanicalQuantity, RegExp])[] = [
  ['torque', /^(?:[kmcu]?n[ .*·⋅-]?c?m{1,2}|ft[ .*·-]?lbs?|lbf?[ .*·-]?ft)$/u],
  ['force', /^(?:[kmuµ]?n|kgf?|gf|lbs?|lbf|ozf?|% ?(?:mvc|mvf|mvic)|n\/n)$/u],
  ['angle', /^(?:m?deg(?:rees?)?|°|m?rad(?:ians?)?)$/u],
  ['acceleration', /^(?:m?g|[mc]?m\/s(?:ec)?(?:\^?2|²)|m[.·]?s(?:\^?-2|⁻²))$/u],
  ['other', /\/s(?:ec)?$|^(?:dps|rpm)$/u],
];

const names: readonly (readonly [MechanicalQuantity, RegExp])[] = [
  ['acceleration', /^acc(?:el(?:eration|erometer|erometry)?)?$/u],
  ['other', /^(?:gyro(?:scope)?|gyr|velocity|speed|mmg|mechanomyogra(?:m|phy))$/u],
  ['torque', /^(?:torque|moment|drehmoment|couple)$/u],
  [
    'force',
    /^(?:force|load|loadcell|dynamometer|dynamometry|grip|handgrip|mvc|mvf|tension|twitch|kraft|fuerza|strain|weight)$/u,
  ],
  ['angle', /^(?:angle|angular|gonio|goniometer|winkel|joint)$/u],
];

/** The quantity by the unit, or where that says nothing (a voltage, no unit), by the first telling kind of word. */
export function mechanicalQuantity({ name, unit }: Pick<Channel, 'name' | 'unit'>): MechanicalQuantity {
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  const byName = names.find(([, word]) =>
    words.some((one) => word.test(one.replace(/(?<=acc)[xyz]$/u, ''))),
  )?.[0];
  const plainUnit = unit
    .trim()
    .toLowerCase()
    .replace(/[âã]\s?°/u, '°')
    .replace('\u03bc', 'µ');
  // A gram is a force where the name says so.
  if (plainUnit === 'g' && byName !== undefined) return byName;
  return units.find(([, pattern]) => pattern.test(plainUnit))?.[0] ?? byName ?? 'other';
}
