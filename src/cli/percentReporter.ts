/** Progress of a long job as lines on stderr: one for every tenth, none for a job that is over at once. */

const quietMilliseconds = 500;

/** A `report` for `JobControl` that says `what: 30 %`. */
export function percentReporter(what: string, say: (line: string) => void): (fraction: number) => void {
  const started = performance.now();
  let saidTenths = 0;
  return (fraction) => {
    const tenths = Math.floor(fraction * 10);
    if (tenths <= saidTenths || performance.now() - started < quietMilliseconds) return;
    saidTenths = tenths;
    say(`${what}: ${tenths * 10} %`);
  };
}
