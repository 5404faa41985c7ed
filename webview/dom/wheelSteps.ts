/** From the travel of a wheel to steps. */

/** Wheel travel that makes one step. */
const wheelStep = 60;

/** Pixels of travel of a wheel event that counts in lines. */
export function wheelPixels({ deltaMode }: WheelEvent): number {
  return deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
}

/** Answers for each travel which way a step leads, or 0 where it is not far enough for one. */
export function wheelSteps(): (delta: number) => number {
  let travel = 0;
  return (delta) => {
    travel = Math.sign(travel) === Math.sign(delta) ? travel + delta : delta;
    const whole = Math.trunc(travel / wheelStep);
    travel -= whole * wheelStep;
    // One notch of any mouse is one step.
    return Math.sign(whole);
  };
}
