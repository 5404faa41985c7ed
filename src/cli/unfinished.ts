/** Blind readings under way: nothing of them is told before they are finished, unless somebody asks for it. */

/** What is said of readings that a command leaves out. */
export function leftOutSentence(count: number): string {
  const said = count === 1 ? 'One blind reading is' : `${count} blind readings are`;
  return `${said} not finished and left out (--unfinished counts them).`;
}

/** Why a place is refused at which no blind reading is finished. */
export function unfinishedSentence(place: string, count = 1): string {
  if (count > 1) return `${place} has blind readings that are not finished (--unfinished compares them).`;
  return `${place} is a blind reading that is not finished (--unfinished compares it).`;
}
