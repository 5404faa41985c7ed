/** How the file of a recording's corrected units is called: the recording's whole name, and this ending. */

/** What names of unit files end with. */
export const unitsEnding = '.units.json';

/** The unit file of a recording, by the recording's name or path. */
export function unitsFileOf(recording: string): string {
  return `${recording}${unitsEnding}`;
}
