/**
 * The small program that git's configuration names, since that stays for years while the extension moves with every
 * update: a script for `sh`, which git brings along on every system, that knows where the program is now. Where that has
 * gone it merges and shows lines as git does without it, and says so: no merge ends worse than without us.
 */
import { mkdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { updateFile } from '../base/files/updateFile';

/** The script's name, by which our entries in git's configuration are known. */
const shimName = 'emg-labels-git.sh';

/**
 * How the program answers the script, which asks for it by `--shim`: by codes that neither Node nor a shell gives of its
 * own accord. A program that is half written or too new for its Node ends with 1, which git would take for a merge done.
 * Scripts of earlier versions, and configurations that name the program itself, don't ask and are answered 0 and 1.
 */
export const shimAnswers = { merged: 40, toDecide: 41 } as const;
export type ShimAnswer = (typeof shimAnswers)[keyof typeof shimAnswers];

/** What the script starts: Node (or what acts as Node), and the command line's bundle. */
export interface ShimTarget {
  readonly node: string;
  readonly program: string;
}

/** A text as one word of `sh`, whatever it holds. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A path as `sh` has it: Git Bash on Windows takes slashes, and a backslash for itself only in quotes. */
function shellPath(file: string): string {
  return shellWord(path.sep === '\\' ? file.replaceAll('\\', '/') : file);
}

/** The script. Git calls it as `merge-driver %O %A %B %P %S %X %Y` (git before 2.44 leaves the last three as they are) or `textconv FILE`. */
export function shimText({ node, program }: ShimTarget): string {
  return `#!/bin/sh
# Git runs this to merge and to show label files. EMG Labels writes it anew whenever it starts.
# Where the program has gone, lines are merged and shown as git does by itself.
node=${shellPath(node)}
program=${shellPath(program)}
status=gone
run() {
  if [ -x "$node" ] && [ -f "$program" ] && [ -s "$program" ]; then
    NODE_OPTIONS= ELECTRON_RUN_AS_NODE=1 "$node" "$program" "$@"
    status=$?
  fi
}
case $1 in
merge-driver)
  # A program that is stopped while it writes must not have changed what lines are merged of.
  if cp "$3" "$3.ours"; then
    run "$@" --shim
    if [ "$status" = ${shimAnswers.merged} ]; then rm -f "$3.ours"; exit 0; fi
    if [ "$status" = ${shimAnswers.toDecide} ]; then rm -f "$3.ours"; exit 1; fi
    mv -f "$3.ours" "$3"
  fi
  # Any other answer, Node's own 0 and 1 too: it could not run.
  echo "EMG Labels could not run, so the lines of $5 were merged as text. Open EMG Labels once, or set the repository up again." >&2
  git merge-file -L ours -L base -L theirs "$3" "$2" "$4"
  status=$?
  # More than 127 is an error of git's own; ours stands then, as a conflict.
  if [ $status -gt 127 ]; then status=1; fi
  exit $status
  ;;
textconv)
  run "$@"
  if [ "$status" = 0 ]; then exit 0; fi
  cat "$2"
  ;;
*)
  run "$@"
  [ "$status" = gone ] && status=2
  exit $status
  ;;
esac
`;
}

/** The script in a folder of ours. */
export function shimIn(folder: string): string {
  return path.join(folder, shimName);
}

/** Writes the script, or leaves it where it says the same. @throws SaveError */
export async function writeShim(folder: string, target: ShimTarget): Promise<string> {
  const file = shimIn(folder);
  await mkdir(folder, { recursive: true });
  const text = Buffer.from(shimText(target));
  await updateFile(file, (found) => (found && text.equals(found) ? undefined : text));
  return file;
}

/** As `writeShim`, where a script has been written before: some repository is set up then. */
export async function refreshShim(folder: string, target: ShimTarget): Promise<void> {
  const found = await readFile(shimIn(folder)).catch(() => undefined);
  if (found) await writeShim(folder, target);
}

/** What git's configuration has for a script: the driver and the conversion for `git diff`. */
export function shimCommands(shim: string): { readonly driver: string; readonly textconv: string } {
  const words = `sh ${shellPath(shim)}`;
  // What follows a % is a placeholder of git's in the driver, and only there.
  const driver = `${words.replaceAll('%', '%%')} merge-driver %O %A %B %P %S %X %Y`;
  return { driver, textconv: `${words} textconv` };
}

/** Whether an entry of git's configuration is one that we wrote, whatever folder the script was in. */
export function isShimCommand(entry: string): boolean {
  return entry.startsWith("sh '") && entry.includes(`${shimName}' `);
}
