/** What an agreement beyond chance is called. */

/** Landis & Koch 1977 (Biometrics 33:159): what a kappa up to so much is called. */
const strengths = [
  [0, 'poor'],
  [0.2, 'slight'],
  [0.4, 'fair'],
  [0.6, 'moderate'],
  [0.8, 'substantial'],
  [1, 'almost perfect'],
] as const;

export function strengthOf(kappa: number): string {
  return strengths.find(([upTo]) => kappa <= upTo)?.[1] ?? 'almost perfect';
}
