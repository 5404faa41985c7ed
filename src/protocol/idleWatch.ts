/** Notices that a request makes no progress, so that whoever waits for it can give up. */

/** Steps of an idle watch: a machine that sleeps, or a host that is busy, counts as one step and not as all of them. */
const idleSteps = 10;

/** Calls `giveUp` once, when `moved` has not been called for so long. */
export function idleWatch(
  milliseconds: number | undefined,
  giveUp: (seconds: number) => void,
): { moved(): void; stop(): void } {
  if (milliseconds === undefined) return { moved: () => undefined, stop: () => undefined };
  let steps = 0;
  const timer = setInterval(() => {
    if (++steps >= idleSteps) giveUp(milliseconds / 1000);
  }, milliseconds / idleSteps);
  return {
    moved: () => {
      steps = 0;
    },
    stop: () => clearInterval(timer),
  };
}
