/** A version of the labels that a script names among a command's arguments: `{ version: 'HEAD' }`. */
export function namedVersion(args: readonly unknown[]): string | undefined {
  for (const arg of args) {
    if (typeof arg !== 'object' || arg === null || !('version' in arg)) continue;
    return typeof arg.version === 'string' ? arg.version : undefined;
  }
  return undefined;
}
