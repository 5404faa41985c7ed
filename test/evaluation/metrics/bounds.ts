/** Bounds on a rate from few or no events. */

/** One-sided 95 % upper bound of a rate of which none was seen in n trials: 3 / n (rule of three; Hanley & Lippman-Hand 1983). */
export function ruleOfThree(trials: number): number {
  return 3 / trials;
}

/**
 * One-sided exact upper bound of a rate of which `seen` were seen in `trials` (Clopper & Pearson 1934): the rate at
 * which so few or fewer would be seen with probability 1 − confidence.
 */
export function rateUpperBound(seen: number, trials: number, confidence = 0.95): number {
  if (trials === 0 || seen >= trials) return 1;
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atMost(seen, trials, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** Probability of at most `seen` successes in `trials` of probability `rate`, 0 < rate < 1. */
function atMost(seen: number, trials: number, rate: number): number {
  let logTerm = trials * Math.log1p(-rate);
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= seen; k++) {
    logTerm += Math.log((trials - k + 1) / k) + Math.log(rate) - Math.log1p(-rate);
    sum += Math.exp(logTerm);
  }
  return sum;
}
