// Starts a program of the harness: an error becomes one message and exit code 1, never a stack nobody asked for.

/** Runs `main` and takes its number for the exit code of the process. */
export function runMain(main: () => Promise<number>): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      if (process.env['EMG_LABELS_DEBUG'] !== undefined) console.error(error);
      process.exit(1);
    },
  );
}
