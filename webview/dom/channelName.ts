/** A channel's name where there may be too little room for it. */
import { el } from './elements';

/** Names of one device begin alike and differ at their end, so a name too long for one line is cut before its last part. */
const tailLength = 6;

/** An element with the name in two parts, of which the first gives way where the element is a flex box. */
export function channelName(className: string, name: string): HTMLElement {
  const cut = Math.max(0, name.length - tailLength);
  return el('span', className, {}, [
    el('span', 'name-head', {}, [name.slice(0, cut)]),
    el('span', 'name-tail', {}, [name.slice(cut)]),
  ]);
}
