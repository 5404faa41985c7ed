/** What a command says of files that it finds and does not read. */

/** Of a link in a folder: what it leads to lies in the folder itself and is found there, or it lies elsewhere and is another's. */
export function linkSentence(file: string): string {
  return `${file}: a link, which is not followed.`;
}

/** That a place has nothing to compare, and whether it has links. */
export function noLabelFiles(place: string, links: number): string {
  return `${place} has no label files${links > 0 ? ' but links' : ''}.`;
}
