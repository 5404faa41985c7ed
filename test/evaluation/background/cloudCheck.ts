/** How many of the healthy recordings lie within the reference areas of the turns–amplitude cloud. */
import { type Cloud, cloudOf, isInside, shippedClouds } from '../../../src/detection/background/clouds';
import { quantile } from '../metrics/quantile';
import type { MeasuredRecording } from './measured';
import { subjectCount } from './rows';
import { laboratories } from './subjects';

/** A recording is outside when more of its seconds are (Stålberg's rule). */
const leastInside = 0.9;
type Recordings = readonly MeasuredRecording[];

/** A line for each muscle and laboratory: by the area that ships, and by one that was made without the subject. */
export function cloudLines(all: Recordings): readonly string[] {
  const normal = all.filter(({ diagnosis, seconds }) => diagnosis === 'normal' && seconds.length > 0);
  return shippedClouds.clouds.flatMap((cloud) =>
    laboratories.flatMap((laboratory) => {
      const own = normal.filter(
        (each) => each.laboratory === laboratory && cloudOf(each.muscle, shippedClouds) === cloud,
      );
      if (own.length === 0) return [];
      const name = `- ${cloud.muscle}, ${laboratory}, ${subjectCount(own)} healthy subjects`;
      const anew = shareOf(own, ({ subject }) =>
        fitted(
          cloud,
          own.filter((other) => other.subject !== subject),
        ),
      );
      return [
        `${name}: within the area that ships ${shareOf(own, () => cloud)}.`,
        `${name}: within an area made anew of these without the subject ${anew}.`,
      ];
    }),
  );
}

function shareOf(recordings: Recordings, cloudFor: (recording: MeasuredRecording) => Cloud): string {
  const judged = recordings.map((recording) => {
    const cloud = cloudFor(recording);
    return recording.seconds.map(([turns, amplitude]) => isInside(cloud, turns, amplitude));
  });
  const known = judged.map((seconds) => seconds.filter((each) => each !== undefined));
  const all = known.flat();
  const part = (inside: readonly boolean[]): number => inside.filter(Boolean).length / inside.length;
  const comparable = known.filter(({ length }) => length > 0);
  const within = comparable.filter((seconds) => part(seconds) >= leastInside).length;
  const beyond = 1 - all.length / judged.flat().length;
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  return `${percent(part(all))} of the seconds, ${within} of ${comparable.length} recordings (${percent(beyond)} of all seconds have turns it does not reach to)`;
}

/** By least squares on logarithms, as the areas that ship. */
function fitted(cloud: Cloud, recordings: Recordings): Cloud {
  const points = recordings.flatMap(({ seconds }) => seconds);
  const [x, y] = [
    points.map(([turns]) => Math.log(turns)),
    points.map(([, amplitude]) => Math.log(amplitude)),
  ];
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const slope =
    mean(x.map((each, i) => (each - meanX) * ((y[i] ?? 0) - meanY))) /
    mean(x.map((each) => (each - meanX) ** 2));
  const intercept = meanY - slope * meanX;
  const residuals = y.map((each, i) => each - intercept - slope * (x[i] ?? 0));
  const ends = (values: readonly number[]) => [quantile(values, 0.025), quantile(values, 0.975)] as const;
  return {
    ...cloud,
    intercept,
    slope,
    residual: ends(residuals),
    turnsPerSecond: ends(points.map(([turns]) => turns)),
  };
}
