/**
 * What two languages understand differently, as plain words: read in neither, unless a study says what it means there. A
 * test finds what is missing here.
 */
export const ambiguous: readonly string[] = [
  'igen', // Swedish, Danish: again; Hungarian: yes
  'seis', // Finnish: stop; Spanish, Portuguese: six
  'tak', // Danish: thank you; Polish: yes
];
